import { describe, expect, test } from 'vitest';
import { openCamera, type Camera, type Devices } from '../../../renderer/scan/camera.ts';
import { createFakeDevices, type FakeDevices } from './fake-devices.ts';

describe('the camera', () => {
  test('is opened once, and the one that was remembered is taken', async () => {
    const devices = createFakeDevices('front', 'table');
    const { said } = await opened(devices, 'table');
    expect(said).toEqual(['starting', 'on table']);
    expect(devices.open).toEqual(['table']);
  });

  test('is another one while the remembered one is not plugged in, and changes over when it is', async () => {
    const devices = createFakeDevices('front');
    const { said } = await opened(devices, 'table');
    expect(devices.open).toEqual(['front']);
    devices.plug('table');
    await settle();
    expect(devices.open).toEqual(['table']);
    expect(said).toEqual(['starting', 'on front', 'on table']);
  });

  test('that is unplugged is lost, and comes back by itself', async () => {
    const devices = createFakeDevices('table');
    const { said, later } = await opened(devices);
    devices.unplug('table');
    await settle();
    await later(500);
    expect(said).toEqual(['starting', 'on table', 'lost', 'lost']);
    devices.plug('table');
    await settle();
    expect(said.at(-1)).toBe('on table');
  });

  test('that another program holds is tried again, ever more slowly, without asking for attention', async () => {
    const devices = createFakeDevices('table');
    devices.refuse('NotReadableError');
    const { said, later, waits } = await opened(devices);
    for (const ms of [500, 1000, 2000, 5000]) await later(ms);
    expect(waits).toEqual([500, 1000, 2000, 5000, 5000]);
    devices.refuse(undefined);
    await later(5000);
    expect(said).toEqual(['starting', 'busy', 'busy', 'busy', 'busy', 'busy', 'on table']);
  });

  test('that is refused is not asked for again until somebody wants it', async () => {
    const devices = createFakeDevices('table');
    devices.refuse('NotAllowedError');
    const { said, waits, camera } = await opened(devices);
    devices.plug('front');
    await settle();
    expect({ said: [...said], waits, asked: devices.asked }).toEqual({ said: ['starting', 'denied'], waits: [], asked: 1 });
    devices.refuse(undefined);
    camera.retry();
    await settle();
    expect(said.slice(2)).toEqual(['starting', 'on table']);
  });

  test('that is refused starts by itself once it is allowed in the browser', async () => {
    const devices = createFakeDevices('table');
    devices.refuse('NotAllowedError');
    const { said, permission } = await opened(devices);
    permission.become('prompt');
    await settle();
    expect(said).toEqual(['starting', 'denied']);
    devices.refuse(undefined);
    permission.become('granted');
    await settle();
    expect(said.slice(2)).toEqual(['starting', 'on table']);
  });

  test('opens in a browser that knows no permission of that name', async () => {
    const { said } = await opened(createFakeDevices('table'), '', {
      query: () => {
        throw new TypeError('unknown name');
      },
    });
    expect(said).toEqual(['starting', 'on table']);
  });

  test('that is remembered after it was opened stays open; another one is opened instead of it', async () => {
    const devices = createFakeDevices('front', 'table');
    const { camera } = await opened(devices);
    camera.prefer('front');
    await settle();
    expect(devices.asked).toBe(1);
    camera.prefer('table');
    await settle();
    expect(devices.open).toEqual(['table']);
  });

  test('is off after stop, even if it was about to open, and nothing more is heard', async () => {
    const devices = createFakeDevices('table');
    const early = open(devices);
    early.camera.stop();
    await settle();
    expect(devices.open).toEqual([]);
    const { camera, said } = await opened(devices);
    camera.stop();
    devices.unplug('table');
    devices.plug('table');
    await settle();
    expect({ said, open: devices.open }).toEqual({ said: ['starting', 'on table'], open: [] });
  });

  test('that cannot be had on this page at all has failed, and is not tried again', async () => {
    const { said, waits } = await opened(undefined);
    expect({ said, waits }).toEqual({ said: ['failed'], waits: [] });
  });
});

async function opened(devices: FakeDevices | undefined, deviceId = '', permissions?: Pick<Permissions, 'query'>) {
  const running = open(devices, deviceId, permissions);
  await settle();
  return running;
}

function open(devices: Devices | undefined, deviceId = '', permissions?: Pick<Permissions, 'query'>) {
  const permission = new FakePermission();
  const said: string[] = [];
  const waits: number[] = [];
  let due: { ms: number; action: () => void } | undefined;
  const camera: Camera = openCamera({
    deviceId,
    devices,
    permissions: permissions ?? { query: () => Promise.resolve(permission as unknown as PermissionStatus) },
    onState: (state) => said.push(state.kind === 'on' ? `on ${state.deviceId}` : state.kind === 'failed' ? state.failure : state.kind),
    onCameras: () => {},
    after(ms, action) {
      waits.push(ms);
      const mine = { ms, action };
      due = mine;
      return () => {
        if (due === mine) due = undefined;
      };
    },
  });
  return {
    camera,
    said,
    waits,
    permission,
    /** Lets the wait of so many milliseconds pass. */
    async later(ms: number) {
      expect(due?.ms).toBe(ms);
      due?.action();
      await settle();
    },
  };
}

/** As much of a `PermissionStatus` as is listened to. */
class FakePermission extends EventTarget {
  state: PermissionState = 'denied';
  become(state: PermissionState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** Lets every promise that can settle do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
