import * as z from 'zod';
import { isClockTrouble, type Trouble } from '../domain/trouble.ts';
import type { CredentialReader, Credentials, KeyFileProblem } from '../ports/credentials.ts';
import type { Keychain, KeychainState } from '../ports/keychain.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Settings } from '../ports/settings.ts';
import type { Vault } from '../ports/vault.ts';

/**
 * The account at Google: tested before it is kept, kept sealed, forgotten on demand.
 * The key file is sealed with a data key that only the operating system's keychain holds; there is no other way to keep it.
 */
export interface Access {
  connect(partnerId: string, keyFile: string): Promise<Connected | ConnectRefusal>;
  /** The way to Google of the kept account, or why it is out of reach. */
  open(): Promise<
    { readonly ok: true; readonly zeroTouch: PartnerApi } | { readonly ok: false; readonly why: KeychainState | 'unreadable' }
  >;
  /** Removes key and sealed file. */
  forget(): Promise<void>;
}

export interface Connected {
  readonly outcome: 'connected';
  readonly customers: number;
  readonly serviceAccount: string;
}

export interface ConnectRefusal {
  readonly outcome: 'refused';
  readonly reason:
    | KeyFileProblem
    | 'partner-id'
    | 'key-refused'
    | 'clock-wrong'
    | 'partner-refused'
    | 'partner-unknown'
    | 'offline'
    | 'google'
    | 'quota'
    | 'keychain-missing'
    | 'keychain-locked'
    | 'keychain-failing'
    | 'cannot-store'
    | 'connected-already';
  /** Google's or the system's own code, for whoever helps. */
  readonly code?: string;
}

export interface AccessParts {
  readonly keychain: Keychain;
  readonly vault: Vault;
  readonly settings: Settings;
  readonly credentials: CredentialReader;
}

export function access({ keychain, vault, settings, credentials }: AccessParts): Access {
  const keep = async (partnerId: string, keyFile: string, serviceAccount: string): Promise<ConnectRefusal | undefined> => {
    const key = vault.newKey();
    try {
      const state = await keychain.write(key);
      if (state !== 'ready') return refusedBy(state);
      await vault.save(key, JSON.stringify({ partnerId, keyFile }));
      settings.change({ account: { kind: 'google', partnerId, serviceAccount } });
      return undefined;
    } catch (error) {
      await vault.remove().catch(() => {});
      await keychain.remove();
      return { outcome: 'refused', reason: 'cannot-store', code: error instanceof Error ? error.name : 'UNKNOWN' };
    } finally {
      key.fill(0);
    }
  };

  return {
    async connect(typedPartnerId, keyFile) {
      if (settings.get().account.kind === 'google') return { outcome: 'refused', reason: 'connected-already' };
      const partnerId = typedPartnerId.trim();
      if (!/^\d{1,19}$/.test(partnerId)) return { outcome: 'refused', reason: 'partner-id' };
      const found = credentials.read(keyFile);
      if (isProblem(found)) return { outcome: 'refused', reason: found };
      // Before the network: whoever has no keychain need not wait for Google to hear it.
      const state = await keychain.check();
      if (state !== 'ready') return refusedBy(state);
      const answer = await found.zeroTouch(partnerId).customers();
      if (!answer.ok) return refusedByGoogle(answer.trouble);
      const problem = await keep(partnerId, keyFile, found.serviceAccount);
      if (problem !== undefined) return problem;
      return { outcome: 'connected', customers: answer.value.length, serviceAccount: found.serviceAccount };
    },

    async open() {
      const key = await keychain.read();
      if (!key.ok) return { ok: false, why: key.state };
      if (key.secret === undefined) return { ok: false, why: 'unreadable' };
      const opened = await vault.load(key.secret);
      key.secret.fill(0);
      const kept = opened === undefined || opened === 'unreadable' ? undefined : Kept.safeParse(json(opened.text)).data;
      const found = kept === undefined ? undefined : credentials.read(kept.keyFile);
      if (kept === undefined || found === undefined || isProblem(found)) return { ok: false, why: 'unreadable' };
      return { ok: true, zeroTouch: found.zeroTouch(kept.partnerId) };
    },

    async forget() {
      // The sealed file first: without it the key opens nothing, even if the keychain should now refuse.
      await vault.remove();
      await keychain.remove();
      settings.change({ account: { kind: 'none' } });
    },
  };
}

const Kept = z.object({ partnerId: z.string(), keyFile: z.string() });

function isProblem(found: Credentials | KeyFileProblem): found is KeyFileProblem {
  return typeof found === 'string';
}

function refusedBy(state: Exclude<KeychainState, 'ready'>): ConnectRefusal {
  return { outcome: 'refused', reason: `keychain-${state}` };
}

function refusedByGoogle({ kind, code, status }: Trouble): ConnectRefusal {
  const reason = {
    'sign-in': 'key-refused',
    forbidden: 'partner-refused',
    'not-found': 'partner-unknown',
    refused: 'partner-unknown',
    budget: 'quota',
  } as const;
  if (isClockTrouble(code)) return { outcome: 'refused', reason: 'clock-wrong', code };
  const shown = kind === 'offline' || kind === 'google' || kind === 'quota' ? kind : reason[kind];
  return { outcome: 'refused', reason: shown, code: status > 0 ? `${status} ${code}` : code };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
