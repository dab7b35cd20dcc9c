import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './jobs.ts';

/** Does a job in a thread of its own, so that no scan waits for it. Never rejects. */
export function inBackground(job: Job): Promise<JobResult> {
  return new Promise((resolve) => {
    const failed = (error: unknown): void => resolve({ done: false, reason: 'other', detail: String(error) });
    try {
      const thread = new Worker(new URL(THREAD, import.meta.url), { workerData: job, execArgv: [] });
      thread.once('message', (result: JobResult) => resolve(result));
      thread.once('error', failed);
      thread.once('exit', (code) => failed(`the thread ended with ${code}`));
      // It keeps the program alive: before a migration nothing else would, and a station that starts would end without a word.
    } catch (error) {
      failed(error);
    }
  });
}

// The build puts it beside each host; in the sources it lies beside this file.
const THREAD = import.meta.url.endsWith('.ts') ? './keeper-thread.ts' : './keeper-thread.js';
