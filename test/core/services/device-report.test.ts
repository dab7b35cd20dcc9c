import { describe, expect, test } from 'vitest';
import { deviceDesk, type DeviceDesk } from '../../support/device-desk.ts';
import { imei } from '../../support/devices.ts';
import { northwind } from '../../support/journal.ts';

const nordic = '1048576202';
const device = 'partners.devices';

describe('the report of a customer’s devices', () => {
  async function deskWith(count: number): Promise<DeviceDesk> {
    const desk = await deviceDesk();
    await desk.google.claimBatch(
      Array.from({ length: count }, (_, n) => ({ customer: northwind.id, identifiers: { imei: imei(n) }, metadata: {} })),
    );
    return desk;
  }

  test('comes in pages of a hundred, each device once, with how many there are', async () => {
    const desk = await deskWith(250);
    const pages: unknown[] = [];
    const seen: (string | undefined)[] = [];
    for await (const page of desk.devices.report(northwind.id)) {
      if (page.outcome !== 'page') throw new Error(page.trouble);
      pages.push([page.devices.length, page.fetched, page.total, page.last]);
      seen.push(...page.devices.map(({ record }) => record.identifiers.imei));
    }
    expect(pages).toEqual([
      [100, 100, 250, false],
      [100, 200, 250, false],
      [50, 250, 250, true],
    ]);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => imei(n)));
  });

  test('asks for no more pages once its reader has gone away', async () => {
    const desk = await deskWith(250);
    for await (const page of desk.devices.report(northwind.id)) {
      expect(page).toMatchObject({ outcome: 'page', fetched: 100 });
      break;
    }
    expect(desk.asked).toEqual(['ownedBy']);
  });

  test('names the trouble in its middle, and what came before stays', async () => {
    const desk = await deskWith(250);
    const outcomes: unknown[] = [];
    for await (const page of desk.devices.report(northwind.id)) {
      outcomes.push(page.outcome === 'page' ? page.fetched : page.trouble);
      if (outcomes.length === 2) desk.simulator.levers.failNext = [{ method: `${device}.findByOwner`, times: 1, status: 429 }];
    }
    expect(outcomes).toEqual([100, 200, 'quota']);
  });

  test('of a customer without devices is one empty page; of a stranger, trouble', async () => {
    const desk = await deviceDesk();
    const all = async (customer: string) => {
      const pages: unknown[] = [];
      for await (const page of desk.devices.report(customer)) pages.push(page);
      return pages;
    };
    expect([await all(nordic), await all('77')]).toEqual([
      [{ outcome: 'page', devices: [], fetched: 0, total: undefined, last: true }],
      [{ outcome: 'trouble', trouble: expect.stringMatching(/^(forbidden|refused)$/), code: 'INVALID_CUSTOMER_ID' }],
    ]);
  });
});
