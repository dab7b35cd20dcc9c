import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as fc from 'fast-check';
import { startSimulator } from '../../simulator/simulator.ts';
import { connect } from './google-client.ts';
import { claimAll, claimBy, claimOf, imei, meid, northwind, operation, results, tablet, zeroTouch } from './parcels.ts';
import { running } from './running.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('after a restart the key file is still good, and every device, operation and ledger entry is there', async () => {
  const stateFile = join(await emptyFolder(), 'deep', 'state.json');
  const first = await startSimulator({ stateFile, pace: 0 });
  const name = await claimAll(connect(first), first.partnerId, [
    claimOf({ imei: imei(1), imei2: imei(2) }, northwind, 'box-1'),
    claimOf('1'),
  ]);
  const before = { ledger: first.ledger(), operation: await operation(connect(first), name) };
  await first.close();

  const { simulator, partnerId } = await running({ stateFile });
  const api = connect({ ...simulator, keyFile: first.keyFile });
  expect({ ledger: simulator.ledger(), operation: await operation(api, name) }).toEqual(before);
  await claimAll(api, partnerId, [claimOf(imei(2))]);
  expect(simulator.ledger()[0]).toEqual({ ...before.ledger[0], attempts: 2 });
});

test('a token that was given out before a restart is good after it', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const first = await startSimulator({ stateFile });
  const api = connect(first);
  await api.partners.customers.list({ partnerId: first.partnerId });
  await first.close();
  const { port } = new URL(first.rootUrl);
  await running({ stateFile, port: Number(port) });
  expect((await api.partners.customers.list({ partnerId: first.partnerId })).status).toBe(200);
});

test('an operation that a restart interrupted goes on', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  let now = 0;
  const options = { stateFile, pace: 1, now: () => now };
  const first = await startSimulator(options);
  const name = await claimAll(
    connect(first),
    first.partnerId,
    [1, 2, 3, 4].map((n) => claimOf(imei(n))),
  );
  now = 1030;
  const partly = await results(connect(first), name);
  const ids = first.ledger().map((entry) => entry.deviceId);
  await first.close();
  const { simulator, api } = await running(options);
  const asBefore = await results(api, name);
  now = 2000;
  expect([partly.length, asBefore.length, await results(api, name)]).toEqual([2, 2, ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS']]);
  expect([
    simulator
      .ledger()
      .slice(0, 2)
      .map((entry) => entry.deviceId),
    simulator.ledger().map((entry) => entry.claims),
  ]).toEqual([ids, [1, 1, 1, 1]]);
});

test('what was answered is on the disk at that moment, in a file for its owner only, with nothing left beside it', async () => {
  const folder = await emptyFolder();
  const stateFile = join(folder, 'state.json');
  const { api, partnerId } = await running({ stateFile });
  const ids: string[] = [];
  await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const { data } = await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(n)) });
      ids.push(data.deviceId ?? '');
      const kept = await readFile(stateFile, 'utf8');
      expect(kept).toContain(`"${data.deviceId}"`);
    }),
  );
  expect([ids.length, (await stat(stateFile)).mode & 0o777, await readdir(folder)]).toEqual([40, 0o600, ['state.json']]);
});

test.each(['', 'not json', '{"version":2}', 'null'])('a file with %j in it is refused and left alone', async (text) => {
  const stateFile = join(await emptyFolder(), 'state.json');
  await writeFile(stateFile, text);
  await expect(startSimulator({ stateFile })).rejects.toThrow('is not a state file of this simulator');
  expect(await readFile(stateFile, 'utf8')).toBe(text);
});

test('while the state cannot be written the answer is an error, and afterwards nothing is missing', async () => {
  // The simulator reports what it could not do.
  const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  const folder = await emptyFolder();
  const stateFile = join(folder, 'inner', 'state.json');
  const { simulator, api, partnerId } = await running({ stateFile });
  await api.partners.customers.list({ partnerId });
  await rm(join(folder, 'inner'), { recursive: true });
  await writeFile(join(folder, 'inner'), 'in the way');
  const call = api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) });
  await expect(call).rejects.toMatchObject({ response: { status: 500 } });
  await rm(join(folder, 'inner'));
  await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) });
  const kept = await readFile(stateFile, 'utf8');
  expect([simulator.ledger()[0]?.claims, kept.includes(imei(1))]).toEqual([1, true]);
});

test('everything that can change is there after a crash, read from the lines that were added', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const { simulator, api, partnerId } = await running({ stateFile });
  const { devices } = api.partners;
  const { data: customer } = await api.partners.customers.create({
    parent: `partners/${partnerId}`,
    requestBody: { customer: { companyName: 'Quince & Co', ownerEmails: ['a@quince.example'] } },
  });
  const name = await claimAll(api, partnerId, [
    claimBy({ imei: imei(1) }, customer.companyId ?? ''),
    claimBy(tablet('R58n1')),
    claimBy({ meid: meid(1) }),
    claimBy({ meid: 'broken' }),
  ]);
  const deviceId = simulator.ledger()[0]?.deviceId ?? '';
  await devices.metadata({ metadataOwnerId: partnerId, deviceId, requestBody: { deviceMetadata: { entries: { note: 'a' } } } });
  await devices.unclaim({ partnerId, requestBody: { deviceIdentifier: tablet('R58n1'), sectionType: zeroTouch } });

  // A copy of what is on the disk at this moment is what a crash would leave.
  const left = join(await emptyFolder(), 'state.json');
  await writeFile(left, await readFile(stateFile));
  const lines = (await readFile(left, 'utf8')).split('\n').length - 1;
  const { simulator: after, api: again } = await running({ stateFile: left });
  const see = async (place: typeof api) => ({
    customers: (await place.partners.customers.list({ partnerId })).data,
    device: (await place.partners.devices.get({ name: `partners/${partnerId}/devices/${deviceId}` })).data,
    operation: await operation(place, name),
  });
  expect([lines > 4, after.ledger(), await see(again)]).toEqual([true, simulator.ledger(), await see(api)]);
});

