import ElectronStore from 'electron-store';
import type { Settings } from '../../core/ports/settings.ts';
import { settingsName, settingsOver, storeOptions } from './file-settings.ts';

/** `<folder>/settings.json` in the Electron host: the same file in the same form, so that a station can change hosts. */
export function electronSettings(folder: string): Settings {
  return settingsOver(folder, () => new ElectronStore({ ...storeOptions(folder), name: settingsName }));
}
