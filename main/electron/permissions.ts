import type { Session } from 'electron';
import { isOurs } from './app-origin.ts';

/** The camera for our own page, and nothing else for anybody: no microphone, no screen, no devices, no notifications. */
export function limitPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const cameraOnly = media.length > 0 && media.every((type) => type === 'video');
    callback(permission === 'media' && cameraOnly && details.isMainFrame && isOurs(details.requestingUrl));
  });

  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    // Chromium asks once without a media type while getUserMedia is under way (seen in Electron 44): only a question that names the
    // microphone is about the microphone. What opens a device is the request above.
    return permission === 'media' && details.mediaType !== 'audio' && details.isMainFrame && isOurs(origin);
  });

  session.setDevicePermissionHandler(() => false);
}
