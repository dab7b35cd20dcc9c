import { expect, test } from 'vitest';
import { refusalOf } from './google-client.ts';
import { running } from './running.ts';

test('without a page size all customers come at once, with every state of the terms and ids as strings', async () => {
  const { api, partnerId } = await running();
  const { data } = await api.partners.customers.list({ partnerId });
  const customers = data.customers ?? [];
  expect({
    count: [customers.length, data.totalSize, data.nextPageToken],
    terms: new Set(customers.map((customer) => customer.termsStatus?.replace('TERMS_STATUS_', ''))),
    northwinds: customers.filter((customer) => customer.companyName?.startsWith('Northwind')).length,
    idsAsNumbersCollide: new Set(customers.map((customer) => Number(customer.companyId))).size < customers.length,
    first: customers[0],
  }).toEqual({
    count: [14, 14, undefined],
    terms: new Set(['UNSPECIFIED', 'NOT_ACCEPTED', 'ACCEPTED', 'STALE']),
    northwinds: 2,
    idsAsNumbersCollide: true,
    first: {
      companyId: '1048576201',
      companyName: 'Northwind Logistics',
      name: `partners/${partnerId}/customers/1048576201`,
      termsStatus: 'TERMS_STATUS_ACCEPTED',
    },
  });
});

test('page by page, every customer comes once', async () => {
  const { api, partnerId } = await running();
  const sizes: number[] = [];
  const ids = new Set<string>();
  let pageToken: string | undefined;
  do {
    const { data } = await api.partners.customers.list({ partnerId, pageSize: 5, ...(pageToken !== undefined && { pageToken }) });
    sizes.push(data.customers?.length ?? 0);
    for (const customer of data.customers ?? []) ids.add(customer.companyId ?? '');
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  expect([sizes, ids.size]).toEqual([[5, 5, 4], 14]);
});

test('an invented page token, a negative page size and another partner are refused', async () => {
  const { api, partnerId } = await running();
  const list = api.partners.customers;
  expect([
    await refusalOf(list.list({ partnerId, pageToken: 'invented' })),
    await refusalOf(list.list({ partnerId, pageSize: -1 })),
    await refusalOf(list.list({ partnerId: '42' })),
    await refusalOf(list.list({ partnerId: 'northwind' })),
  ]).toEqual([
    { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PAGE_TOKEN' },
    { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' },
    { http: 403, status: 'PERMISSION_DENIED', code: 'AUTHORIZATION_FAIL' },
    { http: 400, status: 'INVALID_ARGUMENT', code: 'INVALID_PARAMETER' },
  ]);
});
