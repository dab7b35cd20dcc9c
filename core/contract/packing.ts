import { oc } from '@orpc/contract';
import * as z from 'zod';
import { ScanSource } from '../domain/events.ts';
import { Identifiers, Readings } from '../views/identifiers.ts';
import { ScanOutcome } from '../views/outcomes.ts';

/** One box at a time. */
export const packing = {
  /** The codes of one box. `customer` is the one the worker saw on the screen: if main thinks otherwise, nothing is stored. */
  scan: oc
    .input(
      z.object({
        customer: z.string(),
        source: ScanSource,
        readings: Readings,
      }),
    )
    .output(ScanOutcome),
  /** A device that is named by hand: with a MEID, without any cellular modem, or with manufacturer and model. */
  device: oc.input(z.object({ customer: z.string(), identifiers: Identifiers })).output(ScanOutcome),
};
