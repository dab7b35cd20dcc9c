import type { Answer } from '../../../core/domain/trouble.ts';
import { nonsense } from './trouble.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** Every page of a list, one after the other; the first trouble ends it. A token that comes twice would go on for ever, and is no answer. */
export async function allPages<T>(ask: (page: { pageToken?: string }) => Promise<Answer<Page<T>>>): Promise<Answer<T[]>> {
  const items: T[] = [];
  const asked = new Set<string>();
  let pageToken: string | undefined;
  do {
    const page = await ask(pageToken === undefined ? {} : { pageToken });
    if (!page.ok) return page;
    items.push(...page.value.items);
    pageToken = page.value.next;
    if (pageToken !== undefined && asked.has(pageToken)) return { ok: false, trouble: nonsense };
    if (pageToken !== undefined) asked.add(pageToken);
  } while (pageToken !== undefined);
  return { ok: true, value: items };
}
