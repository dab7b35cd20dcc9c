import * as z from 'zod';

export const TallyView = z.object({
  scanned: z.number(),
  claimed: z.number(),
  waiting: z.number(),
  attention: z.number(),
  released: z.number(),
  undone: z.number(),
});

export const ShiftSummaryView = z.object({
  shift: z.string(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  total: TallyView,
  customers: z.array(z.object({ id: z.string(), name: z.string(), tally: TallyView })),
  repeated: z.number(),
  refused: z.number(),
  balanced: z.boolean(),
});

export type TallyView = z.infer<typeof TallyView>;
export type ShiftSummaryView = z.infer<typeof ShiftSummaryView>;
