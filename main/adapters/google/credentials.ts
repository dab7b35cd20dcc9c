import type { Diagnosis } from '../../../core/domain/diagnosis.ts';
import type { Budget } from '../../../core/ports/budget.ts';
import type { CredentialReader } from '../../../core/ports/credentials.ts';
import type { Endpoints } from '../../options.ts';
import { readKeyFile } from './service-account.ts';
import { googleZeroTouch } from './zero-touch.ts';

export interface GoogleWays {
  /** What each service account's requests are counted against; without it nothing is counted. */
  readonly budgetOf?: (serviceAccount: string) => Budget;
  readonly diagnosed?: (diagnosis: Diagnosis) => void;
}

/** Service-account key files, and the way to Google (or to the endpoints that the station was started with) that they open. */
export function googleCredentials(endpoints: Endpoints, { budgetOf, diagnosed }: GoogleWays = {}): CredentialReader {
  return {
    read(keyFile) {
      const account = readKeyFile(keyFile);
      if (typeof account === 'string') return account;
      return {
        serviceAccount: account.email,
        zeroTouch: (partnerId) =>
          googleZeroTouch({
            account,
            partnerId,
            rootUrl: endpoints.zeroTouch,
            tokenUrl: endpoints.token,
            budget: budgetOf?.(account.email),
            diagnosed,
          }),
      };
    },
  };
}
