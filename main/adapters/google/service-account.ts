import { createPrivateKey } from 'node:crypto';
import * as z from 'zod';
import type { KeyFileProblem } from '../../../core/ports/credentials.ts';

/** What we need of a service-account key file. */
export interface ServiceAccount {
  readonly email: string;
  readonly keyId: string | undefined;
  /** PKCS#8 PEM. Never leaves main. */
  readonly privateKey: string;
}

/**
 * Reads the JSON that Google's console gives for a service-account key, and proves that its private key is an RSA key.
 * @param text the file's content
 */
export function readKeyFile(text: string): ServiceAccount | KeyFileProblem {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return 'key-not-json';
  }
  const parsed = KeyFile.safeParse(json);
  if (!parsed.success) return 'key-not-service-account';
  const { client_email, private_key, private_key_id } = parsed.data;
  try {
    if (createPrivateKey(private_key).asymmetricKeyType !== 'rsa') return 'key-broken';
  } catch {
    return 'key-broken';
  }
  return { email: client_email, keyId: private_key_id, privateKey: private_key };
}

const KeyFile = z.object({
  type: z.literal('service_account'),
  client_email: z.string().includes('@'),
  private_key: z.string().refine((key) => key !== ''),
  private_key_id: z.string().optional(),
});
