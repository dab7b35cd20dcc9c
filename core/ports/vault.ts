/** The sealed account file. What goes in and comes out is plaintext; what lies on the disk is AES-256-GCM under `key`. */
export interface Vault {
  save(key: Uint8Array, text: string): Promise<void>;
  /** `undefined` when nothing is kept, `unreadable` when it does not open under this key. */
  load(key: Uint8Array): Promise<{ readonly text: string } | 'unreadable' | undefined>;
  remove(): Promise<void>;
  newKey(): Uint8Array;
}
