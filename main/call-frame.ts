import * as z from 'zod';

/**
 * Whether a message is a call of the contract, or takes one back, as our client writes them. Everything else that the library would read is
 * refused before it does: streams from the window, which it keeps for calls that never ask for them, forms and files, and other verbs.
 */
export function isFrame(message: unknown): message is string {
  if (typeof message !== 'string') return false;
  try {
    return Frame.safeParse(JSON.parse(message)).success;
  } catch {
    return false;
  }
}

const Id = z.string().max(32);

const Call = z.strictObject({
  i: Id,
  p: z.strictObject({
    u: z
      .string()
      .max(100)
      .regex(/^(?:\/\w+)+$/),
    b: z
      .strictObject({
        json: z.unknown().optional(),
        // Which values are no JSON, such as dates. The contract has none.
        meta: z
          .array(z.array(z.union([z.string(), z.number()])).max(16))
          .max(64)
          .optional(),
      })
      .optional(),
    h: z.strictObject({ 'last-event-id': z.string().max(100) }).optional(),
  }),
});

const TakenBack = z.strictObject({ i: Id, t: z.literal(4) });

const Frame = z.union([Call, TakenBack]);
