/** `Company.termsStatus` without its prefix; `unknown` for a value that Google adds after this was written. */
export type TermsStatus = 'accepted' | 'not-accepted' | 'stale' | 'unknown';

export interface Customer {
  /** Digits, kept as a string because Google's is an int64 beyond 2^53 (discovery document, `Company.companyId`). */
  readonly id: string;
  readonly name: string;
  readonly terms: TermsStatus;
}
