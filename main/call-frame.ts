import * as z from 'zod';

/**
 * A message that is a call of the contract, or takes one back, as our client writes them. Everything else that the library would read is
 * refused before it does: streams from the window, which it keeps for calls that never ask for them, forms and files, and other verbs.
 */
export function readFrame(message: unknown): { readonly kind: 'call' | 'taken-back'; readonly text: string } | undefined {
  if (typeof message !== 'string') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (TakenBack.safeParse(json).success) return { kind: 'taken-back', text: message };
  return Call.safeParse(json).success ? { kind: 'call', text: message } : undefined;
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
