import { answer, refusal, type Reply } from '../http/reply.ts';
import type { Query } from './method.ts';
import { pageOf } from './paging.ts';

/** A page of customers or vendors. Without a page size, all of them; none at all is an empty object. */
export function companyList(field: 'customers' | 'vendors', companies: readonly object[], query: Query, request: string): Reply {
  const { pageSize = 0, pageToken } = query;
  if (pageSize < 0) return refusal('INVALID_ARGUMENT', 'The page size is not valid.', 'INVALID_PARAMETER');
  const page = pageOf(companies, pageSize === 0 ? Math.max(companies.length, 1) : pageSize, pageToken, request);
  if (page === undefined) return refusal('INVALID_ARGUMENT', 'The page token is not valid.', 'INVALID_PAGE_TOKEN');
  if (companies.length === 0) return answer({});
  return answer({ [field]: page.items, ...page.more, totalSize: companies.length });
}
