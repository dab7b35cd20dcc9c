import { describe, expect, test } from 'vitest';
import { budgetsByAccount } from '../../../../core/services/budget.ts';
import { googleCredentials } from '../../../../main/adapters/google/credentials.ts';
import { json, localServer } from '../../../support/http.ts';
import { keyFile } from '../../../support/key-files.ts';

/** Two ways of one service account to an API that counts. Time passes only when somebody waits for it. */
async function ways(share: () => number) {
  let requests = 0;
  const api = await localServer((request, response) => {
    if (request.url === '/token') return json(response, 200, { access_token: 't', expires_in: 3599 });
    requests += 1;
    const page = new URL(request.url ?? '', 'http://x').searchParams.get('pageToken');
    json(response, 200, { customers: [], nextPageToken: page === null ? 'two' : '' });
  });
  let now = 0;
  const after = (ms: number, action: () => void) => {
    now += ms;
    action();
    return () => {};
  };
  const budgetOf = budgetsByAccount({ now: () => now, after, share });
  const text = keyFile();
  const found = [1, 2].map(() => googleCredentials({ zeroTouch: api.url, token: `${api.url}/token` }, { budgetOf }).read(text));
  const [one, two] = found.map((credentials) => (typeof credentials === 'string' ? undefined : credentials.zeroTouch('1')));
  if (one === undefined || two === undefined) throw new Error('no way');
  return { one, two, requests: () => requests, pass: (ms: number) => void (now += ms), now: () => now };
}

describe('every request of a service account', () => {
  test('is counted, each page of a list and whoever asks', async () => {
    const { one, two, requests, pass } = await ways(() => 1);
    pass(12_000);
    const pages = await one.customers();
    // The first page took what there was.
    expect([pages, requests()]).toMatchObject([
      { ok: false, trouble: { kind: 'budget', status: 0, mayHaveHappened: 'no', retryAfterMs: 11_112 } },
      1,
    ]);
    expect([await two.findBy({ imei: '1' }), requests()]).toMatchObject([{ ok: false, trouble: { kind: 'budget' } }, 1]);
    expect([one.budgetMs(), two.budgetMs()]).toEqual([11_112, 11_112]);
    pass(12_000);
    expect([one.budgetMs(), (await two.simLockState({ imei: '1' })).ok, requests()]).toEqual([0, true, 2]);
  });

  test('waits for its turn where that is a moment, and is not told so', async () => {
    const { one, now, requests } = await ways(() => 50);
    expect([(await one.customers()).ok, requests(), now() > 0, now() < 1000]).toEqual([true, 2, true, true]);
  });

  test('counts against the share as it is set at that moment', async () => {
    let share = 1;
    const { one } = await ways(() => share);
    expect((await one.vendors()).ok).toBe(false);
    share = 100;
    expect((await one.vendors()).ok).toBe(true);
  });
});
