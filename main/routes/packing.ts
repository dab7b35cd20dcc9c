import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import type { Scan } from '../../core/services/packing.ts';
import type { ScanOutcome } from '../../core/views/outcomes.ts';
import { boxView } from '../station-view.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function packingRoutes(station: Station) {
  return {
    scan: os.packing.scan.handler(({ input }) =>
      changing(station, outcomeOf(station.session()?.packing.scan(input.customer, input.source, input.readings))),
    ),
    device: os.packing.device.handler(({ input }) =>
      changing(station, outcomeOf(station.session()?.packing.device(input.customer, 'typed', input.identifiers))),
    ),
  };
}

function outcomeOf(scan: Scan | undefined): ScanOutcome {
  if (scan === undefined) return { outcome: 'refused', reason: 'no-account', codes: [] };
  return scan.outcome === 'refused' ? { ...scan, codes: [...scan.codes] } : { ...scan, box: boxView(scan.box) };
}
