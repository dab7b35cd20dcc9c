import { describe, expect, test } from 'vitest';
import { deviceDesk } from '../../support/device-desk.ts';
import { imei } from '../../support/devices.ts';

const nobody = '12345678901234567';
const device = 'partners.devices';

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
