import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { notBuilt } from './not-built.ts';

const os = implement(contract);

export function devicesRoutes(station: Station) {
  return {
    lookUp: os.devices.lookUp.handler(notBuilt),
    get: os.devices.get.handler(notBuilt),
    simLock: os.devices.simLock.handler(notBuilt),
    setMetadata: os.devices.setMetadata.handler(notBuilt),
    release: os.devices.release.handler(notBuilt),
    move: os.devices.move.handler(notBuilt),
    report: os.devices.report.handler(notBuilt),
    models: os.devices.models.handler(({ input }) => [...(station.session()?.journal.models(input.tac) ?? [])]),
  };
}
