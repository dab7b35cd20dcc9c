import { StationSettings } from '../../core/domain/settings.ts';
import { BOX_STATES } from '../../core/domain/box.ts';
import type { Session } from '../../main/session.ts';
import { stationView } from '../../main/station-view.ts';
import { BATCH, boxName, claimOf, imeiOf } from './past.ts';
import { percentile, time } from './stored.ts';

/**
 * What each screen asks of the journal: the slowest of a hundred asks in milliseconds, everywhere in the past, after a few that do not count, because
 * the first of each kind is compiled while it runs.
 */
export function askEverything(session: Session, shifts: readonly string[], boxes: number) {
  const { journal } = session;
  const settings = StationSettings.parse({});
  const slowest = (ask: (share: number) => unknown): number => {
    for (let n = 0; n < 5; n++) ask(n / 5);
    return percentile(
      Array.from({ length: ASKS }, (_, n) => time(() => ask(n / ASKS))),
      0.99,
    );
  };
  const shiftAt = (share: number): string => shifts[Math.floor(shifts.length * share)] ?? '';
  const claimAt = (share: number): string => claimOf(Math.floor((boxes * share) / BATCH) * BATCH);
  return {
    search: slowest((share) => journal.boxesNamed(imeiOf(Math.floor(2 * boxes * share)), 10)),
    summary: slowest((share) => session.shifts.summary(shiftAt(share))),
    shiftBoxes: slowest((share) => session.shifts.boxes(shiftAt(share), 400, 0)),
    csv: slowest((share) => session.shifts.csv(shiftAt(share))),
    view: slowest(() => stationView({ host: 'browser', account: { kind: 'practice' }, session, settings, outOfReach: undefined })),
    requests: slowest((share) => session.batches.page(50, claimAt(share))),
    request: slowest((share) => session.batches.batch(claimAt(share), 200, 0)),
    story: slowest((share) => journal.history(boxName(Math.floor(boxes * share)))),
    held: slowest(() => journal.boxesInState('held', 1000)),
    /** What the report for whoever helps counts. */
    report: slowest(() => BOX_STATES.map((state) => journal.countInState(state))),
  };
}

const ASKS = 100;
