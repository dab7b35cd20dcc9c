import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchRow } from '../bench.ts';
import { drain, seed, type Drained } from './contestants.ts';
import { withSimulator } from './simulator-process.ts';

/**
 * A long queue of boxes brought to Google: by our engine, as it stands in the app, and by what others do. Each with the simulator in a
 * process of its own, 80 ms on the way there and back, and 250 ms at the server for every request, whatever it is for; an operation
 * takes the simulator's own time (docs/performance.md).
 */
export const claimsBench: Bench = {
  name: 'claims',
  byDefault: false,
  async run({ progress }) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-claims-'));
    const run = async (name: Contestant, boxes: number): Promise<Drained> => {
      progress(`${name}: ${boxes} boxes`);
      const journal = join(folder, `${name}-${boxes}`);
      await seed(journal, boxes);
      const drained = await withSimulator((simulator) => drain(name, { ...simulator, journal, boxes }));
      progress(`${name}: ${boxes} boxes in ${seconds(drained.ms)} s with ${drained.requests} requests`);
      return drained;
    };
    try {
      const ours = await run('ours', BOXES);
      const batch = await run('single-batch-fixed-poll', BOXES);
      const few = await run('one-by-one', FEW);
      const loop = scaled(few, BOXES / FEW);
      const many = await run('ours', MANY);
      const row = (id: string, unit: string, figure: (drained: Drained) => number): BenchRow => ({
        id,
        unit,
        ours: figure(ours),
        peers: { 'one-by-one': figure(loop), 'single-batch-fixed-poll': figure(batch) },
      });
      return [
        row('drain-10k-s', 's', ({ ms }) => seconds(ms)),
        row('requests-10k', 'count', ({ requests }) => requests),
        row('cpu-10k-s', 's', ({ cpuMs }) => seconds(cpuMs)),
        row('first-result-ms', 'ms', ({ firstMs }) => Math.round(firstMs)),
        { id: 'drain-100k-s', unit: 's', ours: seconds(many.ms), peers: {} },
        { id: 'first-result-100k-ms', unit: 'ms', ours: Math.round(many.firstMs), peers: {} },
        { id: 'rss-growth-100k-mb', unit: 'MB', ours: Math.round(many.rssGrowthBytes / 1e6), peers: {} },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export type Contestant = 'ours' | 'one-by-one' | 'single-batch-fixed-poll';

const BOXES = 10_000;
/** So many in the loop that claims one after the other; its figures are for as many as the others had, which it would take hours for. */
const FEW = 200;
const MANY = 100_000;

function scaled(few: Drained, times: number): Drained {
  return { ...few, ms: few.ms * times, requests: few.requests * times, cpuMs: few.cpuMs * times };
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
