import { chromium } from 'playwright-core';
import type { Bench, BenchOptions, BenchRow } from '../bench.ts';
import { serveContestPage } from './contest-page.ts';
import { CONTESTANTS, type ContestantName, type Outcome, type ScanJob } from './contest.ts';
import { jobsOfSet, standardJobs, warmUpJobs } from './jobs.ts';
import { rowsOf, sharesByClass } from './rows.ts';
import { measureFrameToStored } from './stored.ts';
import { readPictureSet } from './truth-file.ts';

/** Scanners side by side in real headless Chromium, on the same clips and stills in one run; and our way from a frame to the disk. */
export const scanBench: Bench = { name: 'scan', byDefault: true, run };

async function run(options: BenchOptions): Promise<BenchRow[]> {
  const set = options.set === undefined ? undefined : readPictureSet(options.set);
  const jobs = set === undefined ? standardJobs(options.seed, options.full) : jobsOfSet(set);
  const outcomes = await contest(jobs, set?.folder, options.progress);
  for (const { contestant, kind, name, share, of } of sharesByClass(outcomes))
    options.progress(`  ${contestant.padEnd(14)} ${kind.padEnd(5)} ${name.padEnd(14)} ${share} % of ${of}`);
  const rows = rowsOf(outcomes);
  return set === undefined ? [...rows, ...(await measureFrameToStored(options))] : rows;
}

/** Every contestant on every job. Takes as long as the clips last, times the contestants that fill their time. */
export async function contest(
  jobs: readonly ScanJob[],
  setFolder: string | undefined,
  progress: (words: string) => void,
  names: readonly ContestantName[] = CONTESTANTS,
): Promise<Outcome[]> {
  const page = await serveContestPage(setFolder);
  const browser = await chromium.launch({
    executablePath: process.env['CLAIMSTATION_BROWSER'] ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  });
  try {
    const tab = await browser.newPage();
    tab.setDefaultTimeout(0);
    await tab.goto(page.url);
    await tab.waitForFunction(() => 'runContest' in window);
    progress(`${jobs.length} clips and stills, ${names.length} readers.`);
    const telling = setInterval(() => {
      void tab
        .evaluate(() => window.jobsDone)
        .then(
          (done) => progress(`${done} of ${jobs.length} read`),
          () => {},
        );
    }, 20_000);
    try {
      return await tab.evaluate(([who, all, warmUps]) => window.runContest(who, all, warmUps), [names, jobs, warmUpJobs()] as const);
    } finally {
      clearInterval(telling);
    }
  } finally {
    await browser.close();
    page.close();
  }
}
