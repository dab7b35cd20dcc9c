import { copyJournal } from './copy-journal.ts';
import { judge, type Verdict } from './inspect.ts';
import { journalFailure } from '../adapters/sqlite/failure.ts';
import type { JournalFailureReason } from '../../core/ports/journal.ts';

/** What reads or writes a whole journal, and so runs beside the thread that stores boxes. */
export type Job =
  | { readonly kind: 'check'; readonly file: string; readonly live: boolean }
  | { readonly kind: 'copy'; readonly from: string; readonly to: string; readonly live: boolean };

/** How the journal stands that was read: of a copy, the copy. */
export type JobResult =
  | { readonly done: true; readonly verdict: Verdict }
  | { readonly done: false; readonly reason: JournalFailureReason; readonly detail: string };

/** Never rejects. */
export async function doJob(job: Job): Promise<JobResult> {
  try {
    const verdict = job.kind === 'check' ? judge(job.file, true, { live: job.live }) : await copyJournal(job.from, job.to, job.live);
    return verdict.kind === 'unreadable' ? failed(verdict.cause) : { done: true, verdict };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): JobResult {
  const reason = journalFailure(error)?.reason ?? (isFull(error) ? 'disk-full' : 'other');
  return { done: false, reason, detail: String(error) };
}

export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
