import type { Keychain, KeychainState } from '../../core/ports/keychain.ts';

/** A keychain in memory, with what can happen to one. */
export interface MemoryKeychain extends Keychain {
  state: KeychainState;
  secret: Uint8Array | undefined;
  /** Whatever is asked of it waits for this: the person at the station is being asked for a password. */
  asking: Promise<void>;
}

export function memoryKeychain(): MemoryKeychain {
  const keychain: MemoryKeychain = {
    state: 'ready',
    secret: undefined,
    asking: Promise.resolve(),
    async check() {
      await keychain.asking;
      return keychain.state;
    },
    async read() {
      await keychain.asking;
      return keychain.state === 'ready'
        ? { ok: true, secret: keychain.secret === undefined ? undefined : Uint8Array.from(keychain.secret) }
        : { ok: false, state: keychain.state };
    },
    async write(secret) {
      const copy = Uint8Array.from(secret);
      await keychain.asking;
      if (keychain.state === 'ready') keychain.secret = copy;
      return keychain.state;
    },
    async remove() {
      await keychain.asking;
      if (keychain.state === 'ready') keychain.secret = undefined;
      return keychain.state;
    },
  };
  return keychain;
}
