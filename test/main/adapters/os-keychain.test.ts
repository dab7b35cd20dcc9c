import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { StationSettings } from '../../../core/domain/settings.ts';
import { keychainStateOf, osKeychain, stationKeychain } from '../../../main/adapters/os-keychain.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const wrapper = join(root, 'tools/with-keyring.sh');
const inKeyring = process.platform === 'linux' && process.env['DBUS_SESSION_BUS_ADDRESS'] !== undefined;

describe.runIf(inKeyring)('a station on a machine with a working keychain', () => {
  const keychain = osKeychain(() => 'Claimstation test');
  afterEach(async () => {
    await keychain.remove();
  });

  test('finds the keychain ready and nothing in it', async () => {
    expect([await keychain.check(), await keychain.read()]).toEqual(['ready', { ok: true, secret: undefined }]);
  });

  test('keeps a key of any bytes, reads the same key back, and takes it away again', async () => {
    const key = new Uint8Array(Array.from({ length: 32 }, (_, index) => (index * 37 + 250) % 256));
    expect(await keychain.write(key)).toBe('ready');
    expect(await osKeychain(() => 'Claimstation test').read()).toEqual({ ok: true, secret: key });
    expect(await osKeychain(() => 'Claimstation test, other station').read()).toEqual({
      ok: true,
      secret: undefined,
    });
    expect(await keychain.remove()).toBe('ready');
    expect(await keychain.read()).toEqual({ ok: true, secret: undefined });
  });

  test('two stations of one user have a key each', async () => {
    const settings = (station: string) => ({
      get: () => StationSettings.parse({ station }),
      change: () => StationSettings.parse({ station }),
    });
    const [first, second] = [stationKeychain(settings('1')), stationKeychain(settings('2'))];
    await first.write(new Uint8Array([1]));
    await second.write(new Uint8Array([2]));
    expect([await first.read(), await second.read()]).toEqual([
      { ok: true, secret: new Uint8Array([1]) },
      { ok: true, secret: new Uint8Array([2]) },
    ]);
    await first.remove();
    await second.remove();
  });

  test('taking away what is not there is fine', async () => {
    expect(await keychain.remove()).toBe('ready');
  });

  test('several checks at once do not disturb each other, and leave nothing behind', async () => {
    expect(await Promise.all(Array.from({ length: 8 }, () => keychain.check()))).toEqual(Array.from({ length: 8 }, () => 'ready'));
    const { findCredentialsAsync } = await import('@napi-rs/keyring');
    expect(await findCredentialsAsync('Claimstation test')).toEqual([]);
  });

  test('a key that somebody damaged by hand is not handed out', async () => {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    await new AsyncEntry('Claimstation test', 'account key', {
      linux: { store: 'secret-service' },
    }).setPassword('not base64!');
    expect(await keychain.read()).toEqual({ ok: false, state: 'failing' });
  });
});

describe.runIf(process.platform === 'linux')('a station on a machine without a working keychain', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimstation-keyring-'));
    folders.push(folder);
    return folder;
  };

  test('with no session bus the keychain is missing, and no key is left in the kernel keyring', async () => {
    const said = await tryKeychain([process.execPath], withoutBus());
    expect(said).toEqual({
      check: 'missing',
      read: { ok: false, state: 'missing' },
      write: 'missing',
      remove: 'missing',
    });
    expect(readFileSync('/proc/keys', 'utf8')).not.toContain(childService);
  });

  test('with a bus and no Secret Service on it the keychain is missing', async () => {
    const config = join(newFolder(), 'bus.conf');
    writeFileSync(config, emptyBus);
    const said = await tryKeychain(['dbus-run-session', `--config-file=${config}`, '--', process.execPath], withoutBus());
    expect(said).toEqual({
      check: 'missing',
      read: { ok: false, state: 'missing' },
      write: 'missing',
      remove: 'missing',
    });
  });

  test('with a Secret Service that has no collection the keychain is missing, though reading finds no fault', async () => {
    const said = await tryKeychain([wrapper, process.execPath], {
      ...withoutBus(),
      KEYRING_HOME: newFolder(),
      KEYRING_UNLOCK: 'no',
    });
    expect(said).toMatchObject({
      check: 'missing',
      read: { ok: false, state: 'missing' },
      write: 'missing',
    });
  });

  test('with a locked keychain and nobody to unlock it, it is locked, and the key is there again when it is open', async () => {
    const home = newFolder();
    const open = { ...withoutBus(), KEYRING_HOME: home };
    expect(await tryKeychain([wrapper, process.execPath], open, 'write')).toEqual({
      write: 'ready',
    });
    const locked = await tryKeychain([wrapper, process.execPath], {
      ...open,
      KEYRING_UNLOCK: 'no',
    });
    expect(locked).toEqual({
      check: 'locked',
      read: { ok: false, state: 'locked' },
      write: 'locked',
      remove: 'locked',
    });
    expect(await tryKeychain([wrapper, process.execPath], open, 'read')).toEqual({
      read: { ok: true, secret: { 0: 1, 1: 2, 2: 3 } },
    });
  });
});

