import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { boxView } from '../station-view.ts';
import { changing } from './changing.ts';
import { notBuilt } from './not-built.ts';

const os = implement(contract);

export function packingRoutes(station: Station) {
  return {
    scan: os.packing.scan.handler(({ input }) => {
      const scan = station.session()?.packing.scan(input.customer, input.source, input.readings);
      if (scan === undefined) return { outcome: 'refused', reason: 'no-account', codes: [] };
      return changing(station, scan.outcome === 'refused' ? { ...scan, codes: [...scan.codes] } : { ...scan, box: boxView(scan.box) });
    }),
    device: os.packing.device.handler(notBuilt),
  };
}
