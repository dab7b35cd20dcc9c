import { describe, expect, test } from 'vitest';
import { deviceDesk } from '../../support/device-desk.ts';
import { codes, imei } from '../../support/devices.ts';
import { accepted, fillDisk, northwind } from '../../support/journal.ts';

const nordic = '1048576202';
const nobody = '12345678901234567';
const device = 'partners.devices';

describe('letting a device go', () => {
  test('that no box here stands for: it is free, and the history says who let it go', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claim(imei(1));
    expect(await desk.devices.release(deviceId, northwind.id)).toEqual({ outcome: 'released' });
    expect([desk.simulator.ledger()[0]?.owner, desk.events('device-released'), desk.woken()]).toEqual([
      undefined,
      [{ deviceId, owner: northwind.id }],
      0,
    ]);
  });

  test('that a claimed box here stands for is left to the claiming loop', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claimedBox('box-1', imei(1));
    expect(await desk.devices.release(deviceId, northwind.id)).toEqual({ outcome: 'asked' });
    expect([desk.journal.box('box-1')?.state, desk.woken(), desk.simulator.ledger()[0]?.owner]).toEqual(['releasing', 1, northwind.id]);
    // Asked twice, it is under way once.
    expect(await desk.devices.release(deviceId, northwind.id)).toEqual({ outcome: 'asked' });
    expect([desk.events('release-asked').length, desk.asked.includes('unclaim')]).toEqual([1, false]);
  });

  test('that got another owner between the look and the answer lets nothing go', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claim(imei(1));
    await desk.devices.lookUp(codes(imei(1)));
    await desk.google.unclaim(deviceId);
    await desk.claim(imei(1), nordic);
    expect(await desk.devices.release(deviceId, northwind.id)).toEqual({ outcome: 'refused', reason: 'owner-changed' });
    expect([desk.simulator.ledger()[0]?.owner, desk.asked.includes('unclaim')]).toEqual([nordic, false]);
  });

  test('that nobody holds any more, or that is on its way here, or that Google does not know, lets nothing go', async () => {
    const desk = await deviceDesk();
    const free = await desk.claim(imei(1));
    await desk.google.unclaim(free);
    const busy = await desk.claim(imei(2));
    desk.journal.append([accepted('box-2', imei(2))]);
    expect([
      await desk.devices.release(free, northwind.id),
      await desk.devices.release(busy, northwind.id),
      await desk.devices.release(nobody, northwind.id),
    ]).toEqual([
      { outcome: 'refused', reason: 'nobody-holds-it' },
      { outcome: 'refused', reason: 'not-now' },
      { outcome: 'trouble', trouble: 'not-found', code: 'INVALID_DEVICE_ID' },
    ]);
    expect(desk.asked.includes('unclaim')).toBe(false);
  });

  test('whose box here lost it to another customer is done directly: the box does not stand for that claim', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claimedBox('box-1', imei(1));
    await desk.google.unclaim(deviceId);
    await desk.claim(imei(1), nordic);
    expect(await desk.devices.release(deviceId, nordic)).toEqual({ outcome: 'released' });
    expect(desk.simulator.ledger()[0]?.owner).toBe(undefined);
  });

  test('looks again when the answer is lost: what was let go is said to be', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claim(imei(1));
    desk.simulator.levers.dropReplyAfter = [{ method: `${device}.unclaim`, times: 1 }];
    expect(await desk.devices.release(deviceId, northwind.id)).toEqual({ outcome: 'released' });
    expect([desk.events('device-released'), desk.asked]).toEqual([[{ deviceId, owner: northwind.id }], ['device', 'unclaim', 'device']]);
  });

  test('looks again when the answer is lost: what was not let go is not said to be', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claim(imei(1));
    desk.simulator.levers.dropRequest = [{ method: `${device}.unclaim`, times: 1 }];
    expect(await desk.devices.release(deviceId, northwind.id)).toMatchObject({ outcome: 'trouble', trouble: 'offline' });
    expect([desk.events('device-released'), desk.simulator.ledger()[0]?.owner]).toEqual([[], northwind.id]);
  });

  test('is not said to be done as long as this computer cannot write it down', async () => {
    const desk = await deviceDesk();
    const directly = await desk.claim(imei(1));
    const byTheLoop = await desk.claimedBox('box-2', imei(2));
    fillDisk(desk.journal);
    expect([await desk.devices.release(directly, northwind.id), await desk.devices.release(byTheLoop, northwind.id)]).toEqual([
      { outcome: 'trouble', trouble: 'cannot-store' },
      { outcome: 'trouble', trouble: 'cannot-store' },
    ]);
    expect([desk.woken(), desk.simulator.ledger().find((entry) => entry.deviceId === byTheLoop)?.owner]).toEqual([0, northwind.id]);
  });
});

describe('moving a box', () => {
  test('to another customer is left to the claiming loop, with whom it is for', async () => {
    const desk = await deviceDesk();
    await desk.claimedBox('box-1', imei(1));
    expect(desk.devices.move('box-1', nordic)).toEqual({ outcome: 'asked' });
    expect([desk.journal.box('box-1')?.release, desk.woken()]).toEqual([{ next: { id: nordic, name: 'Northwind Logistics Nordic' } }, 1]);
  });

  test('is refused to its own customer, to a stranger, twice, and before it is claimed', async () => {
    const desk = await deviceDesk();
    await desk.claimedBox('box-1', imei(1));
    desk.journal.append([accepted('box-2', imei(2))]);
    const refused = [
      desk.devices.move('box-1', northwind.id),
      desk.devices.move('box-1', '77'),
      desk.devices.move('box-2', nordic),
      desk.devices.move('box-3', nordic),
    ];
    desk.devices.move('box-1', nordic);
    expect(
      [...refused, desk.devices.move('box-1', nordic)].map((move) => (move.outcome === 'refused' ? move.reason : move.outcome)),
    ).toEqual(['same-customer', 'unknown-customer', 'not-claimed', 'not-claimed', 'not-claimed']);
    expect(desk.events('release-asked')).toHaveLength(1);
  });
});
