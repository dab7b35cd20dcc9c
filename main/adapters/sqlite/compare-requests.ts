import type { StoredEvent } from '../../../core/domain/events.ts';
import { boxBefore } from './box-from-events.ts';
import type { Database } from './database.ts';

/** Requests to Google as the events tell of them, collected event by event. */
export interface RequestComparison {
  /** Takes one event in; the request whose row differs in what never changes about it. */
  look(event: StoredEvent): string | undefined;
  /** After the last event of all: the request whose row differs in what came of it. */
  unlike(): string | undefined;
  names(): ReadonlySet<string>;
}

export function compareRequests(database: Database): RequestComparison {
  const told = new Map<string, Record<string, unknown>>();
  const tell = (claim: string, facts: Record<string, unknown>): undefined => void told.set(claim, { ...told.get(claim), ...facts });
  const rowOf = (claim: string) => database.get('SELECT * FROM claims WHERE claim = ?', claim);
  const isUnlike = (claim: string, facts: Record<string, unknown>): boolean => {
    const row = rowOf(claim);
    if (row === undefined) return wasSent(database, claim);
    return Object.entries(facts).some(([column, value]) => row[column] !== value);
  };

  return {
    look(event) {
      switch (event.type) {
        case 'claim-sent':
        case 'release-sent': {
          const { boxes } = event.body;
          const [kind, claim] =
            event.type === 'claim-sent' ? (['claim', event.body.claim] as const) : (['release', event.body.release] as const);
          const customer = boxBefore(database, boxes[0] ?? '', event.seq)?.customer.name ?? '';
          tell(claim, NOTHING_YET);
          const facts = { kind, size: boxes.length, customer_name: customer, sent_at: event.at, seq: event.seq };
          return isUnlike(claim, facts) ? claim : undefined;
        }
        case 'claim-taken':
          return tell(event.body.claim, { operation: event.body.operation, taken_at: event.at });
        case 'release-taken':
          return tell(event.body.release, { operation: event.body.operation, taken_at: event.at });
        case 'claim-finished':
          return tell(event.body.claim, { finished_at: event.at });
        case 'release-finished':
          return tell(event.body.release, { finished_at: event.at });
        case 'claim-not-sent':
        case 'claim-split':
        case 'claim-unsure':
          return tell(event.body.claim, { code: event.body.code });
        case 'release-unsure':
          return tell(event.body.release, { code: event.body.code });
        default:
          return undefined;
      }
    },
    unlike: () => [...told].find(([claim, facts]) => isUnlike(claim, facts))?.[0],
    names: () => new Set(told.keys()),
  };
}

const NOTHING_YET = { operation: null, taken_at: null, finished_at: null, code: null };

/** Walks through all events, once a request is found that is in no table; events about one that never was change nothing. */
function wasSent(database: Database, claim: string): boolean {
  const sent =
    "SELECT 1 AS sent FROM events WHERE type IN ('claim-sent', 'release-sent') AND coalesce(json_extract(body, '$.claim'), json_extract(body, '$.release')) = ?";
  return database.get(sent, claim) !== undefined;
}
