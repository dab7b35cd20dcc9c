import { oc } from '@orpc/contract';
import * as z from 'zod';
import { BoxView, HistoryEntry } from '../views/box.ts';

/** Single boxes of this station. */
export const boxes = {
  /** The whole story of a box, oldest first. */
  history: oc.input(z.object({ box: z.string() })).output(z.object({ box: BoxView.optional(), entries: z.array(HistoryEntry) })),
};
