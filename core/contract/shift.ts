import { oc } from '@orpc/contract';
import * as z from 'zod';
import { BoxView } from '../views/box.ts';
import { ShiftSummaryView } from '../views/shift.ts';
import { StoreRefusal } from '../views/store.ts';

/** The shift, its sums and its boxes. */
export const shift = {
  /** The running shift's, or the named one's. Undefined before the first. */
  summary: oc.input(z.object({ shift: z.string().optional() })).output(ShiftSummaryView.optional()),
  boxes: oc
    .input(z.object({ shift: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }))
    .output(z.array(BoxView)),
  csv: oc.input(z.object({ shift: z.string() })).output(z.object({ name: z.string(), text: z.string() })),
  /** `none` when no shift is running. */
  finish: oc.output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('finished'), summary: ShiftSummaryView }),
      z.object({ outcome: z.literal('none') }),
      z.object({ outcome: z.literal('refused'), reason: StoreRefusal }),
    ]),
  ),
};
