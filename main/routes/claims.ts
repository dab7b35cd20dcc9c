import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { boxView } from '../station-view.ts';
import { changing } from './changing.ts';
import { notBuilt } from './not-built.ts';

const os = implement(contract);

export function claimsRoutes(station: Station) {
  return {
    held: os.claims.held.handler(() => (station.session()?.journal.boxesInState('held', 10_000) ?? []).map(boxView)),
    retry: os.claims.retry.handler(({ input }) => changing(station, { retried: station.session()?.retry(input.boxes) ?? 0 })),
    hurry: os.claims.hurry.handler(() => {
      station.session()?.claiming()?.hurry();
      return { outcome: 'hurried' as const };
    }),
    now: os.claims.now.handler(async ({ input }) => {
      const session = station.session();
      await session?.claiming()?.now(input.box);
      // Somebody may have left meanwhile, and the journal with them.
      const box = session === station.session() ? session?.journal.box(input.box) : undefined;
      return changing(station, box === undefined ? {} : { box: boxView(box) });
    }),
    batches: os.claims.batches.handler(notBuilt),
    batch: os.claims.batch.handler(notBuilt),
    setOrderNumber: os.claims.setOrderNumber.handler(notBuilt),
  };
}
