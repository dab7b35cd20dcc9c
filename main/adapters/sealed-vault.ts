import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../../core/ports/vault.ts';
import { diskFailure } from './disk-failure.ts';
import { readIfThere, syncFolder, writeWhole } from './whole-file.ts';

export interface SealedVault extends Vault {
  /** The file again, in a folder that is new, if this process has seen it. Throws Node's errors. */
  writeAgain(): void;
}

/**
 * The account in `<folder>/account.sealed`: one version byte, a 12-byte random IV, the ciphertext, a 16-byte tag. AES-256-GCM under a
 * 32-byte key that lives in the keychain. `save` and `remove` reject when the disk says no, and then the file is what it was before.
 */
export function sealedVault(folder: string): SealedVault {
  const path = join(folder, 'account.sealed');
  /** What the file holds, as far as this process knows: sealed, so that it is as safe here as there. */
  let known: Uint8Array | undefined;
  // What `writeWhole` writes before it renames. After a crash it may still lie there.
  const unfinished = `${path}.writing`;

  return {
    async save(key, text) {
      const sealed = seal(key, text);
      await rm(unfinished, { force: true });
      try {
        writeWhole(path, sealed, 0o600);
        known = sealed;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },

    async load(key) {
      try {
        const sealed = readIfThere(path);
        if (sealed === undefined) return undefined;
        const text = unseal(key, sealed);
        if (text !== undefined) known = sealed;
        return text === undefined ? 'unreadable' : { text };
      } catch {
        return 'unreadable';
      }
    },

    async remove() {
      known = undefined;
      try {
        await rm(path, { force: true });
        await rm(unfinished, { force: true });
        syncFolder(folder);
      } catch (error) {
        throw diskFailure(error) ?? error;
      }
    },

    writeAgain() {
      if (known !== undefined && readIfThere(path) === undefined) writeWhole(path, known, 0o600);
    },

    newKey: () => new Uint8Array(randomBytes(keyBytes)),
  };
}

const version = 1;
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

// Bound to what it is for: bytes that this key once sealed for another purpose do not open here. The version byte is bound with it.
const purpose = Buffer.from(`claimstation account, sealed, version ${version}`);

function seal(key: Uint8Array, text: string): Buffer {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  sealing.setAAD(purpose);
  return Buffer.concat([Buffer.of(version), iv, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
}

function unseal(key: Uint8Array, sealed: Buffer): string | undefined {
  if (key.length !== keyBytes || sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes) return undefined;
  const opening = createDecipheriv(cipher, key, sealed.subarray(1, 1 + ivBytes), {
    authTagLength: tagBytes,
  });
  opening.setAAD(purpose);
  opening.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(sealed.subarray(1 + ivBytes, -tagBytes)), opening.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
