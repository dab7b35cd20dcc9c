import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultDataFolder } from '../../main/data-folder.ts';
import { readOptions } from '../../main/options.ts';
import { StationRefusal } from '../../main/station-refusal.ts';

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof StationRefusal && error.reason === 'options') return error.message;
    throw error;
  }
  throw new Error('not refused');
};

describe('the command line', () => {
  test('may be empty', () => {
    expect(readOptions([], {})).toEqual({
      dataFolder: defaultDataFolder(),
      practice: false,
      noOpen: false,
      json: false,
      endpoints: { zeroTouch: undefined, token: undefined },
    });
  });

  test('says everything', () => {
    const argv = [
      '--host',
      'browser',
      '--practice',
      '--data',
      'here',
      '--no-open',
      '--json',
      '--zero-touch-url',
      'https://gateway.example/google',
      '--token-url',
      'http://127.0.0.1:8080/token',
    ];
    expect(readOptions(argv, {})).toEqual({
      dataFolder: resolve('here'),
      practice: true,
      noOpen: true,
      json: true,
      endpoints: { zeroTouch: 'https://gateway.example/google', token: 'http://127.0.0.1:8080/token' },
    });
  });

  test('goes before the environment', () => {
    const env = {
      CLAIMSTATION_DATA: '/env',
      CLAIMSTATION_ZERO_TOUCH_URL: 'https://env.example',
      CLAIMSTATION_TOKEN_URL: 'https://env.example/token',
    };
    expect([readOptions([], env), readOptions(['--data', '/line', '--zero-touch-url', 'https://line.example'], env)]).toMatchObject([
      { dataFolder: '/env', endpoints: { zeroTouch: 'https://env.example/', token: 'https://env.example/token' } },
      { dataFolder: '/line', endpoints: { zeroTouch: 'https://line.example/', token: 'https://env.example/token' } },
    ]);
  });

  test('that is set to nothing is not set: the data does not land in whatever folder the shell is in', () => {
    const empty = { CLAIMSTATION_DATA: '', CLAIMSTATION_ZERO_TOUCH_URL: '' };
    expect([readOptions([], empty), readOptions(['--data', ''], {})]).toMatchObject([
      { dataFolder: defaultDataFolder(), endpoints: { zeroTouch: undefined } },
      { dataFolder: defaultDataFolder() },
    ]);
  });

  test.each([
    ['an unknown option', ['--practise'], '--practise'],
    ['a value for a switch', ['--json=yes'], '--json'],
    ['an option without its value', ['--data'], '--data'],
    ['a word that is no option', ['practice'], 'practice'],
  ])('with %s says which, and which there are', (_, argv, named) => {
    const message = refusal(() => readOptions(argv, {}));
    expect(message).toContain(named);
    expect(message).toContain('--zero-touch-url URL');
  });
});

describe('another endpoint', () => {
  test.each([
    'https://zero-touch.example',
    'https://user-gateway.example:8443/path',
    'http://localhost:1',
    'http://127.0.0.1:8080',
    'http://127.1:80',
    'http://[::1]:8080',
  ])('%s is one that credentials may travel to', (url) => {
    expect(readOptions(['--zero-touch-url', url], {}).endpoints.zeroTouch).toBe(new URL(url).href);
  });

  test.each([
    'http://zero-touch.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://192.168.1.4:8080',
    'http://[::ffff:192.168.1.4]',
    'http://0.0.0.0:80',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://somebody:secret@zero-touch.example',
    'http://127.0.0.1@evil.example',
    'javascript:alert(1)',
    'zero-touch.example',
    ' ',
  ])('%s is refused by name', (url) => {
    expect(refusal(() => readOptions(['--token-url', url], {}))).toMatch(/^--token-url must be an https address/);
    expect(refusal(() => readOptions([], { CLAIMSTATION_ZERO_TOUCH_URL: url }))).toMatch(/^--zero-touch-url must be an https address/);
  });
});
