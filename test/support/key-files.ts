import { generateKeyPairSync } from 'node:crypto';

const pem = { type: 'pkcs8', format: 'pem' } as const;

/** One pair for all tests of a file: making one takes a while. */
export const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem).toString();

export function keyFile(about: Record<string, unknown> = {}): string {
  return JSON.stringify({
    type: 'service_account',
    client_email: 'station@example.iam.gserviceaccount.com',
    private_key_id: 'key-1',
    private_key: rsaKey,
    ...about,
  });
}
