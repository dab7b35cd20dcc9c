import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { googleCredentials } from '../../main/adapters/google/credentials.ts';
import { openSession, type Session } from '../../main/session.ts';
import { StationRefusal } from '../../main/station-refusal.ts';
import { seededChance } from '../support/chance.ts';
import { codes, imei } from '../support/devices.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { fakeGoogle } from '../support/fake-google.ts';
import { temporaryFolder } from '../support/folder.ts';
import { northwind, openJournal } from '../support/journal.ts';
import { keyFile } from '../support/key-files.ts';

function open(folder: string, seed = 1) {
  const clock = fakeClock();
  const session = openSession({
    folder,
    station: 'station-1',
    clock,
    chance: seededChance(seed),
    changed: () => {},
    failed: () => {},
    rules: undefined,
  });
  return { clock, session, google: { ...outOfReach(), ...fakeGoogle(clock) } };
}

/** The methods that these tests do not ask: at an address where nobody answers. */
function outOfReach() {
  const found = googleCredentials({ zeroTouch: 'http://127.0.0.1:9', token: 'http://127.0.0.1:9/token' }).read(keyFile());
  if (typeof found === 'string') throw new Error(found);
  return found.zeroTouch('3141592653');
}

function scan(session: Session, device: string): void {
  session.journal.append([{ type: 'customer-chosen', body: { customer: northwind } }]);
  session.packing.scan(northwind.id, 'camera', codes(device));
}

const refusal = (work: () => unknown): StationRefusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof StationRefusal) return error;
    throw error;
  }
  throw new Error('not refused');
};

describe('a session', () => {
  test('stores boxes before there is a way to Google, and claims them when there is', async () => {
    const { clock, session, google } = open(temporaryFolder());
    onTestFinished(() => session.close());
    scan(session, imei(1));
    await clock.pass(60_000);
    const before = [session.claiming(), session.journal.countInState('waiting'), google.asked()];
    session.reach(google);
    await clock.runUntil(() => session.journal.countInState('claimed') === 1);
    expect([before, google.ledger.get(imei(1))]).toEqual([[undefined, 1, 0], { owner: northwind.id, claims: 1 }]);
  });

  test('that reaches Google a second time does not claim twice at a time', async () => {
    const { clock, session, google } = open(temporaryFolder());
    onTestFinished(() => session.close());
    session.reach(google);
    session.reach(google);
    google.levers.latencyMs = 500;
    scan(session, imei(1));
    await clock.runUntil(() => session.journal.countInState('claimed') === 1);
    expect(google.sent).toHaveLength(1);
  });

  test('claims nothing from tables that do not say what the journal says, and then for the customer that the worker saw', async () => {
    const folder = temporaryFolder();
    const before = open(folder);
    scan(before.session, imei(1));
    await before.session.close();
    const journal = openJournal({ file: join(folder, 'journal.sqlite') });
    journal.database.run("UPDATE boxes SET customer_id = '666'");
    journal.close();
    const { clock, session, google } = open(folder, 2);
    onTestFinished(() => session.close());
    session.reach(google);
    await clock.runUntil(() => session.journal.countInState('claimed') === 1);
    expect([google.ledger.get(imei(1)), session.tables.state()]).toEqual([{ owner: northwind.id, claims: 1 }, 'rebuilt']);
  });

  test('knows how many boxes of the last run are still on their way', async () => {
    const folder = temporaryFolder();
    const before = open(folder);
    scan(before.session, imei(1));
    await before.session.close();
    const { clock, session, google } = open(folder, 2);
    onTestFinished(() => session.close());
    scan(session, imei(2));
    const left = session.leftFromBefore();
    session.reach(google);
    await clock.runUntil(() => session.journal.countInState('claimed') === 2);
    expect([left, session.leftFromBefore()]).toEqual([1, 0]);
  });

  test('tries held boxes again, at once and not with the next scan', async () => {
    const { clock, session, google } = open(temporaryFolder());
    onTestFinished(() => session.close());
    session.reach(google);
    google.levers.poison.add(imei(1));
    scan(session, imei(1));
    await clock.runUntil(() => session.journal.countInState('held') === 1);
    google.levers.poison.clear();
    expect(session.retry([session.journal.boxOfDevice({ imei: imei(1) })?.id ?? ''])).toEqual({ retried: 1 });
    await clock.runUntil(() => session.journal.countInState('claimed') === 1, 60_000);
    expect(session.journal.countInState('claimed')).toBe(1);
  });
});

describe('a journal that cannot be used is named, with the way out', () => {
  test('because it is not trusted, and it stays as it is', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'journal.sqlite');
    writeFileSync(file, 'x'.repeat(5000));
    expect(() => open(folder)).toThrow(expect.objectContaining({ name: 'UntrustedJournal', fault: 'foreign' }));
    expect(readFileSync(file, 'utf8')).toBe('x'.repeat(5000));
  });

  test('because it cannot be opened', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal.sqlite'));
    expect(refusal(() => open(folder)).reason).toBe('not-writable');
  });

  test('because its folder cannot be made', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'accounts'), '');
    expect(refusal(() => open(join(folder, 'accounts', 'practice'))).reason).toBe('not-writable');
    expect(existsSync(join(folder, 'accounts', 'practice'))).toBe(false);
  });
});
