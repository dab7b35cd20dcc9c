import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { noAccount } from '../../core/services/troubled.ts';
import { changing } from './changing.ts';
import { whileOpen } from './while-open.ts';

const os = implement(contract);

export function customersRoutes(station: Station) {
  return {
    list: os.customers.list.handler(async ({ input }) => {
      const list = await whileOpen(station, ({ directory }) => directory.list(input.refresh), undefined);
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
      changing(station, await whileOpen(station, ({ newCustomers }) => newCustomers.create({ name, owners, admins, language }), noAccount)),
    ),
    vendors: os.customers.vendors.handler(() => whileOpen(station, ({ vendors }) => vendors.list(), noAccount)),
    ofVendor: os.customers.ofVendor.handler(({ input }) =>
      whileOpen(station, ({ vendors }) => vendors.customersOf(input.vendor), noAccount),
    ),
  };
}
