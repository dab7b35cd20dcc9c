/** What a camera lets us set, and how it is set now. Absent is what it cannot do. */
export interface CameraControls {
  readonly torch?: { readonly on: boolean };
  readonly zoom?: { readonly value: number; readonly min: number; readonly max: number; readonly step: number };
  /** `held`: kept where it is instead of hunting for every box; `distance` in the driver's own units. */
  readonly focus?: { readonly held: boolean; readonly distance: number };
}

/** What the worker has set, to be set again whenever this camera is opened. */
export interface ControlsWanted {
  readonly torch?: boolean;
  readonly zoom?: number;
  /** The distance at which the focus is held; null for the camera's own choice. */
  readonly focus?: number | null;
}

/** The part of a video track that is used here. Torch, zoom and focus are W3C Image Capture, which TypeScript's DOM types leave out. */
export interface ControllableTrack {
  getCapabilities?(): object;
  getSettings(): object;
  applyConstraints(constraints: MediaTrackConstraints): Promise<void>;
}

export function readControls(track: ControllableTrack): CameraControls {
  const can = { ...track.getCapabilities?.() } as ImageCapabilities;
  const is = { ...track.getSettings() } as ImageSettings;
  const zoom = rangeOf(can.zoom);
  const focus = rangeOf(can.focusDistance);
  const modes = can.focusMode ?? [];
  return {
    // Some browsers give the values it can have, others whether it is there.
    ...(can.torch === true || (Array.isArray(can.torch) && can.torch.includes(true)) ? { torch: { on: is.torch === true } } : {}),
    ...(zoom === undefined ? {} : { zoom: { ...zoom, value: is.zoom ?? zoom.min } }),
    ...(focus !== undefined && modes.includes('manual') && modes.includes('continuous')
      ? { focus: { held: is.focusMode === 'manual', distance: is.focusDistance ?? focus.min } }
      : {}),
  };
}

/** Sets what is wanted, each on its own: a camera that refuses one thing may still do another. Never rejects. */
export async function applyControls(track: ControllableTrack, wanted: ControlsWanted): Promise<CameraControls> {
  const can = readControls(track);
  const sets: ImageSettings[] = [];
  if (wanted.torch !== undefined && can.torch !== undefined) sets.push({ torch: wanted.torch });
  if (wanted.zoom !== undefined && can.zoom !== undefined) sets.push({ zoom: within(wanted.zoom, can.zoom) });
  if (wanted.focus === null && can.focus !== undefined) sets.push({ focusMode: 'continuous' });
  if (typeof wanted.focus === 'number' && can.focus !== undefined) sets.push({ focusMode: 'manual', focusDistance: wanted.focus });
  // Everything so far with each step: whatever a later set leaves out, the browser puts back to what the camera likes.
  const advanced: ImageSettings[] = [];
  for (const set of sets) {
    const attempt = [...advanced, set];
    const taken = await track.applyConstraints({ advanced: attempt as MediaTrackConstraintSet[] }).then(
      () => true,
      () => false,
    );
    if (taken) advanced.push(set);
  }
  return readControls(track);
}

/** One press of plus or minus: a sixth of the way from end to end, in the steps that the camera knows. */
export function zoomedBy(zoom: NonNullable<CameraControls['zoom']>, direction: 1 | -1): number {
  const press = Math.max(zoom.step, (zoom.max - zoom.min) / 6);
  return within(zoom.value + direction * press, zoom);
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

interface ImageCapabilities {
  readonly torch?: boolean | readonly boolean[];
  readonly zoom?: Partial<Range>;
  readonly focusMode?: readonly string[];
  readonly focusDistance?: Partial<Range>;
}

interface ImageSettings {
  readonly torch?: boolean;
  readonly zoom?: number;
  readonly focusMode?: string;
  readonly focusDistance?: number;
}

/** A range in which nothing can be chosen is none. */
function rangeOf(range: Partial<Range> | undefined): Range | undefined {
  const { min, max, step } = range ?? {};
  return min === undefined || max === undefined || max <= min
    ? undefined
    : { min, max, step: step === undefined || step <= 0 ? 0.1 : step };
}

function within(value: number, { min, max, step }: Range): number {
  const stepped = min + Math.round((value - min) / step) * step;
  return Math.min(max, Math.max(min, stepped));
}
