import type { Diagnosis } from '../../../core/domain/diagnosis.ts';
import type { CredentialReader } from '../../../core/ports/credentials.ts';
import { requestBudget, type Budget } from '../../../core/services/budget.ts';
import type { Endpoints } from '../../options.ts';
import { readKeyFile } from './service-account.ts';
import { googleZeroTouch } from './zero-touch.ts';

export interface GoogleWays {
  /** Percentage of the quota that this station may use; without it nothing is counted. */
  readonly share?: () => number;
  readonly diagnosed?: (diagnosis: Diagnosis) => void;
}

/** Service-account key files, and the way to Google (or to the endpoints that the station was started with) that they open. */
export function googleCredentials(endpoints: Endpoints, { share, diagnosed }: GoogleWays = {}): CredentialReader {
  // Google counts by service account, however often a key of it is read.
  const budgets = new Map<string, Budget>();
  const budgetOf = (account: string): Budget | undefined => {
    if (share === undefined) return undefined;
    const budget = budgets.get(account) ?? requestBudget({ now: () => performance.now(), share });
    budgets.set(account, budget);
    return budget;
  };
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
            budget: budgetOf(account.email),
            diagnosed,
          }),
      };
    },
  };
}
