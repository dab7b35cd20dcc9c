import type { Customer } from '../domain/customer.ts';
import type { Vendor } from '../domain/new-customer.ts';
import type { Answer } from '../domain/trouble.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Troubled } from '../views/google.ts';
import { noAccount, troubled } from './troubled.ts';

/** The resellers below ours, only to be looked at: they and their customers are made in Google's portal, and they pack for themselves. */
export interface Vendors {
  list(): Promise<{ readonly outcome: 'listed'; readonly vendors: Vendor[] } | Troubled>;
  customersOf(vendor: string): Promise<{ readonly outcome: 'listed'; readonly customers: Customer[] } | Troubled>;
}

export function vendors({ partner }: { readonly partner: () => Way | undefined }): Vendors {
  const ask = async <T>(question: (way: Way) => Promise<Answer<T>>): Promise<Answer<T> | undefined> => {
    const way = partner();
    return way === undefined ? undefined : question(way);
  };
  return {
    async list() {
      const answer = await ask((way) => way.vendors());
      if (answer === undefined) return noAccount;
      return answer.ok ? { outcome: 'listed', vendors: answer.value } : troubled(answer.trouble);
    },
    async customersOf(vendor) {
      const answer = await ask((way) => way.vendorCustomers(vendor));
      if (answer === undefined) return noAccount;
      return answer.ok ? { outcome: 'listed', customers: answer.value } : troubled(answer.trouble);
    },
  };
}

type Way = Pick<PartnerApi, 'vendors' | 'vendorCustomers'>;
