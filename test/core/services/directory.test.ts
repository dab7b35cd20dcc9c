import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Customer } from '../../../core/domain/customer.ts';
import type { Answer } from '../../../core/domain/trouble.ts';
import { directory } from '../../../core/services/directory.ts';
import { fileCustomerCache } from '../../../main/adapters/file-customer-cache.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { fakeGoogle } from '../../support/fake-google.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openJournal } from '../../support/journal.ts';

const alder: Customer = { id: '9007199254740993', name: 'Alderbrook Hospitality', terms: 'accepted' };
const ibis: Customer = { id: '3391005582', name: 'Ibis Courier', terms: 'stale' };
const offline: Answer<Customer[]> = { ok: false, trouble: { kind: 'offline', mayHaveHappened: 'no', status: 0, code: 'ENOTFOUND' } };

function station() {
  const clock = fakeClock();
  const journal = openJournal({ clock });
  const file = join(temporaryFolder(), 'customers.json');
  const google = { answer: { ok: true, value: [alder, ibis] } as Answer<Customer[]>, asked: 0, inReach: true };
  const zeroTouch = {
    ...fakeGoogle(clock),
    customers: () => {
      google.asked += 1;
      return Promise.resolve(google.answer);
    },
  };
  const open = () =>
    directory({ journal, clock, zeroTouch: () => (google.inReach ? zeroTouch : undefined), cache: fileCustomerCache(file) });
  return { clock, journal, google, open };
}

describe('the customers', () => {
  test('are asked for once, and again only when told to', async () => {
    const { google, open } = station();
    const list = open();
    const first = await list.list(false);
    await list.list(false);
    expect([first, google.asked]).toEqual([{ customers: [alder, ibis], fetchedAt: expect.any(Number), trouble: undefined }, 1]);
    await list.list(true);
    expect(google.asked).toBe(2);
  });

  test('are there without a network, with the day they are from, and can be chosen', async () => {
    const { clock, google, open } = station();
    const { fetchedAt } = await open().list(false);
    await clock.pass(86_400_000);
    google.answer = offline;
    const afterRestart = open();
    expect(await afterRestart.list(true)).toEqual({
      customers: [alder, ibis],
      fetchedAt,
      trouble: offline.ok ? undefined : offline.trouble,
    });
    expect([afterRestart.choose(alder.id), afterRestart.current()]).toEqual([{ outcome: 'chosen', customer: alder }, alder]);
  });

  test('are there while the keychain is locked', async () => {
    const { google, open } = station();
    await open().list(false);
    google.inReach = false;
    expect((await open().list(true)).customers).toEqual([alder, ibis]);
  });

  test('that nobody has listed are none, and say why', async () => {
    const { google, open } = station();
    google.answer = offline;
    expect(await open().list(false)).toMatchObject({ customers: [], fetchedAt: undefined, trouble: { kind: 'offline' } });
  });

  test('cannot be chosen by an ID that Google never listed, not even one that is the same number to a program', async () => {
    const { journal, open } = station();
    const list = open();
    await list.list(false);
    expect([list.choose('9007199254740992'), journal.currentCustomer()]).toEqual([
      { outcome: 'refused', reason: 'unknown-customer' },
      undefined,
    ]);
  });

  test('that was chosen is still chosen after a restart, and after Google left it out of its list', async () => {
    const { google, open } = station();
    const before = open();
    await before.list(false);
    before.choose(ibis.id);
    google.answer = { ok: true, value: [alder] };
    const after = open();
    await after.list(true);
    expect(after.current()).toEqual({ ...ibis, terms: 'unknown' });
  });

  test('is not chosen when that cannot be stored', async () => {
    const { journal, open } = station();
    const list = open();
    await list.list(false);
    list.choose(alder.id);
    journal.database.exec('PRAGMA query_only = ON');
    expect([list.choose(ibis.id), list.current()]).toEqual([{ outcome: 'refused', reason: 'read-only' }, alder]);
  });
});
