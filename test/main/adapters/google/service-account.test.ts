import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { googleCredentials } from '../../../../main/adapters/google/credentials.ts';
import { keyFile, rsaKey } from '../../../support/key-files.ts';

const read = (text: string) => googleCredentials({ zeroTouch: undefined, token: undefined }).read(text);
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ed = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const open = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
const locked = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
  .toString();

describe('a key file', () => {
  test('opens the way to Google under the name of its account', () => {
    expect(read(keyFile())).toMatchObject({ serviceAccount: 'station@example.iam.gserviceaccount.com' });
  });

  test('may begin with a byte order mark, as editors on Windows write it', () => {
    expect(read(`\uFEFF${keyFile()}`)).toMatchObject({ serviceAccount: 'station@example.iam.gserviceaccount.com' });
  });

  test.each([
    ['is empty', '', 'key-not-json'],
    ['is the bare key', rsaKey, 'key-not-json'],
    ['was cut off', keyFile().slice(0, 300), 'key-not-json'],
    ['is JSON of another kind', '[1, 2]', 'key-not-service-account'],
    ['is null', 'null', 'key-not-service-account'],
    ['has an object for a key', keyFile({ private_key: { length: { valueOf: 1, toString: 1 } } }), 'key-not-service-account'],
    [
      'is for a person’s account',
      JSON.stringify({ type: 'authorized_user', client_id: 'x', refresh_token: 'y' }),
      'key-not-service-account',
    ],
    ['is for an app', JSON.stringify({ installed: { client_id: 'x' } }), 'key-not-service-account'],
    ['has no key', keyFile({ private_key: undefined }), 'key-not-service-account'],
    ['has an empty key', keyFile({ private_key: '' }), 'key-not-service-account'],
    ['has no address', keyFile({ client_email: 'nobody' }), 'key-not-service-account'],
    ['has a broken key', keyFile({ private_key: rsaKey.replace(/[A-Z]{2}/, '!!') }), 'key-broken'],
    ['lost its line breaks', keyFile({ private_key: rsaKey.replaceAll('\n', '') }), 'key-broken'],
    ['has an EC key', keyFile({ private_key: ec }), 'key-broken'],
    ['has an Ed25519 key', keyFile({ private_key: ed }), 'key-broken'],
    ['has a public key', keyFile({ private_key: open }), 'key-broken'],
    ['has a key behind a password', keyFile({ private_key: locked }), 'key-broken'],
  ])('that %s says so', (_, text, problem) => {
    expect(read(text)).toBe(problem);
  });
});
