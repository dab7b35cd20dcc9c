import type { Station } from '../station.ts';

/** Everything that a call changes shows at once in the window. */
export function changing<T>(station: Station, result: T): T {
  station.changes.emit();
  return result;
}
