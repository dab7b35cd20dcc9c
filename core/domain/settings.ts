import * as z from 'zod';

/** What a station remembers about itself. Kept in a small readable file; anything a person breaks in it falls back to these defaults. */
export const StationSettings = z.object({
  /** Names this station in every event: a UUID made at the first start. */
  station: z.string().default(''),
  account: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('practice') }),
      z.object({ kind: z.literal('google'), partnerId: z.string(), serviceAccount: z.string() }),
    ])
    .default({ kind: 'none' }),
  /** Port of the browser host, kept so that the browser remembers the camera permission for it. */
  port: z.number().int().min(0).max(65535).default(0),
  colorScheme: z.enum(['auto', 'light', 'dark']).default('auto'),
  camera: z.string().default(''),
  sound: z.boolean().default(true),
  /** How many IMEI codes a hand-scanned box has. The camera sees both at once and needs no telling. */
  imeisPerBox: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Most devices in one request to Google, which does not say where its limit is. */
  batchSize: z.number().int().min(1).max(10_000).default(500),
  /** This station's percentage of the 1000 requests in 100 seconds that all stations with one service account share. */
  quotaShare: z.number().int().min(1).max(100).default(100),
});
export type StationSettings = z.infer<typeof StationSettings>;

/** The settings that the window may read and change. */
export const WindowSettings = StationSettings.pick({
  colorScheme: true,
  camera: true,
  sound: true,
  imeisPerBox: true,
  batchSize: true,
  quotaShare: true,
});
export type WindowSettings = z.infer<typeof WindowSettings>;

/** Some of them, to change. Without the defaults: `WindowSettings.partial()` would fill them in and so reset whatever is not named. */
export const WindowSettingsChange = z
  .object({
    colorScheme: StationSettings.shape.colorScheme.unwrap(),
    camera: StationSettings.shape.camera.unwrap(),
    sound: StationSettings.shape.sound.unwrap(),
    imeisPerBox: StationSettings.shape.imeisPerBox.unwrap(),
    batchSize: StationSettings.shape.batchSize.unwrap(),
    quotaShare: StationSettings.shape.quotaShare.unwrap(),
  })
  .partial();
export type WindowSettingsChange = z.infer<typeof WindowSettingsChange>;
