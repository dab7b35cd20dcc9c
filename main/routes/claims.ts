import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { batchView } from '../batch-view.ts';
import { boxView } from '../station-view.ts';
import { noAccount } from '../../core/services/troubled.ts';
import { changing } from './changing.ts';
import { eachWhileOpen, whileOpen } from './while-open.ts';

const os = implement(contract);

export function claimsRoutes(station: Station) {
  return {
    held: os.claims.held.handler(() => (station.session()?.journal.boxesInState('held', 10_000) ?? []).map(boxView)),
    retry: os.claims.retry.handler(({ input }) => changing(station, station.session()?.retry(input.boxes) ?? { retried: 0 })),
    hurry: os.claims.hurry.handler(() => {
      station.session()?.claiming()?.hurry();
      return { outcome: 'hurried' as const };
    }),
    now: os.claims.now.handler(async ({ input }) => {
      const session = station.session();
      await whileOpen(station, async ({ claiming }) => claiming()?.now(input.box), undefined);
      // Somebody may have left meanwhile, and the journal with them.
      const box = session === station.session() ? session?.journal.box(input.box) : undefined;
      return changing(station, box === undefined ? {} : { box: boxView(box) });
    }),
    batches: os.claims.batches.handler(({ input }) => (station.session()?.batches.page(input.limit, input.before) ?? []).map(batchView)),
    batch: os.claims.batch.handler(({ input: { claim, limit, offset } }) => {
      const found = station.session()?.batches.batch(claim, limit, offset);
      return found === undefined ? { boxes: [] } : { batch: batchView(found.batch), boxes: found.boxes.map(boxView) };
    }),
    setOrderNumber: os.claims.setOrderNumber.handler(async function* ({ input, signal }) {
      const { batchSize } = station.settings.get();
      const steps = eachWhileOpen(
        station,
        ({ setOrderNumber }) => setOrderNumber({ ...input, batchSize }, () => signal?.aborted === true),
        noAccount,
      );
      for await (const step of steps) yield step.outcome === 'done' ? { ...step, failed: [...step.failed] } : step;
    }),
  };
}
