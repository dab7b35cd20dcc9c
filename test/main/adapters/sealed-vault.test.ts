import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sealedVault } from '../../../main/adapters/sealed-vault.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimstation-vault-'));
  file = join(folder, 'account.sealed');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const account = JSON.stringify({
  type: 'service_account',
  private_key: '-----BEGIN PRIVATE KEY-----\n…'.padEnd(3000, 'x'),
});

describe('the sealed account', () => {
  test('comes back whole with the key it was saved under', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await vault.save(key, account);
    expect(await sealedVault(folder).load(key)).toEqual({ text: account });
  });

  test('comes back whole whatever its text is', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        await vault.save(key, text);
        expect(await vault.load(key)).toEqual({ text });
      }),
      { numRuns: 30 },
    );
  });

  test('shows nothing of itself on the disk, and is for this user alone', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await vault.save(key, account);
    const bytes = readFileSync(file);
    expect(bytes.includes('PRIVATE KEY')).toBe(false);
    expect(bytes.includes(Buffer.from(key))).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['account.sealed']);
  });

  test('looks different each time it is saved, under keys that are different too', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await vault.save(key, account);
    const first = readFileSync(file);
    await vault.save(key, account);
    expect(readFileSync(file).equals(first)).toBe(false);
    expect(key).toHaveLength(32);
    expect(vault.newKey()).not.toEqual(key);
  });

  test('is absent before it is saved and after it is removed, and removing it twice is fine', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    expect(await vault.load(key)).toBeUndefined();
    await vault.save(key, account);
    await vault.remove();
    await vault.remove();
    expect([await vault.load(key), readdirSync(folder)]).toEqual([undefined, []]);
  });

  test('does not open under another key, and says so instead of being absent', async () => {
    const vault = sealedVault(folder);
    await vault.save(vault.newKey(), account);
    expect(await vault.load(vault.newKey())).toBe('unreadable');
    expect(await vault.load(new Uint8Array(5))).toBe('unreadable');
  });

  test('does not open when any one bit of it has changed, or when its end is missing', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await vault.save(key, 'short');
    const whole = readFileSync(file);
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(file, changed);
      expect(await vault.load(key), `bit ${bit}`).toBe('unreadable');
    }
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      expect(await vault.load(key), `${length} bytes`).toBe('unreadable');
    }
  });

  test('is unreadable, not absent, when something else lies in its place', async () => {
    mkdirSync(file);
    expect(await sealedVault(folder).load(new Uint8Array(32))).toBe('unreadable');
  });

  test('is what it was before when saving anew fails, and nothing half-written stays', async () => {
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await vault.save(key, account);
    await expect(vault.save(new Uint8Array(31), 'new')).rejects.toThrow();
    mkdirSync(join(folder, 'account.sealed.writing'));
    await expect(vault.save(key, 'new')).rejects.toThrow();
    expect(await vault.load(key)).toEqual({ text: account });
  });

  test('what a crash left half-written is overwritten, closed to others, and removed with the rest', async () => {
    const half = join(folder, 'account.sealed.writing');
    writeFileSync(half, 'half');
    chmodSync(half, 0o644);
    const vault = sealedVault(folder);
    const key = vault.newKey();
    await vault.save(key, account);
    expect([statSync(file).mode & 0o777, existsSync(half)]).toEqual([0o600, false]);
    writeFileSync(half, 'half');
    await vault.remove();
    expect(readdirSync(folder)).toEqual([]);
  });
});
