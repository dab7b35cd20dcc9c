import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './jobs.ts';

/**
 * Does a job in a thread of its own, so that no scan waits for it. Never rejects. The thread keeps the program alive: before a migration
 * nothing else would, and a station that starts would end without a word.
 * @param stop ends it in the middle; what it had begun to write is not whole
 */
export function inBackground(job: Job, stop?: AbortSignal): Promise<JobResult> {
  return new Promise((resolve) => {
    const failed = (error: unknown): void => resolve({ done: false, reason: 'other', detail: String(error) });
    if (stop?.aborted === true) return failed('stopped');
    try {
      const thread = new Worker(new URL(THREAD), { workerData: job, execArgv: [] });
      const end = (): void => void thread.terminate();
      stop?.addEventListener('abort', end);
      thread.once('message', (result: JobResult) => resolve(result));
      thread.once('error', failed);
      thread.once('exit', (code) => {
        stop?.removeEventListener('abort', end);
        failed(`the thread ended with ${code}`);
      });
    } catch (error) {
      failed(error);
    }
  });
}

// The build puts it beside each host; in the sources it lies beside this file. A packaged app has it outside its archive, which a thread need
// not know how to read.
const BESIDE = import.meta.url.endsWith('.ts') ? './keeper-thread.ts' : './keeper-thread.mjs';
const THREAD = new URL(BESIDE, import.meta.url).href.replace('/app.asar/', '/app.asar.unpacked/');
