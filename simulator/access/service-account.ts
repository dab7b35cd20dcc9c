import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** The one account that the simulator knows, with what is needed to check its signatures. */
export interface ServiceAccount {
  readonly email: string;
  readonly publicKey: KeyObject;
  readonly saved: SavedServiceAccount;
}

/** As it stands in the state file. */
export interface SavedServiceAccount {
  readonly keyId: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
}

const projectId = 'claimstation-simulator';
const email = `packing-station@${projectId}.iam.gserviceaccount.com`;

/** The account of the state file, or a new one with a key pair of 2048 bits. Throws when the saved key cannot be read. */
export async function openServiceAccount(saved: SavedServiceAccount | undefined): Promise<ServiceAccount> {
  const account = saved ?? (await newServiceAccount());
  return { email, publicKey: createPublicKey(createPrivateKey(account.privateKey)), saved: account };
}

/** The file that Google Cloud gives out for a service account, as JSON text. Holds the private key. */
export function keyFileOf(account: ServiceAccount, tokenUrl: string): string {
  return `${JSON.stringify(
    {
      type: 'service_account',
      project_id: projectId,
      private_key_id: account.saved.keyId,
      private_key: account.saved.privateKey,
      client_email: email,
      client_id: '100000000000000000042',
      auth_uri: 'https://accounts.google.com/o/oauth2/auth',
      token_uri: tokenUrl,
      auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
      universe_domain: 'googleapis.com',
    },
    undefined,
    2,
  )}\n`;
}

async function newServiceAccount(): Promise<SavedServiceAccount> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { keyId: randomBytes(20).toString('hex'), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
