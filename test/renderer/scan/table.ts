import { luhnDigit } from '../../../core/domain/luhn.ts';
import { emptyTable, step, type BoxTracker, type TrackerEvent } from '../../../renderer/scan/box-tracker.ts';
import type { Corners, PlacedReading, Symbology } from '../../../renderer/scan/reader/reader.ts';

interface Place {
  readonly line?: number;
  readonly left?: number;
  readonly symbology?: Symbology;
}

/** A code at a place of the frame; by default each on its own line of one label. */
export function code(text: string, { line = 0, left = 100, symbology = 'Code128' }: Place = {}): PlacedReading {
  const top = 100 + line * 60;
  const corners: Corners = [
    { x: left, y: top },
    { x: left + 300, y: top },
    { x: left + 300, y: top + 40 },
    { x: left, y: top + 40 },
  ];
  return { text, symbology, corners };
}

export interface Told {
  readonly at: number;
  readonly event: TrackerEvent;
}

/** A packing table seen 30 times a second. */
export function createTable(): { show(codes: readonly PlacedReading[], ms: number): Told[]; told: Told[]; state(): BoxTracker } {
  let state = emptyTable;
  let at = 0;
  const told: Told[] = [];
  return {
    told,
    state: () => state,
    show(codes, ms) {
      const before = told.length;
      for (const end = at + ms; at < end; at += 33) {
        const result = step(state, codes, at);
        state = result.state;
        told.push(...result.events.map((event) => ({ at, event })));
      }
      return told.slice(before);
    },
  };
}

/** The texts of a box event, sorted; the kind of any other event. */
export function said({ event }: Told): string | string[] {
  return event.kind === 'box' ? event.readings.map((reading) => reading.text).toSorted() : event.kind;
}

export const EAN = '4006381333931';

export function ean(): PlacedReading {
  return code(EAN, { line: 4, symbology: 'EAN13' });
}

export function imei(body: string): string {
  return body + luhnDigit(body);
}

export function firstOf({ told }: { told: readonly Told[] }): string | string[] | undefined {
  const [first] = told;
  return first && said(first);
}
