import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';

const os = implement(contract);

export function keepingRoutes(station: Station) {
  return {
    goOn: os.keeping.goOn.handler(() => station.goOn()),
    backUp: os.keeping.backUp.handler(() => {
      station.session()?.keeping.backUp('daily');
      return { outcome: 'begun' as const };
    }),
    export: os.keeping.export.handler(() => station.moving.export()),
    beginImport: os.keeping.beginImport.handler(() => ({ upload: station.moving.begin() })),
    addToImport: os.keeping.addToImport.handler(({ input }) => ({
      outcome: station.moving.add(input.upload, input.offset, Buffer.from(input.base64, 'base64')),
    })),
    finishImport: os.keeping.finishImport.handler(async ({ input }) => {
      const outcome = await station.moving.finish(input.upload);
      return outcome.outcome === 'refused' ? outcome : { ...outcome, accounts: [...outcome.accounts] };
    }),
  };
}