test('half a line at the end, as a crash leaves it, is as if its request had never come; the file is mended with the next', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const first = await startSimulator({ stateFile, pace: 0 });
  await claimAll(connect(first), first.partnerId, [claimOf(imei(1))]);
  const before = first.ledger();
  const whole = await readFile(stateFile, 'utf8');
  await first.close();

  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - whole.lastIndexOf('\n', whole.length - 2) - 2 }), async (kept) => {
      const lastLine = whole.slice(whole.lastIndexOf('\n', whole.length - 2) + 1);
      await writeFile(stateFile, whole);
      await appendFile(stateFile, lastLine.slice(0, kept));
      const simulator = await startSimulator({ stateFile, pace: 0 });
      const read = simulator.ledger();
      await claimAll(connect(simulator), simulator.partnerId, [claimOf(imei(2))]);
      const now = simulator.ledger();
      await simulator.close();
      const again = await startSimulator({ stateFile, pace: 0 });
      expect([read, again.ledger()]).toEqual([before, now]);
      await again.close();
    }),
    { numRuns: 12 },
  );
});

test('a line that is broken in the middle is damage, and is refused', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const first = await startSimulator({ stateFile, pace: 0 });
  await claimAll(connect(first), first.partnerId, [claimOf(imei(1))]);
  const whole = await readFile(stateFile, 'utf8');
  await first.close();
  await writeFile(stateFile, `${whole}[{"device"\n[]\n`);
  await expect(startSimulator({ stateFile })).rejects.toThrow('is not a state file of this simulator');
});

test('a change costs what it changes, not what is there; an orderly end leaves one line', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const first = await startSimulator({ stateFile, pace: 0 });
  const api = connect(first);
  await claimAll(
    api,
    first.partnerId,
    Array.from({ length: 3000 }, (_, n) => claimOf(imei(n))),
  );
  const large = (await stat(stateFile)).size;
  await api.partners.devices.claim({ partnerId: first.partnerId, requestBody: claimOf(imei(5000)) });
  const added = (await stat(stateFile)).size - large;
  await first.close();
  const lines = (await readFile(stateFile, 'utf8')).split('\n');
  expect([large > 1_000_000, added < 1000, lines.length, lines[1]]).toEqual([true, true, 2, '']);
});

test('changes that have outgrown the state are gathered up while it runs', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const { simulator, api, partnerId } = await running({ stateFile });
  const note = 'x'.repeat(100_000);
  const { data } = await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1)) });
  const sizes: number[] = [];
  for (let round = 0; round < 60; round++) {
    const entries = { note: `${note}${round}` };
    await api.partners.devices.metadata({
      metadataOwnerId: partnerId,
      deviceId: data.deviceId ?? '',
      requestBody: { deviceMetadata: { entries } },
    });
    sizes.push((await stat(stateFile)).size);
  }
  expect([Math.max(...sizes) > 4_000_000, Math.max(...sizes) < 5_000_000, simulator.ledger().length]).toEqual([true, true, 1]);
  const copy = join(await emptyFolder(), 'state.json');
  await writeFile(copy, await readFile(stateFile));
  const { api: again } = await running({ stateFile: copy });
  const device = (await again.partners.devices.get({ name: `partners/${partnerId}/devices/${data.deviceId}` })).data;
  expect(device.deviceMetadata?.entries?.['note']?.slice(note.length)).toBe('59');
});

test('a file of the first version, one document without a line end, is read and goes on', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  const first = await startSimulator({ stateFile, pace: 0 });
  await claimAll(connect(first), first.partnerId, [claimOf(imei(1))]);
  const before = first.ledger();
  await first.close();
  const { customers: _, ...world } = (JSON.parse(await readFile(stateFile, 'utf8')) as { world: { customers: unknown } }).world;
  const old = { ...(JSON.parse(await readFile(stateFile, 'utf8')) as object), world };
  await writeFile(stateFile, JSON.stringify(old));
  const { simulator, api, partnerId } = await running({ stateFile });
  expect(simulator.ledger()).toEqual(before);
  await claimAll(api, partnerId, [claimOf(imei(2))]);
  const kept = (await readFile(stateFile, 'utf8')).split('\n');
  expect([kept.length > 1, kept.at(-1), kept.slice(0, -1).map((line) => typeof JSON.parse(line))]).toEqual([
    true,
    '',
    Array(kept.length - 1).fill('object'),
  ]);
});

test('an operation that was seen to be done stays done after a crash, whatever the clock says then', async () => {
  const stateFile = join(await emptyFolder(), 'state.json');
  let now = 1_000_000;
  const options = { pace: 1, now: () => now };
  const { api, partnerId } = await running({ ...options, stateFile });
  const name = await claimAll(api, partnerId, [claimOf(imei(1))]);
  now += 60_000;
  const seen = await operation(api, name);
  const copy = join(await emptyFolder(), 'state.json');
  await writeFile(copy, await readFile(stateFile));
  now -= 60_000;
  const { api: again } = await running({ ...options, stateFile: copy });
  expect([seen.done, await operation(again, name)]).toEqual([true, seen]);
});
