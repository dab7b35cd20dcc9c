import type { CredentialReader } from '../../../core/ports/credentials.ts';
import type { Endpoints } from '../../options.ts';
import { readKeyFile } from './service-account.ts';
import { googleZeroTouch } from './zero-touch.ts';

/** Service-account key files, and the way to Google (or to the endpoints that the station was started with) that they open. */
export function googleCredentials(endpoints: Endpoints): CredentialReader {
  return {
    read(keyFile) {
      const account = readKeyFile(keyFile);
      if (typeof account === 'string') return account;
      return {
        serviceAccount: account.email,
        zeroTouch: (partnerId) => googleZeroTouch({ account, partnerId, rootUrl: endpoints.zeroTouch, tokenUrl: endpoints.token }),
      };
    },
  };
}
