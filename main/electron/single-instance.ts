import type { App } from 'electron';

/**
 * Whether this is the first start on its data folder; the lock lies in Electron's `userData`, so set that before. A later start gives
 * up, and `onAnother` runs in the first. The browser host does not see this lock: the data folder has one of its own for that.
 */
export function isFirstInstance(app: Pick<App, 'requestSingleInstanceLock' | 'on'>, onAnother: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onAnother);
  return true;
}
