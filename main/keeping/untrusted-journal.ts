import type { JournalFault } from './inspect.ts';

/** The journal of an account cannot be worked on as it is; nothing in it was changed. The station opens all the same and says so. */
export class UntrustedJournal extends Error {
  override readonly name = 'UntrustedJournal';
  readonly fault: JournalFault;
  readonly detail: string;
  constructor(fault: JournalFault, detail: string) {
    super(`the journal is ${fault}: ${detail}`);
    this.fault = fault;
    this.detail = detail;
  }
}
