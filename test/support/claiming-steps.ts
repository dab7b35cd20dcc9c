import * as fc from 'fast-check';
import type { DeviceIdentifiers } from '../../core/domain/device-record.ts';
import { imei } from './devices.ts';
import type { Fault } from './fake-google.ts';

/** What can happen at a packing table, as a property test chooses it. */
export type Step =
  | {
      readonly do: 'scan';
      readonly count: number;
      readonly customer: string;
      readonly kind: 'ordinary' | 'foreign' | 'unparsed' | 'row-lost' | 'poison' | 'kept';
      readonly named: Named;
    }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'faults'; readonly faults: readonly Fault[] }
  | { readonly do: 'set-clock'; readonly by: number }
  | { readonly do: 'let-go'; readonly every: number; readonly next: string | undefined; readonly fault: Fault | undefined }
  | { readonly do: 'now'; readonly which: number }
  /** Takes some back; and perhaps scans them again, for this customer. */
  | { readonly do: 'undo'; readonly every: number; readonly again: string | undefined }
  | { readonly do: 'move'; readonly every: number; readonly customer: string; readonly alsoClaimed: boolean }
  | { readonly do: 'retry' | 'hurry' | 'kill' | 'disk-full' | 'disk-empty' }
  | {
      readonly do: 'google';
      readonly latencyMs: number;
      readonly operationMs: number;
      readonly batchLimit: number;
      readonly repeatClaim: 'success' | 'already-exists' | 'not-yours';
      readonly forget: boolean;
    };

export type Named = 'imei' | 'imeis' | 'meid' | 'serial';

const fault = fc.constantFrom<Fault>('never-left', 'lost-before', 'lost-after', 'late', 'nonsense', 401, 403, 429, 503);
const customer = fc.constantFrom('1001', '1002', '1003');

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('scan'),
      count: fc.integer({ min: 1, max: 5 }),
      customer,
      kind: fc.constantFrom('ordinary', 'ordinary', 'ordinary', 'foreign', 'unparsed', 'row-lost', 'poison', 'kept'),
      named: fc.constantFrom('imei', 'imei', 'imeis', 'meid', 'serial'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.oneof(fc.nat(5000), fc.nat(120_000)) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('faults'), faults: fc.array(fault, { minLength: 1, maxLength: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('let-go'),
      every: fc.integer({ min: 1, max: 3 }),
      next: fc.option(customer, { nil: undefined, freq: 4 }),
      fault: fc.option(fault, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('undo'),
      every: fc.integer({ min: 1, max: 4 }),
      again: fc.option(customer, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move'), every: fc.integer({ min: 1, max: 3 }), customer, alsoClaimed: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('now'), which: fc.nat(6) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set-clock'),
      by: fc.constantFrom(-40 * 365 * 86_400_000, -3_600_000, -2000, 2000, 3_600_000, 86_400_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('retry', 'hurry', 'kill', 'kill', 'disk-full', 'disk-empty') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('google'),
      latencyMs: fc.constantFrom(0, 200, 9000),
      operationMs: fc.constantFrom(0, 1500, 20_000, 90_000),
      batchLimit: fc.constantFrom(1, 2, 4, 1000),
      repeatClaim: fc.constantFrom('success', 'already-exists', 'not-yours'),
      forget: fc.boolean(),
    }),
  },
);

/** The n-th device of its kind. */
export function deviceOf(named: Named, n: number): DeviceIdentifiers {
  switch (named) {
    case 'imei':
      return { imei: imei(2 * n) };
    case 'imeis':
      return { imei: imei(2 * n), imei2: imei(2 * n + 1) };
    case 'meid':
      return { meid: `A1${String(n).padStart(12, '0')}` };
    case 'serial':
      return { serialNumber: `r58N${n}`, manufacturer: 'Acme', model: 'Tab 7' };
  }
}
