import { describe, expect, test } from 'vitest';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { deviceDesk, type DeviceDesk } from '../../support/device-desk.ts';
import { codes, imei } from '../../support/devices.ts';
import { accepted, fillDisk, northwind } from '../../support/journal.ts';

const nordic = '1048576202';
const nobody = '12345678901234567';
const device = 'partners.devices';
const imeiOfVendor = '350999170000086';

const lookUp = async (desk: DeviceDesk, ...texts: string[]) => {
  const looked = await desk.devices.lookUp(codes(...texts));
  if (looked.outcome === 'refused') throw new Error(looked.reason);
  return looked;
};

describe('a look-up', () => {
  test('names the owner of a device that we claimed, and the box of this station, by either IMEI', async () => {
    const desk = await deviceDesk();
    await desk.google.claimOne({
      customer: northwind.id,
      identifiers: { imei: imei(1), imei2: imei(2) },
      metadata: { ordernumber: 'A-1' },
    });
    desk.journal.append([accepted('box-1', imei(1), imei(2))]);
    const looked = await lookUp(desk, imei(2));
    expect(looked).toMatchObject({
      identifiers: { imei: imei(2) },
      boxes: [{ id: 'box-1', state: 'waiting' }],
      devices: [
        {
          record: { identifiers: { imei: imei(1), imei2: imei(2) }, metadata: { ordernumber: 'A-1' } },
          claims: [{ section: 'ZERO_TOUCH', owner: northwind, reseller: desk.simulator.partnerId, ours: true }],
          box: { id: 'box-1' },
        },
      ],
      trouble: undefined,
    });
  });

  test('asks for each IMEI of a box alone, because Google may know only one of them, and shows each device once', async () => {
    const desk = await deviceDesk();
    await desk.claim(imei(1));
    const looked = await lookUp(desk, imei(1), imei(2));
    expect([looked.devices?.length, desk.asked]).toEqual([1, ['findBy', 'findBy']]);
  });

  test('of another company’s device shows what happened to it here, and nothing that Google does not show', async () => {
    const desk = await deviceDesk();
    const foreign = foreignImeis[0] ?? '';
    desk.journal.append([
      accepted('box-1', foreign),
      { type: 'box-held', body: { box: 'box-1', reason: 'other-company', status: 'SECTION_NOT_YOURS' } },
    ]);
    expect(await lookUp(desk, foreign)).toMatchObject({ boxes: [{ state: 'held', reason: 'other-company' }], devices: [] });
  });

  test('without Google shows what is known here, and names the trouble', async () => {
    const desk = await deviceDesk();
    await desk.claimedBox('box-1', imei(1));
    desk.simulator.levers.offline = true;
    const looked = await lookUp(desk, imei(1));
    expect([looked.boxes.map(({ id, state }) => [id, state]), looked.devices, looked.trouble]).toEqual([
      [['box-1', 'claimed']],
      undefined,
      { outcome: 'trouble', trouble: 'offline', code: expect.any(String) },
    ]);
  });

  test('behind a locked keychain does the same', async () => {
    const desk = await deviceDesk();
    await desk.claimedBox('box-1', imei(1));
    desk.lock();
    expect(await lookUp(desk, imei(1))).toMatchObject({ boxes: [{ id: 'box-1' }], devices: undefined, trouble: { trouble: 'no-account' } });
  });

  test('keeps the answer to the first IMEI when the second question fails', async () => {
    const desk = await deviceDesk();
    await desk.claim(imei(1));
    desk.failAfter('findBy', { method: `${device}.findByIdentifier`, times: 1, status: 503 });
    const looked = await lookUp(desk, imei(1), imei(2));
    expect([looked.devices?.length, looked.trouble?.trouble]).toEqual([1, 'google']);
  });

  test('shows boxes that were let go as well, the newest first', async () => {
    const desk = await deviceDesk();
    await desk.claimedBox('box-1', imei(1));
    desk.journal.append([
      { type: 'release-asked', body: { box: 'box-1' } },
      { type: 'box-released', body: { box: 'box-1', how: 'at-once' } },
      accepted('box-2', imei(1)),
    ]);
    expect((await lookUp(desk, imei(1))).boxes.map(({ id, state }) => [id, state])).toEqual([
      ['box-2', 'waiting'],
      ['box-1', 'released'],
    ]);
  });

  test('fetches the customers anew for a device that we claimed for one who is not in the list yet, and only then', async () => {
    const desk = await deviceDesk();
    const created = await desk.google.createCustomer({
      name: 'Quince & Co',
      owners: ['a@quince.example'],
      admins: [],
      language: undefined,
    });
    if (!created.ok) throw new Error(created.trouble.code);
    await desk.claim(imei(1), created.value.id);
    const looked = await lookUp(desk, imei(1));
    expect(looked.devices?.[0]?.claims).toMatchObject([{ owner: { name: 'Quince & Co' }, ours: true }]);
    await lookUp(desk, imei(1));
    expect(desk.asked).toEqual(['findBy', 'customers', 'findBy']);
  });

  test.each([
    ['a MEID', { meid: 'A1000000000001' }, 'a1000000000001'],
    ['a serial number in another case', { serialNumber: 'r58N1xyz', manufacturer: 'Acme', model: 'Tab 7' }, 'R58N1XYZ'],
  ])('finds a device by %s', async (_, identifiers, text) => {
    const desk = await deviceDesk();
    await desk.google.claimOne({ customer: nordic, identifiers, metadata: {} });
    expect((await lookUp(desk, text)).devices).toMatchObject([{ record: { identifiers }, claims: [{ owner: { id: nordic } }] }]);
  });

  test('of a misread number or of a product asks nobody', async () => {
    const desk = await deviceDesk();
    const wrong = imei(1).slice(0, 14) + String((Number(imei(1).at(14)) + 1) % 10);
    expect([await desk.devices.lookUp(codes(wrong, 'R58N1XYZ')), await desk.devices.lookUp([{ text: '4006381333931' }])]).toMatchObject([
      { outcome: 'refused', reason: 'bad-check-digit' },
      { outcome: 'refused', reason: 'product-code' },
    ]);
    expect(desk.asked).toEqual([]);
  });
});

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
    await lookUp(desk, imei(1));
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

