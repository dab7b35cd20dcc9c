import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { methodNames } from '../../simulator/http/routes.ts';
import { createLevers } from '../../simulator/levers.ts';
import { leverNotes } from '../../simulator/page/lever-notes.ts';
import { claimAll, claimBy, claimOf, imei, northwind, tablet } from './parcels.ts';
import { running } from './running.ts';

test('the page shows every method, every lever with an example, and where things are', async () => {
  const { simulator, partnerId } = await running({ keyFilePath: '/tmp/<b>key</b>.json' });
  const response = await fetch(simulator.rootUrl);
  const page = await response.text();
  const shown = [...methodNames(), ...Object.keys(createLevers()), simulator.rootUrl, simulator.tokenUrl, partnerId, '/tmp/&lt;b&gt;key'];
  expect([response.status, response.headers.get('content-type'), shown.filter((text) => !page.includes(text))]).toEqual([
    200,
    'text/html; charset=UTF-8',
    [],
  ]);
});

test('the page needs nothing else: no script, no file, no other address, and a policy that would allow none', async () => {
  const { simulator } = await running();
  const response = await fetch(simulator.rootUrl);
  const page = await response.text();
  const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
  expect([addresses.filter((address) => !address.startsWith('#') && !address.startsWith('/')), page.includes('<script')]).toEqual([
    [],
    false,
  ]);
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
});

test('the ledger on the page is what was claimed, and what callers sent stays text', async () => {
  const { simulator, api, partnerId } = await running();
  await claimAll(api, partnerId, [claimOf(imei(1), northwind, '<script>alert(1)</script>'), claimBy(tablet('R58n1'))]);
  const page = await (await fetch(simulator.rootUrl)).text();
  expect([
    page.includes('2 devices were asked for, 2 were claimed, 0 of them more than once'),
    page.includes('&lt;script&gt;alert(1)'),
    page.includes('<script>'),
    page.includes('serial [&quot;R58n1&quot;'),
  ]).toEqual([true, true, false, true]);
});

test('every example can be sent as it stands, and moves the lever that it is for', async () => {
  const { simulator } = await running();
  for (const [name, { example }] of Object.entries(leverNotes)) {
    const before = JSON.stringify(simulator.levers);
    const response = await fetch(`${simulator.rootUrl}/levers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: example,
    });
    expect([name, Object.keys(JSON.parse(example) as object), response.status]).toEqual([name, [name], 200]);
    expect(JSON.stringify(simulator.levers)).not.toBe(before);
    Object.assign(simulator.levers, createLevers());
  }
});

test('the README names every method and every lever', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../simulator/README.md'), 'utf8');
  expect([...methodNames(), ...Object.keys(createLevers())].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
