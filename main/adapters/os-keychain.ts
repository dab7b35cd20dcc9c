import { randomUUID } from 'node:crypto';
import type { AsyncEntry } from '@napi-rs/keyring';
import type { Keychain, KeychainState } from '../../core/ports/keychain.ts';
import type { Settings } from '../../core/ports/settings.ts';

/** The keychain entry of one station. Two data folders of one user have one each, or connecting one would lock the other out. */
export function stationKeychain(settings: Settings): Keychain {
  return osKeychain(() => `Claimstation ${settings.get().station}`);
}

/**
 * Windows Credential Manager, the macOS keychain, or a Secret Service on Linux (gnome-keyring, KWallet, KeePassXC).
 * `service` gives the name under which the entry shows up there; it is asked at each use.
 * `load` brings the native module; it is loaded at the first use, so that practice works where it is missing.
 */
export function osKeychain(
  service: () => string = () => 'Claimstation',
  load: () => Promise<KeyringModule> = () => import('@napi-rs/keyring'),
): Keychain {
  async function entry(name: string): Promise<AsyncEntry> {
    const { AsyncEntry } = await load();
    return new AsyncEntry(service(), name, secretServiceOnly);
  }

  async function check(): Promise<KeychainState> {
    // A name for each probe: two checks at the same time must not read each other's value.
    const value = randomUUID();
    try {
      const probe = await entry(`probe ${value}`);
      await probe.setPassword(value);
      const kept = await probe.getPassword();
      await probe.deleteCredential();
      return kept === value ? 'ready' : 'failing';
    } catch (error) {
      return keychainStateOf(error);
    }
  }

  return {
    check,

    async read() {
      try {
        const text = await (await entry(keyName)).getPassword();
        if (text === null) {
          // Nothing found means nothing yet: a Secret Service without a collection, and a locked one, answer the same.
          const state = await check();
          return state === 'ready' ? { ok: true, secret: undefined } : { ok: false, state };
        }
        const secret = fromBase64(text);
        return secret === undefined ? { ok: false, state: 'failing' } : { ok: true, secret };
      } catch (error) {
        return { ok: false, state: keychainStateOf(error) };
      }
    },

    async write(secret) {
      const text = Buffer.from(secret).toString('base64');
      try {
        const key = await entry(keyName);
        await key.setPassword(text);
        return (await key.getPassword()) === text ? 'ready' : 'failing';
      } catch (error) {
        return keychainStateOf(error);
      }
    },

    async remove() {
      try {
        await (await entry(keyName)).deleteCredential();
        return 'ready';
      } catch (error) {
        return keychainStateOf(error);
      }
    },
  };
}

/** The part of `@napi-rs/keyring` that is used here. */
export type KeyringModule = Pick<typeof import('@napi-rs/keyring'), 'AsyncEntry'>;

const keyName = 'account key';

// Without the pin the library falls back to the kernel keyring in silence, and what it keeps there is gone at the next reboot.
const secretServiceOnly = { linux: { store: 'secret-service' } } as const;

/**
 * Every error of the native module has the code `GenericFailure`: the text is all there is. It is the operating system's own and never
 * holds anything a person typed. Measured with gnome-keyring 42; the Windows and macOS texts are those of the keyring-rs sources.
 */
export function keychainStateOf(error: unknown): KeychainState {
  const text = error instanceof Error ? `${error.message} ${causesOf(error)}` : String(error);
  if (lockedTexts.some((known) => known.test(text))) return 'locked';
  if (missingTexts.some((known) => known.test(text))) return 'missing';
  return 'failing';
}

const lockedTexts = [
  /prompt was dismissed/i,
  /\blocked\b/i,
  // macOS: errSecUserCanceled, errSecInteractionNotAllowed, errSecAuthFailed
  /user canceled/i,
  /user interaction is not allowed/i,
  /user name or passphrase you entered is not correct/i,
];

const missingTexts = [
  // No session bus, a bus address that leads nowhere, or a bus without a Secret Service behind it.
  /DBus error/i,
  /D-Bus/i,
  /org\.freedesktop\.secrets was not provided/i,
  // A Secret Service with no default collection to put anything in.
  /no result found/i,
  // Windows, in a session without a profile: ERROR_NO_SUCH_LOGON_SESSION.
  /logon session does not exist/i,
  // macOS: errSecNoDefaultKeychain, errSecNoSuchKeychain
  /default keychain could not be found/i,
  /specified keychain could not be found/i,
  // The native module itself is not there, or is another system's.
  /Cannot find (native binding|module|package)/i,
  /invalid ELF header|not a valid Win32 application|dlopen/i,
];

function causesOf(error: Error): string {
  return error.cause instanceof Error ? `${error.cause.message} ${causesOf(error.cause)}` : '';
}

function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
}