describe('a station whose native keychain module does not load', () => {
  test('has no keychain, says so, and throws nothing', async () => {
    const absent = () =>
      Promise.reject(
        Object.assign(new Error("Cannot find package '@napi-rs/keyring' imported from app.asar"), {
          code: 'ERR_MODULE_NOT_FOUND',
        }),
      );
    const keychain = osKeychain(() => 'Claimstation test', absent);
    expect([await keychain.check(), await keychain.read(), await keychain.write(new Uint8Array(32)), await keychain.remove()]).toEqual([
      'missing',
      { ok: false, state: 'missing' },
      'missing',
      'missing',
    ]);
  });

  test('makes no attempt to load it before the keychain is needed', () => {
    let loads = 0;
    osKeychain(
      () => 'Claimstation test',
      () => {
        loads += 1;
        return Promise.reject(new Error('never'));
      },
    );
    expect(loads).toBe(0);
  });
});

describe('a keychain that does not do what it says', () => {
  test.each([
    ['forgets what it was given', () => null],
    ['gives back something else', () => 'something else'],
  ])('one that %s is failing', async (_, answer) => {
    class Entry {
      setPassword = () => Promise.resolve();
      getPassword = () => Promise.resolve(answer());
      deleteCredential = () => Promise.resolve(true);
    }
    const keychain = osKeychain(
      () => 'Claimstation test',
      () => Promise.resolve({ AsyncEntry: Entry as never }),
    );
    expect([await keychain.check(), await keychain.write(new Uint8Array(32))]).toEqual(['failing', 'failing']);
  });
});

describe("the operating system's words", () => {
  test.each([
    [
      'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
      'missing',
    ],
    ['Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
    ["Couldn't access platform storage: Secret Service: no result found", 'missing'],
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'locked'],
    ['Cannot find native binding. npm has a bug related to optional dependencies', 'missing'],
    ['Platform secure storage failure: A specified logon session does not exist. It may already have been terminated.', 'missing'],
    ['Platform secure storage failure: User interaction is not allowed.', 'locked'],
    ['Attribute password is longer than platform limit of 2560 chars', 'failing'],
    ['', 'failing'],
  ])('%j mean %s', (text, state) => {
    expect(keychainStateOf(new Error(text))).toBe(state);
  });

  test('a cause that explains the error counts too', () => {
    expect(keychainStateOf(new Error('could not load', { cause: new Error('invalid ELF header') }))).toBe('missing');
  });
});

/** New for each run: the kernel keyring outlives a run in which something was left there. */
const childService = `Claimstation test, child ${randomUUID()}`;

/** What the keychain says in a process of its own, since the bus is found through the environment. */
async function tryKeychain(command: string[], environment: NodeJS.ProcessEnv, only?: 'read' | 'write'): Promise<unknown> {
  const steps = only === undefined ? ['check', 'read', 'write', 'remove'] : [only];
  const script = `
    import { osKeychain } from ${JSON.stringify(join(root, 'main/adapters/os-keychain.ts'))};
    const keychain = osKeychain(() => ${JSON.stringify(childService)});
    const said = {};
    for (const step of ${JSON.stringify(steps)}) said[step] = await keychain[step](new Uint8Array([1, 2, 3]));
    process.stdout.write(JSON.stringify(said));`;
  const [program = '', ...before] = command;
  const { stdout } = await run(program, [...before, '--input-type=module', '--eval', script], {
    cwd: root,
    env: environment,
    timeout: 20_000,
  });
  return JSON.parse(stdout);
}

function withoutBus(): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, XDG_RUNTIME_DIR: _runtime, ...rest } = process.env;
  return rest;
}

const emptyBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;
