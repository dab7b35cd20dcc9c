import type { ShiftSummaryView } from '../core/views/shift.ts';
import type { ShiftSummary } from '../core/domain/shift.ts';

/** A shift's summary as the window sees it. */
export function summaryView(summary: ShiftSummary): ShiftSummaryView {
  const { endedAt, customers, ...rest } = summary;
  return { ...rest, customers: [...customers], ...(endedAt === undefined ? {} : { endedAt }) };
}
