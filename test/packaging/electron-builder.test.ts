import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Config {
  [section: string]: unknown;
  win: Record<string, unknown>;
  mac: Record<string, unknown>;
  linux: Record<string, unknown>;
  nsis: Record<string, unknown>;
  deb: Record<string, unknown>;
}

const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Config;

/** What electron-builder itself says about a configuration: nothing, or its complaint. */
async function complaint(about: object): Promise<string | undefined> {
  // Its own check, which is not among its exports.
  const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const { validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as {
    validateConfiguration(config: object, log: unknown): Promise<void>;
  };
  const { DebugLogger } = fromBuilder('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };
  try {
    await validateConfiguration(about, new DebugLogger(false));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the packaging of all three systems', () => {
  test("fits electron-builder's own schema", async () => {
    expect(await complaint(config)).toBeUndefined();
  });

  test.each(['win', 'mac', 'linux', 'nsis', 'deb'] as const)('is really looked at: a mistyped key under %s is found', async (section) => {
    expect(await complaint({ ...config, [section]: { ...config[section], tarjet: [] } })).toContain(`configuration.${section} should be`);
  });

  test('makes the installers that each system expects', () => {
    expect([config.win['target'], config.mac['target'], config.linux['target']]).toEqual([['nsis'], ['dmg', 'zip'], ['AppImage', 'deb']]);
  });

  test('publishes nothing, compiles nothing, and leaves native modules where the system can load them', () => {
    expect(config).toMatchObject({
      publish: null,
      npmRebuild: false,
      asar: true,
      asarUnpack: ['**/*.node', 'out/electron/keeper-thread.mjs'],
    });
  });

  test("keeps the shop's journal when the program is removed", () => {
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false, perMachine: false });
  });

  test('asks for the camera on macOS, in words and by right', () => {
    expect(config.mac).toMatchObject({
      hardenedRuntime: true,
      extendInfo: { NSCameraUsageDescription: expect.stringContaining('camera') },
    });
    for (const name of ['entitlements', 'entitlementsInherit']) {
      expect(readFileSync(join(root, String(config.mac[name])), 'utf8')).toMatch(
        /<key>com\.apple\.security\.device\.camera<\/key>\s*<true\/>/,
      );
    }
  });

  test.each(['win', 'mac', 'linux'] as const)('has an icon for %s, large enough for every system', (system) => {
    const path = join(root, String(config[system]['icon']));
    expect(existsSync(path)).toBe(true);
    const png = readFileSync(path);
    // Width and height stand in the first chunk of a PNG.
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20), png.length < 100_000]).toEqual([
      'PNG',
      1024,
      1024,
      true,
    ]);
  });
});
