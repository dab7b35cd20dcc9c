import { beforeEach, describe, expect, test } from 'vitest';
import { limitPermissions } from '../../../main/electron/permissions.ts';
import * as electron from '../../fakes/electron.ts';

const ours = 'claimstation://app/';

beforeEach(() => {
  electron.levers.restart();
  limitPermissions(electron.session.defaultSession as never);
});

describe('a page that asks for a permission', () => {
  const ask = (permission: string, details: object) =>
    electron.session.defaultSession.request(permission, {
      isMainFrame: true,
      requestingUrl: ours,
      ...details,
    });

  test('gets the camera when it is ours', () => {
    expect(ask('media', { mediaTypes: ['video'] })).toBe(true);
  });

  test.each([
    ['the microphone', 'media', { mediaTypes: ['audio'] }],
    ['camera and microphone at once', 'media', { mediaTypes: ['video', 'audio'] }],
    ['media of no kind', 'media', { mediaTypes: [] }],
    ['media of a kind it does not name', 'media', {}],
    ['the camera from inside a frame', 'media', { mediaTypes: ['video'], isMainFrame: false }],
    ['the camera for a web site', 'media', { mediaTypes: ['video'], requestingUrl: 'https://app/' }],
    ['the camera for a name like ours', 'media', { mediaTypes: ['video'], requestingUrl: 'claimstation://app.example/' }],
    ['the screen', 'display-capture', { mediaTypes: ['video'] }],
    ...[
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fullscreen',
      'pointerLock',
      'midi',
      'hid',
      'usb',
      'serial',
      'fileSystem',
      'unknown',
    ].map((name) => [name, name, {}] as const),
  ] as const)('does not get %s', (_, permission, details) => {
    expect(ask(permission, details)).toBe(false);
  });
});

describe('a page that asks what it may do', () => {
  const check = (permission: string, origin = ours, details = {}) =>
    electron.session.defaultSession.check(permission, origin, { isMainFrame: true, ...details });

  test('hears that it may use the camera, also where Chromium does not say which device it asks about', () => {
    expect([
      check('media', ours, { mediaType: 'video' }),
      check('media'),
      check('media', 'claimstation://app', { mediaType: 'unknown' }),
    ]).toEqual([true, true, true]);
  });

  test('hears no to everything else', () => {
    expect([
      check('media', ours, { mediaType: 'audio' }),
      check('media', ours, { mediaType: 'video', isMainFrame: false }),
      check('media', 'https://app', { mediaType: 'video' }),
      check('media', '', { mediaType: 'video' }),
      check('notifications'),
      check('serial'),
      check('clipboard-read'),
    ]).toEqual(Array.from({ length: 7 }, () => false));
  });

  test('gets no device that it would pick itself', () => {
    expect(electron.session.defaultSession.deviceHandler?.({})).toBe(false);
  });
});
