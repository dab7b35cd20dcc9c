import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSimulator } from '../../simulator/simulator.ts';
import { connect } from './google-client.ts';
import { claimAll, claimOf, imei, northwind, operation, results } from './parcels.ts';
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
