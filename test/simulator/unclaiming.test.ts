import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLevers } from '../../simulator/levers.ts';
import { claimDevice } from '../../simulator/world/claiming.ts';
import { createWorld } from '../../simulator/world/world.ts';
import { foreignImeis } from '../../simulator/foreign-devices.ts';
import { refusalOf } from './google-client.ts';
import { claimOf, imei, northwind, northwindNordic } from './parcels.ts';
import { running } from './running.ts';

describe('an unclaim', () => {
  test('by id or by identifier lets the device go, and another customer can claim it: same id, a second claim in the ledger', async () => {
    const { api, partnerId, simulator } = await running();
    const claim = async (customer: string) =>
      (await api.partners.devices.claim({ partnerId, requestBody: claimOf(imei(1), customer) })).data.deviceId;
    const unclaim = (identifier: object) =>
      api.partners.devices.unclaim({ partnerId, requestBody: { ...identifier, sectionType: 'SECTION_TYPE_ZERO_TOUCH' } });
    const deviceId = await claim(northwind);
    expect((await unclaim({ deviceId })).data).toEqual({});
    expect(simulator.ledger()[0]?.owner).toBeUndefined();
    expect(await claim(northwindNordic)).toBe(deviceId);
    await unclaim({ deviceIdentifier: { imei: imei(1) } });
    expect(simulator.ledger().map(({ owner, claims }) => [owner, claims])).toEqual([[undefined, 2]]);
  });

  test('of what is not ours is not found; without a section, or with both ways to name it, it is refused', async () => {
    const { api, partnerId } = await running();
    const ask = (requestBody: object) => refusalOf(api.partners.devices.unclaim({ partnerId, requestBody }));
    const sectionType = 'SECTION_TYPE_ZERO_TOUCH';
    expect([
      await ask({ deviceId: '12345678901234567', sectionType }),
      await ask({ deviceIdentifier: { imei: foreignImeis[0] }, sectionType }),
      await ask({ deviceId: '12345678901234567' }),
      await ask({ deviceId: '1', deviceIdentifier: { imei: imei(1) }, sectionType }),
    ]).toEqual([
      { http: 404, status: 'NOT_FOUND', code: 'INVALID_DEVICE_ID' },
      { http: 404, status: 'NOT_FOUND', code: 'INVALID_DEVICE_ID' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_SECTION_TYPE' },
      { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' },
    ]);
  });
});

test('whatever is claimed and unclaimed, in whatever order: a device has one customer, and only the first to come gets it', () => {
  const step = fc.record({
    what: fc.constantFrom('claim', 'claim', 'unclaim'),
    device: fc.integer({ min: 0, max: 3 }),
    slot: fc.constantFrom(0, 1),
    customer: fc.constantFrom(northwind, northwindNordic),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = createWorld({ saved: undefined, levers: createLevers(), chance: () => 0, pace: 0, now: () => 0, keep: () => {} });
      const owners = new Map<number, string>();
      const claims = new Map<number, number>();
      for (const { what, device, slot, customer } of steps) {
        const [first, second] = slot === 0 ? [imei(2 * device), imei(2 * device + 1)] : [imei(2 * device + 1), imei(2 * device)];
        const [known] = world.devices.named({ imei: first });
        if (what === 'unclaim') {
          if (known !== undefined) world.devices.unclaim(known);
          owners.delete(device);
          continue;
        }
        const outcome = claimDevice(
          { deviceIdentifier: { imei: first, imei2: second }, customerId: customer, sectionType: 'SECTION_TYPE_ZERO_TOUCH' },
          world,
        );
        expect(outcome.kind === 'claimed').toBe((owners.get(device) ?? customer) === customer);
        if (!owners.has(device)) {
          owners.set(device, customer);
          claims.set(device, (claims.get(device) ?? 0) + 1);
        }
      }
      const held = [...owners].map(([device, customer]) => [
        world.devices.search({ imei: imei(2 * device) }).map((one) => one.owner),
        [customer],
      ]);
      for (const [actual, expected] of held) expect(actual).toEqual(expected);
      const claimed = world.ledger.entries().map((entry) => [Math.floor(Number(entry.imei.slice(8, 14)) / 2), entry.claims] as const);
      expect(new Map(claimed)).toEqual(claims);
      expect(claimed.length).toBe(claims.size);
    }),
  );
});
