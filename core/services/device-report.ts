import type { PartnerApi } from '../ports/partner-api.ts';
import type { Troubled } from '../views/google.ts';
import type { KnownDevice, KnownDevices } from './known-devices.ts';
import { noAccount, troubled } from './troubled.ts';

export interface ReportPage {
  readonly outcome: 'page';
  readonly devices: readonly KnownDevice[];
  /** With this page. */
  readonly fetched: number;
  /** Where Google says it. */
  readonly total: number | undefined;
  readonly last: boolean;
}

/**
 * All devices of a customer that we registered, each once, page by page. Trouble ends it, and what was given out before stays true.
 * The next page is asked for when it is wanted, so a reader who goes away ends it.
 */
export async function* deviceReport(
  { partner, known }: { readonly partner: () => PartnerApi | undefined; readonly known: KnownDevices },
  customer: string,
): AsyncGenerator<ReportPage | Troubled, void> {
  const seen = new Set<string>();
  const asked = new Set<string | undefined>();
  let next: string | undefined;
  do {
    const api = partner();
    if (api === undefined) return void (yield noAccount);
    asked.add(next);
    const answer = await api.ownedBy([customer], next);
    if (!answer.ok) return void (yield troubled(answer.trouble));
    // A device that is claimed while the pages are fetched moves the others along, and one of them may come twice.
    const devices = answer.value.devices.filter(({ deviceId }) => !seen.has(deviceId));
    for (const { deviceId } of devices) seen.add(deviceId);
    next = answer.value.next;
    const { total } = answer.value;
    yield { outcome: 'page', devices: devices.map(known.of), fetched: seen.size, total, last: next === undefined };
    // A token that comes twice would go on for ever.
    if (next !== undefined && asked.has(next)) return void (yield { outcome: 'trouble', trouble: 'google', code: 'NOT_UNDERSTOOD' });
  } while (next !== undefined);
}
