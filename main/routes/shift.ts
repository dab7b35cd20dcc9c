import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { boxView } from '../station-view.ts';
import { summaryView } from '../summary-view.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function shiftRoutes(station: Station) {
  return {
    summary: os.shift.summary.handler(({ input }) => {
      const summary = station.session()?.shifts.summary(input.shift);
      return summary === undefined ? undefined : summaryView(summary);
    }),
    boxes: os.shift.boxes.handler(({ input }) =>
      (station.session()?.shifts.boxes(input.shift, input.limit, input.offset) ?? []).map(boxView),
    ),
    csv: os.shift.csv.handler(({ input }) => station.session()?.shifts.csv(input.shift) ?? { name: 'empty.csv', text: '' }),
    finish: os.shift.finish.handler(() => {
      const finish = station.session()?.shifts.finish() ?? { outcome: 'none' as const };
      return changing(station, finish.outcome === 'finished' ? { ...finish, summary: summaryView(finish.summary) } : finish);
    }),
  };
}
