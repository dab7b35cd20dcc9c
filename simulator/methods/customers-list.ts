import { answer, refusal } from '../http/reply.ts';
import { int32, read } from '../http/message.ts';
import type { Method } from './method.ts';
import { pageOf } from './paging.ts';

/** `partners.customers.list`: without a page size, all of them. */
export const listCustomers: Method = {
  verb: 'GET',
  path: 'v1/partners/{partnerId}/customers',
  query: ['pageSize', 'pageToken'],
  handle(call, world) {
    const pageSize = read(int32, call.query.get('pageSize') ?? 0);
    if (!pageSize.ok || pageSize.value < 0) return refusal('INVALID_ARGUMENT', 'The page size is not valid.', 'INVALID_PARAMETER');
    const companies = world.customers.map((customer) => ({
      name: `partners/${world.partnerId}/customers/${customer.companyId}`,
      ...customer,
    }));
    const page = pageOf(companies, pageSize.value === 0 ? companies.length : pageSize.value, call.query.get('pageToken'));
    if (page === undefined) return refusal('INVALID_ARGUMENT', 'The page token is not valid.', 'INVALID_PAGE_TOKEN');
    return answer({ customers: page.items, ...page.more, totalSize: companies.length });
  },
};
