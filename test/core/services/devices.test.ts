import { describe, expect, test } from 'vitest';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { deviceDesk, type DeviceDesk } from '../../support/device-desk.ts';
import { codes, imei } from '../../support/devices.ts';
import { accepted, northwind } from '../../support/journal.ts';

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

  test('into a network that does not answer shows what is known here after six seconds', async () => {
    const desk = await deviceDesk();
    await desk.claimedBox('box-1', imei(1));
    desk.simulator.levers.latency = { kind: 'fixed', ms: 1000 };
    const looking = lookUp(desk, imei(1));
    let looked: Awaited<typeof looking> | undefined;
    void looking.then((answer) => (looked = answer));
    await desk.clock.pass(5999);
    expect(looked).toBeUndefined();
    await desk.clock.pass(1);
    expect(looked).toMatchObject({ boxes: [{ id: 'box-1' }], devices: undefined, trouble: { trouble: 'offline', code: 'NO_ANSWER_YET' } });
    expect(desk.clock.waiting()).toBe(0);
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