describe('metadata', () => {
  test('of a device is changed, keeps what was not named, and stands in the history of its box', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claimedBox('box-1', imei(1));
    await desk.google.setMetadata(deviceId, { claimstation_box: 'box-1', phonenumber: '+47 1' });
    expect(await desk.devices.setMetadata(deviceId, { ordernumber: 'A-7', phonenumber: '' })).toEqual({
      outcome: 'changed',
      metadata: { claimstation_box: 'box-1', ordernumber: 'A-7' },
    });
    expect(desk.journal.history('box-1').at(-1)).toMatchObject({
      type: 'metadata-changed',
      body: { deviceId, box: 'box-1', metadata: { ordernumber: 'A-7', phonenumber: '' } },
    });
  });

  test('is looked at again when the answer is lost', async () => {
    const desk = await deviceDesk();
    const deviceId = await desk.claim(imei(1));
    desk.simulator.levers.dropReplyAfter = [{ method: `${device}.metadata`, times: 1 }];
    expect(await desk.devices.setMetadata(deviceId, { ordernumber: 'A-7' })).toEqual({
      outcome: 'changed',
      metadata: { ordernumber: 'A-7' },
    });
    desk.simulator.levers.dropRequest = [{ method: `${device}.metadata`, times: 1 }];
    expect(await desk.devices.setMetadata(deviceId, { ordernumber: 'A-8' })).toMatchObject({ outcome: 'trouble', trouble: 'offline' });
    expect(desk.events('metadata-changed')).toHaveLength(1);
  });

  test('of a device that Google does not know is not stored', async () => {
    const desk = await deviceDesk();
    expect(await desk.devices.setMetadata(nobody, { ordernumber: 'A-7' })).toMatchObject({ outcome: 'trouble', trouble: 'not-found' });
    expect(desk.events('metadata-changed')).toEqual([]);
  });
});

test('one device is read again by its ID, and its SIM lock on demand', async () => {
  const desk = await deviceDesk();
  const deviceId = await desk.claim(imei(1));
  expect(await desk.devices.get(deviceId)).toMatchObject({
    outcome: 'found',
    device: { record: { deviceId }, claims: [{ owner: northwind }] },
  });
  expect([await desk.devices.get(nobody), await desk.devices.simLock({ imei: imeiOfVendor }), await desk.devices.simLock({})]).toEqual([
    { outcome: 'trouble', trouble: 'not-found', code: 'INVALID_DEVICE_ID' },
    { outcome: 'known', state: 'locked-to-us' },
    { outcome: 'trouble', trouble: 'refused', code: 'INVALID_IDENTIFIER_SET' },
  ]);
});

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
