import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { openSession } from '../../main/session.ts';
import type { Bench, BenchRow } from '../bench.ts';
import { measureJsonFile } from './json-file.ts';
import { bringPast } from './kept-past.ts';
import { askEverything } from './questions.ts';
import { startHost } from './running-host.ts';
import { percentile, scanToStored } from './stored.ts';

/**
 * What years of boxes cost: start-up, search, summary and storing at a thousand, a hundred thousand and a million boxes. `--frames N` takes N boxes
 * in place of the three sizes. Peers: a bare synced SQLite insert on the same disk, and one JSON file as electron-store would keep it.
 */
export const historyBench: Bench = {
  name: 'history',
  byDefault: false,
  async run({ frames, progress }) {
    const sizes = frames === undefined ? SIZES : [{ name: String(frames), boxes: frames }];
    const rows: BenchRow[] = [];
    for (const { name, boxes } of sizes) rows.push(...(await measure(name, boxes, progress)));
    return rows;
  },
};

const SIZES = [
  { name: '1k', boxes: 1000 },
  { name: '100k', boxes: 100_000 },
  { name: '1m', boxes: 1_000_000 },
] as const;

const STARTS = 5;

async function measure(name: string, boxes: number, progress: (words: string) => void): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-history-'));
  const row = (id: string, unit: string, ours: number | null, peers: BenchRow['peers'] = {}): BenchRow => ({
    id: `${id}-${name}`,
    unit,
    ours: rounded(ours),
    peers: Object.fromEntries(Object.entries(peers).map(([peer, value]) => [peer, rounded(value)])),
  });
  try {
    const account = join(folder, 'accounts', 'practice');
    const shifts = bringPast(account, boxes, progress);
    const size = statSync(join(account, 'journal.sqlite')).size / 1e6;

    progress(`${name}: starting the host ${STARTS} times`);
    const starts = [];
    for (let n = 0; n < STARTS; n++) starts.push(await startHost(folder));

    progress(`${name}: searching and storing`);
    const session = openSession({
      folder: account,
      station: 'bench',
      clock: systemClock,
      chance: systemChance,
      changed: () => {},
      failed: report,
    });
    const asked = askEverything(session, shifts, boxes);
    const stored = await scanToStored(session, folder, boxes);
    await session.close();

    progress(`${name}: the same in one JSON file`);
    const json = measureJsonFile(folder, boxes);
    return [
      row('stored-p50-ms', 'ms', percentile(stored.ours, 0.5), {
        'bare-sqlite-insert': percentile(stored.bare, 0.5),
        'json-file': json.storedP50,
      }),
      row('stored-p99-ms', 'ms', percentile(stored.ours, 0.99), {
        'bare-sqlite-insert': percentile(stored.bare, 0.99),
        'json-file': json.storedP99,
      }),
      row('search-ms', 'ms', asked.search, { 'json-file': json.search }),
      row('shift-summary-ms', 'ms', asked.summary),
      row('shift-boxes-ms', 'ms', asked.shiftBoxes),
      row('shift-csv-ms', 'ms', asked.csv),
      row('view-ms', 'ms', asked.view),
      row('at-google-ms', 'ms', asked.requests),
      row('request-ms', 'ms', asked.request),
      row('box-story-ms', 'ms', asked.story),
      row('held-ms', 'ms', asked.held),
      row('report-ms', 'ms', asked.report),
      row(
        'start-ms',
        'ms',
        percentile(
          starts.map(({ readyMs }) => readyMs),
          0.5,
        ),
      ),
      row('rss-mb', 'MB', starts.at(-1)?.rssMb ?? null),
      row('database-mb', 'MB', size),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

function report(error: unknown): void {
  throw error;
}
