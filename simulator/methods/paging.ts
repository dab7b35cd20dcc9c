export interface Page<T> {
  readonly items: readonly T[];
  /** Spread into the reply: `nextPageToken`, where there is a next page. */
  readonly more: { readonly nextPageToken?: string };
}

/** One page of a list, or undefined for a token that we never gave out. No token, or an empty one, is the first page. */
export function pageOf<T>(list: readonly T[], size: number, token: string | null | undefined): Page<T> | undefined {
  const offset = token === null || token === undefined || token === '' ? 0 : offsetIn(token);
  if (offset === undefined) return undefined;
  const end = offset + size;
  return { items: list.slice(offset, end), more: end < list.length ? { nextPageToken: tokenFor(end) } : {} };
}

function tokenFor(offset: number): string {
  return Buffer.from(`from ${offset}`).toString('base64url');
}

function offsetIn(token: string): number | undefined {
  const digits = /^from (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
