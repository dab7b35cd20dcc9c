import type { Bench } from '../bench.ts';
import { cutPower, type PowerCutReport } from './power-cut.ts';
import { record, type Synchronous } from './record.ts';

/**
 * What power cuts leave of a station's journal; see power-cut.ts. The peers are the same journal with less waiting for the disk, which is
 * what most desktop programs have: they show what the wait is for, and that the replay finds what is lost.
 */
export const powerCutBench: Bench = {
  name: 'power-cut',
  byDefault: false,
  async run({ seed, full, progress }) {
    const images = full ? 20_000 : 5000;
    const cut = (synchronous: Synchronous): PowerCutReport => {
      progress(`${images} images of a station that packs ${BOXES} boxes with synchronous = ${synchronous}`);
      const report = cutPower({ recording: record({ boxes: BOXES, synchronous }), images, seed, kept: synchronous === 'FULL' ? 10 : 0 });
      for (const { step, loss, problems, folder } of synchronous === 'FULL' ? report.failures.slice(0, 10) : [])
        progress(`step ${step}, ${JSON.stringify(loss)}, in ${folder ?? 'no folder'}: ${problems.slice(0, 3).join('; ')}`);
      return report;
    };
    const ours = cut('FULL');
    const peers = { 'synchronous-normal': cut('NORMAL'), 'synchronous-off': cut('OFF') };
    const row = (id: string, measure: (report: PowerCutReport) => number) => ({
      id,
      unit: 'count',
      ours: measure(ours),
      peers: Object.fromEntries(Object.entries(peers).map(([name, report]) => [name, measure(report)])),
    });
    const having = (words: RegExp) => (report: PowerCutReport) =>
      report.failures.filter(({ problems }) => problems.some((problem) => words.test(problem))).length;
    return [
      row('images', (report) => report.images),
      row('moments', (report) => report.moments),
      row('images-with-a-lost-box', having(/is lost$/)),
      row('images-not-intact', having(/^not intact|^the tables/)),
      row('images-that-do-not-open', having(/^does not open/)),
    ];
  },
};

const BOXES = 120;
