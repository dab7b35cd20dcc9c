import { oc } from '@orpc/contract';
import * as z from 'zod';
import { CartonAnswer, CartonRows } from '../views/carton.ts';
import { ScanSource } from '../domain/events.ts';

/** Many boxes at once. */
export const cartons = {
  /** What would become of the rows of a carton or list, asked before a person confirms it. Stores nothing. */
  check: oc.input(z.object({ customer: z.string(), rows: CartonRows })).output(CartonAnswer),
  /** A slice of a confirmed listing. With the same `list` it may be sent again: nothing is stored twice. */
  store: oc
    .input(
      z.object({
        customer: z.string(),
        list: z.uuid(),
        source: ScanSource.extract(['carton', 'list']),
        carton: z.string().max(100).optional(),
        order: z.string().max(100).optional(),
        rows: CartonRows,
      }),
    )
    .output(CartonAnswer),
};
