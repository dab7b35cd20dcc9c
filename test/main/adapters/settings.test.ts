import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronSettings } from '../../../main/adapters/electron-settings.ts';
import { fileSettings } from '../../../main/adapters/file-settings.ts';

const stores = {
  'conf, in the browser host': fileSettings,
  'electron-store, in the Electron host': electronSettings,
};

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimstation-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onDisk = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const asides = () => readdirSync(folder).filter((name) => name.startsWith('settings.broken-'));
const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.each(Object.entries(stores))('settings kept by %s', (_, open) => {
  test('that are nested deeper than the store can write are set aside, and the station starts', () => {
    writeFileSync(file, `{"sound":false,"made-by-hand":${'['.repeat(1500)}${']'.repeat(1500)}}`);
    expect(open(folder).change({ camera: 'left' })).toMatchObject({ sound: false, camera: 'left' });
    expect(asides()).toHaveLength(1);
  });

  test('begin with a name of its own for the station, the same at each later start', () => {
    const first = open(folder).get();
    expect(first).toEqual({
      station: expect.stringMatching(uuid7),
      account: { kind: 'none' },
      port: 0,
      colorScheme: 'auto',
      camera: '',
      sound: true,
      imeisPerBox: 1,
      batchSize: 500,
      quotaShare: 100,
    });
    expect([open(folder).get(), onDisk()]).toEqual([first, first]);
  });

  test('are there again after a restart', () => {
    const settings = open(folder);
    const account = { kind: 'google', partnerId: '1234', serviceAccount: 'a@b.example' } as const;
    const after = settings.change({ account, sound: false });
    expect(after).toMatchObject({ account, sound: false, colorScheme: 'auto' });
    expect([settings.get(), open(folder).get()]).toEqual([after, after]);
  });

  test('are for this user alone, and leave no other file', () => {
    open(folder).change({ camera: 'left' });
    expect([statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([0o600, ['settings.json']]);
  });

  test('touch nothing before somebody asks, so that the station can refuse the folder first', () => {
    const missing = join(folder, 'none');
    open(missing);
    expect(existsSync(missing)).toBe(false);
  });

  test.each(['{"station": "1', '', 'null', '[]', '"text"', '\u0000\u0000\u0000'])(
    'set a file that is no settings file aside, with all that was in it: %j',
    (text) => {
      writeFileSync(file, text);
      const settings = open(folder).get();
      expect(settings).toMatchObject({ station: expect.stringMatching(uuid7), sound: true });
      expect(asides().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
      expect(onDisk()).toEqual(settings);
    },
  );

  test('lose only what somebody broke: the station stays who it is', () => {
    const station = '0198c0de-0000-7000-8000-000000000000';
    const text = JSON.stringify({
      station,
      account: { kind: 'google' },
      sound: 'loud',
      camera: 'left',
      imeisPerBox: 3,
    });
    writeFileSync(file, text);
    expect(open(folder).get()).toMatchObject({
      station,
      account: { kind: 'none' },
      sound: true,
      camera: 'left',
      imeisPerBox: 1,
    });
    expect(asides().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
  });

  test('keep what a newer version added', () => {
    writeFileSync(file, JSON.stringify({ station: '0198c0de-0000-7000-8000-000000000000', language: 'ja' }));
    open(folder).change({ sound: false });
    expect(onDisk()).toMatchObject({ language: 'ja', sound: false });
  });

  test('refuse a value that they would not understand themselves, and stay as they were', () => {
    const settings = open(folder);
    const before = settings.get();
    expect(() => settings.change({ port: 70_000 })).toThrow();
    expect([settings.get(), onDisk()]).toEqual([before, before]);
  });

  test('do not claim a change that the disk did not take', () => {
    const settings = open(folder);
    const before = settings.get();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(() => settings.change({ sound: false })).toThrow();
    expect(settings.get()).toEqual(before);
  });

  test('mean the same to the other host', () => {
    const written = open(folder).change({ camera: 'left', imeisPerBox: 2 });
    for (const other of Object.values(stores)) expect(other(folder).get()).toEqual(written);
  });
});
