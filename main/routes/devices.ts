import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import { noAccount } from '../../core/services/troubled.ts';
import { deviceView } from '../device-view.ts';
import type { Station } from '../station.ts';
import { boxView } from '../station-view.ts';
import { changing } from './changing.ts';
import { eachWhileOpen, whileOpen } from './while-open.ts';

const os = implement(contract);

export function devicesRoutes(station: Station) {
  return {
    lookUp: os.devices.lookUp.handler(async ({ input }) => {
      const looked = await whileOpen(station, ({ devices }) => devices.lookUp(input.readings), undefined);
      if (looked === undefined) return { outcome: 'refused', reason: 'no-account', codes: [] };
      if (looked.outcome === 'refused') return { ...looked, codes: [...looked.codes] };
      const { identifiers, boxes, devices: found, trouble } = looked;
      return {
        outcome: 'looked',
        identifiers,
        boxes: boxes.map(boxView),
        ...(found !== undefined && { devices: found.map(deviceView) }),
        ...(trouble !== undefined && { trouble }),
      };
    }),
    get: os.devices.get.handler(async ({ input }) => {
      const found = await whileOpen(station, ({ devices }) => devices.get(input.deviceId), noAccount);
      return found.outcome === 'found' ? { outcome: 'found', device: deviceView(found.device) } : found;
    }),
    simLock: os.devices.simLock.handler(({ input }) => whileOpen(station, ({ devices }) => devices.simLock(input.identifiers), noAccount)),
    setMetadata: os.devices.setMetadata.handler(async ({ input }) => {
      const changed = await whileOpen(station, ({ devices }) => devices.setMetadata(input.deviceId, input.metadata), noAccount);
      return changed.outcome === 'changed' ? { outcome: 'changed', metadata: { ...changed.metadata } } : changed;
    }),
    release: os.devices.release.handler(async ({ input }) =>
      changing(station, await whileOpen(station, ({ devices }) => devices.release(input.deviceId, input.owner), noAccount)),
    ),
    move: os.devices.move.handler(({ input }) =>
      changing(station, station.session()?.devices.move(input.box, input.customer) ?? { outcome: 'refused', reason: 'not-claimed' }),
    ),
    report: os.devices.report.handler(async function* ({ input, signal }) {
      for await (const page of eachWhileOpen(station, ({ devices }) => devices.report(input.customer), noAccount)) {
        if (signal?.aborted === true) return;
        if (page.outcome !== 'page') yield page;
        else {
          const { outcome, devices: fetchedNow, fetched, total, last } = page;
          yield { outcome, devices: fetchedNow.map(deviceView), fetched, last, ...(total !== undefined && { total }) };
        }
      }
    }),
    models: os.devices.models.handler(({ input }) => [...(station.session()?.journal.models(input.tac) ?? [])]),
  };
}
