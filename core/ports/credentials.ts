import type { PartnerApi } from './partner-api.ts';

/** Reads key files. What is inside stays in the adapter: core sees only the account's name and a way to Google. */
export interface CredentialReader {
  read(keyFile: string): Credentials | KeyFileProblem;
}

export interface Credentials {
  /** The service account's e-mail address: shown, not secret. */
  readonly serviceAccount: string;
  zeroTouch(partnerId: string): PartnerApi;
}

export type KeyFileProblem = 'key-not-json' | 'key-not-service-account' | 'key-broken';
