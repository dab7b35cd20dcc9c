import { createHash } from 'node:crypto';

export interface Page<T> {
  readonly items: readonly T[];
  /** Spread into the reply: `nextPageToken`, where there is a next page. */
  readonly more: { readonly nextPageToken?: string };
}

/**
 * One page of a list, or undefined for a token that was not given out for this very request. No token, or an empty one, is the first page.
 * @param request what the list depends on, the page's size apart
 */
export function pageOf<T>(list: readonly T[], size: number, token: string | undefined, request: unknown): Page<T> | undefined {
  const mark = createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 8);
  const offset = token === undefined || token === '' ? 0 : offsetIn(token, mark);
  if (offset === undefined) return undefined;
  const end = offset + size;
  return { items: list.slice(offset, end), more: end < list.length ? { nextPageToken: tokenFor(end, mark) } : {} };
}

function tokenFor(offset: number, mark: string): string {
  return Buffer.from(`from ${offset} of ${mark}`).toString('base64url');
}

function offsetIn(token: string, mark: string): number | undefined {
  const [, digits, of] = /^from (\d{1,9}) of (\S{8})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return digits === undefined || of !== mark ? undefined : Number(digits);
}
