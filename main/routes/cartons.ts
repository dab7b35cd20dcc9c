import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { CartonAnswer as Answered } from '../../core/services/cartons.ts';
import type { CartonAnswer } from '../../core/views/carton.ts';
import type { Station } from '../station.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function cartonsRoutes(station: Station) {
  return {
    check: os.cartons.check.handler(({ input }) => answerView(station.session()?.cartons.check(input.customer, input.rows))),
    store: os.cartons.store.handler(({ input }) => changing(station, answerView(station.session()?.cartons.store(input)))),
  };
}

function answerView(answered: Answered | undefined): CartonAnswer {
  if (answered === undefined) return { outcome: 'refused', reason: 'no-account' };
  if (answered.outcome === 'refused') return answered;
  return {
    outcome: 'answered',
    rows: answered.rows.map((row) =>
      row.answer === 'known' ? { answer: 'known', at: row.box.acceptedAt, customer: row.box.customer, box: row.box.id } : row,
    ),
  };
}
