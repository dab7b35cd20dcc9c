import * as z from 'zod';
import type { Customer, TermsStatus } from '../../../core/domain/customer.ts';
import { entryOf } from '../../../core/domain/entry.ts';
import type { Page } from './pages.ts';

/**
 * Google's JSON to our words and back. Every field of the API is optional and may be null, so each answer is parsed; `undefined` is an
 * answer that cannot be understood. Schemas: discovery document, revision 20260819.
 */
export function customersOf(data: unknown): Page<Customer> | undefined {
  const parsed = CustomerList.safeParse(data);
  if (!parsed.success) return undefined;
  const items = (parsed.data.customers ?? []).flatMap(({ companyId, companyName, termsStatus }): Customer[] =>
    companyId ? [{ id: companyId, name: companyName ?? companyId, terms: entryOf(TERMS, termsStatus ?? '') ?? 'unknown' }] : [],
  );
  return { items, next: parsed.data.nextPageToken || undefined };
}

export function operationNameOf(data: unknown): string | undefined {
  const parsed = z.object({ name: z.string().startsWith('operations/') }).safeParse(data);
  return parsed.success ? parsed.data.name : undefined;
}

const TERMS: Readonly<Record<string, TermsStatus>> = {
  TERMS_STATUS_ACCEPTED: 'accepted',
  TERMS_STATUS_NOT_ACCEPTED: 'not-accepted',
  TERMS_STATUS_STALE: 'stale',
};

const CustomerList = z.object({
  customers: z
    .array(z.object({ companyId: z.string().nullish(), companyName: z.string().nullish(), termsStatus: z.string().nullish() }))
    .nullish(),
  nextPageToken: z.string().nullish(),
});
