import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { v7 as uuidv7 } from 'uuid';
import { StationSettings } from '../../core/domain/settings.ts';
import type { Settings } from '../../core/ports/settings.ts';
import { diskFailure } from './disk-failure.ts';
import { readIfThere } from './whole-file.ts';

/** `<folder>/settings.json` in plain Node, for the browser host. */
export function fileSettings(folder: string): Settings {
  return settingsOver(folder, () => new Conf({ ...storeOptions(folder), configName: settingsName }));
}

/** What `conf` and `electron-store`, which extends it, have in common here. Assigning writes the whole file, synced, or throws. */
export interface SettingsStore {
  store: Record<string, unknown>;
}

export const settingsName = 'settings';

export function storeOptions(folder: string) {
  return { cwd: folder, configFileMode: 0o600, accessPropertiesByDotNotation: false };
}

/**
 * The settings over either store. Nothing touches the disk before the first call, so that the station can refuse its data folder in its
 * own words first. A file that cannot be understood is kept beside as `settings.broken-<time>.json`; what can be saved of it is.
 */
export function settingsOver(folder: string, openStore: () => SettingsStore): Settings {
  let opened: Opened | undefined;

  function write(into: SettingsStore, raw: Raw, settings: StationSettings): Opened {
    // Keys of a newer version stay: going back to an older one and forward again loses nothing.
    const whole = { ...raw, ...settings };
    kept(() => {
      into.store = whole;
    });
    opened = { store: into, raw: whole, settings };
    return opened;
  }

  function open(): Opened {
    if (opened !== undefined) return opened;
    const { raw, settings } = kept(() => understood(join(folder, `${settingsName}.json`)));
    const store = kept(openStore);
    if (settings.station === '') return write(store, raw, { ...settings, station: uuidv7() });
    opened = { store, raw, settings };
    return opened;
  }

  return {
    get: () => open().settings,
    change(patch) {
      const { store, raw, settings } = open();
      return write(store, raw, StationSettings.parse({ ...settings, ...patch })).settings;
    },
  };
}

function kept<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskFailure(error) ?? error;
  }
}

interface Opened {
  readonly store: SettingsStore;
  readonly raw: Raw;
  readonly settings: StationSettings;
}

type Raw = Record<string, unknown>;

function understood(path: string): { raw: Raw; settings: StationSettings } {
  const text = readIfThere(path)?.toString();
  const raw = text === undefined ? {} : asObject(text);
  if (raw === undefined) {
    // Out of the way: the store refuses to open on a file that is not JSON.
    renameSync(path, brokenPath(path));
    return { raw: {}, settings: StationSettings.parse({}) };
  }
  const whole = StationSettings.safeParse(raw);
  const tooDeep = Object.keys(raw).filter((key) => isDeeper(raw[key], DEEPEST));
  if (whole.success && tooDeep.length === 0) return { raw, settings: whole.data };
  copyFileSync(path, brokenPath(path));
  const broken = new Set<unknown>([...tooDeep, ...(whole.error?.issues ?? []).map((issue) => issue.path[0])]);
  const kept = Object.fromEntries(Object.entries(raw).filter(([key]) => !broken.has(key)));
  return { raw: kept, settings: StationSettings.parse(kept) };
}

/** The store refuses to write what is nested a thousand times. No settings are, whichever version wrote them. */
const DEEPEST = 20;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inside) => isDeeper(inside, levels - 1));
}

function asObject(text: string): Raw | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined;
  } catch {
    return undefined;
  }
}

/** Windows allows no colon in a file name. */
function brokenPath(path: string): string {
  return path.replace(/\.json$/, `.broken-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
}
