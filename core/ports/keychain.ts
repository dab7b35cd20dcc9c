/**
 * The operating system's keychain, for one small secret: the key that seals the account. Never a file, never the kernel keyring
 * (gone at reboot), never plaintext: where there is no keychain the answer is a reason, and nothing is kept.
 */
export interface Keychain {
  /** Writes, reads back and removes a probe: only that tells a working keychain from one that forgets. */
  check(): Promise<KeychainState>;
  read(): Promise<{ readonly ok: true; readonly secret: Uint8Array | undefined } | { readonly ok: false; readonly state: KeychainState }>;
  /** Resolves to `ready` only after the secret was read back. */
  write(secret: Uint8Array): Promise<KeychainState>;
  remove(): Promise<KeychainState>;
}

export type KeychainState = 'ready' | 'missing' | 'locked' | 'failing';
