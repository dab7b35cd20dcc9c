import { controlCodeOf, type ControlCode } from '../../core/domain/control-code.ts';
import type { PlacedReading } from './reader/reader.ts';

/** When a control code was seen, and whether it was told. */
export interface ControlSighting {
  readonly times: number;
  readonly lastAt: number;
  readonly told: boolean;
}

export type ControlSightings = ReadonlyMap<ControlCode, ControlSighting>;

export const noControls: ControlSightings = new Map();

/**
 * Takes the station's own codes out of what a frame shows. Like a box, one counts once it was seen in two frames, and is told once for as
 * long as it lies there: a sheet that stays in the picture must not take back a whole shift.
 * @param at the frame's time in milliseconds
 */
export function watchControls(
  before: ControlSightings,
  readings: readonly PlacedReading[],
  at: number,
): { readonly state: ControlSightings; readonly told: readonly ControlCode[]; readonly rest: readonly PlacedReading[] } {
  const state = new Map([...before].filter(([, { lastAt }]) => at - lastAt <= GONE_MS));
  const told: ControlCode[] = [];
  const rest: PlacedReading[] = [];
  const seen = new Set<ControlCode>();
  for (const reading of readings) {
    const code = controlCodeOf(reading.text);
    if (code === undefined) rest.push(reading);
    else seen.add(code);
  }
  for (const code of seen) {
    const { times, told: wasTold } = state.get(code) ?? { times: 0, told: false };
    const tellsNow = !wasTold && times + 1 >= FRAMES;
    if (tellsNow) told.push(code);
    state.set(code, { times: times + 1, lastAt: at, told: wasTold || tellsNow });
  }
  return { state, told, rest };
}

const FRAMES = 2;
/** Longer than for a box: what is taken back by a flicker is more than a box that is told twice. */
const GONE_MS = 1500;
