import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { WindowSettings, WindowSettingsChange } from '../domain/settings.ts';
import { KeychainState, StationView } from '../views/station.ts';
import { StoreRefusal } from '../views/store.ts';

/** The station itself: what it shows all the time, and what helps when something is wrong. */
export const station = {
  watch: oc.output(eventIterator(StationView)),
  about: oc.output(
    z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser']),
      runtime: z.string(),
      dataFolder: z.string(),
      keychain: KeychainState,
    }),
  ),
  /** The settings that hold then; `refused` where the change could not be kept. */
  change: oc.input(WindowSettingsChange).output(WindowSettings.extend({ refused: StoreRefusal.optional() })),
  /** Writes the data of the open account again where its folder was deleted, moved or replaced; what lies there now is put aside. */
  writeAgain: oc.output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('written') }),
      z.object({ outcome: z.literal('refused'), reason: z.enum([...StoreRefusal.options, 'in-use']) }),
    ]),
  ),
  /** For whoever helps: what went wrong last between us and Google. No secret, no whole IMEI. */
  diagnostics: oc.output(z.object({ name: z.string(), text: z.string() })),
};
