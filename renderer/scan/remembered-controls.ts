import type { ControlsWanted } from './camera-controls.ts';

/**
 * What was set for each camera, kept by the window itself: a browser's name for a camera is good for this window only, and is
 * forgotten together with this.
 */
export function rememberedControls(deviceId: string | undefined, store: Pick<Storage, 'getItem'> = localStorage): ControlsWanted {
  const all = readAll(store);
  return deviceId === undefined ? {} : (all[deviceId] ?? {});
}

export function rememberControls(
  deviceId: string | undefined,
  wanted: ControlsWanted,
  store: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): void {
  if (deviceId === undefined) return;
  // Full or forbidden storage costs a setting, never a scan.
  try {
    store.setItem(KEY, JSON.stringify({ ...readAll(store), [deviceId]: wanted }));
  } catch {
    return;
  }
}

const KEY = 'claimstation:camera-controls';

function readAll(store: Pick<Storage, 'getItem'>): Record<string, ControlsWanted> {
  try {
    const found: unknown = JSON.parse(store.getItem(KEY) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    return Object.fromEntries(Object.entries(found).map(([id, wanted]) => [id, parse(wanted)]));
  } catch {
    return {};
  }
}

function parse(found: unknown): ControlsWanted {
  const { torch, zoom, focus }: Record<string, unknown> = typeof found === 'object' && found !== null ? { ...found } : {};
  return {
    ...(typeof torch === 'boolean' ? { torch } : {}),
    ...(typeof zoom === 'number' ? { zoom } : {}),
    ...(typeof focus === 'number' || focus === null ? { focus } : {}),
  };
}
