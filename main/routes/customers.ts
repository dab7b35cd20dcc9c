import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { noAccount } from '../../core/services/troubled.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function customersRoutes(station: Station) {
  return {
    list: os.customers.list.handler(async ({ input }) => {
      const list = await station.session()?.directory.list(input.refresh);
      const trouble = list?.trouble?.kind;
      return {
        customers: [...(list?.customers ?? [])],
        ...(list?.fetchedAt === undefined ? {} : { fetchedAt: list.fetchedAt }),
        ...(trouble === undefined ? {} : { trouble: trouble === 'not-found' || trouble === 'refused' ? ('forbidden' as const) : trouble }),
      };
    }),
    choose: os.customers.choose.handler(({ input }) =>
      changing(station, station.session()?.directory.choose(input.customer) ?? { outcome: 'refused', reason: 'no-account' }),
    ),
    create: os.customers.create.handler(async ({ input: { name, owners, admins, language } }) =>
      changing(station, (await station.session()?.newCustomers.create({ name, owners, admins, language })) ?? noAccount),
    ),
    vendors: os.customers.vendors.handler(async () => (await station.session()?.vendors.list()) ?? noAccount),
    ofVendor: os.customers.ofVendor.handler(async ({ input }) => (await station.session()?.vendors.customersOf(input.vendor)) ?? noAccount),
  };
}
