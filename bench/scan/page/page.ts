import type { ContestantName, Film, Outcome, ScanJob } from '../contest.ts';
import type { FromContestant, ToContestant } from './contestants/compete.ts';
import type { FromFilming } from './filming.ts';

declare global {
  interface Window {
    /** Runs every contestant on every job, one at a time on the same pictures. */
    runContest(names: readonly ContestantName[], jobs: readonly ScanJob[], warmUps: readonly ScanJob[]): Promise<Outcome[]>;
    /** Jobs done so far, for whoever waits. */
    jobsDone: number;
  }
}

window.jobsDone = 0;
window.runContest = async (names, jobs, warmUps) => {
  const filming = new Worker(new URL('./filming.ts', import.meta.url), { type: 'module' });
  const contestants = await Promise.all(names.map(started));
  const outcomes: Outcome[] = [];
  for (const [i, job] of [...warmUps, ...jobs].entries()) {
    // Not while anybody competes: making pictures takes the core that engines compile and collect on.
    const shown = await film(filming, job);
    for (const contestant of contestants) {
      const outcome = await watched(contestant, shown);
      if (i >= warmUps.length) outcomes.push(outcome);
    }
    window.jobsDone = Math.max(0, i + 1 - warmUps.length);
  }
  for (const worker of [filming, ...contestants]) worker.terminate();
  return outcomes;
};

/** Each spelled out, because the bundler has to see it. */
const WORKERS: Record<ContestantName, () => Worker> = {
  ours: () => new Worker(new URL('./contestants/ours.ts', import.meta.url), { type: 'module' }),
  'zxing-browser': () => new Worker(new URL('./contestants/zxing-browser.ts', import.meta.url), { type: 'module' }),
  'zxing-js': () => new Worker(new URL('./contestants/zxing-js.ts', import.meta.url), { type: 'module' }),
  'zxing-wasm': () => new Worker(new URL('./contestants/zxing-wasm.ts', import.meta.url), { type: 'module' }),
  'zbar-wasm': () => new Worker(new URL('./contestants/zbar-wasm.ts', import.meta.url), { type: 'module' }),
};

async function started(name: ContestantName): Promise<Worker> {
  const worker = WORKERS[name]();
  const answer = await answerOf<FromContestant>(worker);
  if (answer.kind !== 'ready') throw new Error(`${name} did not start: ${answer.kind === 'failed' ? answer.message : answer.kind}`);
  return worker;
}

async function film(filming: Worker, job: ScanJob): Promise<Film> {
  const answer = answerOf<FromFilming>(filming);
  filming.postMessage(job);
  const made = await answer;
  if (made.kind === 'failed') throw new Error(made.message);
  return made.film;
}

async function watched(contestant: Worker, shown: Film): Promise<Outcome> {
  const answer = answerOf<FromContestant>(contestant);
  contestant.postMessage({ film: shown } satisfies ToContestant);
  const told = await answer;
  if (told.kind !== 'outcome') throw new Error(told.kind === 'failed' ? told.message : told.kind);
  return told.outcome;
}

function answerOf<Message>(worker: Worker): Promise<Message> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => resolve(data), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
}
