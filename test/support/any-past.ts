import * as fc from 'fast-check';
import type { EventDraft } from '../../core/domain/events.ts';
import { packing } from '../../core/services/packing.ts';
import { shifts } from '../../core/services/shifts.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { seededChance } from './chance.ts';
import { codes, imei } from './devices.ts';
import { fakeClock } from './fake-clock.ts';

const places = fc.array(fc.nat(11), { minLength: 1, maxLength: 6 });
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('scan' as const), first: fc.nat(15), second: fc.option(fc.nat(15)) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('refused-scan' as const, 'end-shift' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('choose' as const), customer: fc.nat(2) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'sent' as const,
        'taken' as const,
        'not-sent' as const,
        'split' as const,
        'unsure' as const,
        'claimed' as const,
        'held' as const,
        'not-found' as const,
        'retried' as const,
        'finished' as const,
        'release-asked' as const,
        'move-asked' as const,
        'release-sent' as const,
        'release-taken' as const,
        'release-unsure' as const,
        'released' as const,
        'release-finished' as const,
        'metadata' as const,
      ),
      places,
      claim: fc.nat(4),
    }),
  },
);

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** Everything that may happen at a station, in any order, whether it makes sense or not. */
export const anyPast = fc.array(command, { minLength: 5, maxLength: 60 });

/** A new journal in which all of it has happened; to be closed by whoever asked for it. */
export function journalOf(file: string, past: readonly Command[], seed: number): SqliteJournal {
  const clock = fakeClock();
  const chance = seededChance(seed);
  const journal = sqliteJournal({ file, station: 'station-1', clock, chance });
  journal.database.exec('PRAGMA synchronous = OFF');
  const table = packing({ journal, chance, accepted: () => {} });
  choose(journal, 0);
  for (const one of past) {
    clock.set(clock.now() + 1000);
    if (one.do === 'scan')
      table.scan(journal.currentCustomer()?.id ?? '', 'camera', codes(imei(one.first), ...(one.second === null ? [] : [imei(one.second)])));
    else if (one.do === 'refused-scan') table.scan(journal.currentCustomer()?.id ?? '', 'typed', [{ text: '4006381333931' }]);
    else if (one.do === 'end-shift') shifts({ journal }).finish();
    else if (one.do === 'choose') choose(journal, one.customer);
    else if ('places' in one) claimEvents(journal, one, chance.id());
  }
  return journal;
}

function choose(journal: SqliteJournal, customer: number): void {
  journal.append([{ type: 'customer-chosen', body: { customer: { id: `100${customer}`, name: `Customer ${customer}` } } }]);
}

function claimEvents(
  journal: SqliteJournal,
  { do: what, places, claim: number }: { do: string; places: number[]; claim: number },
  claimId: string,
): void {
  const known = journal.newestBoxes(100);
  const boxes = [...new Set(places.flatMap((place) => known[place]?.id ?? []))];
  const [box] = boxes;
  if (box === undefined) return;
  const claims = journal.database.all('SELECT claim FROM claims ORDER BY claim');
  const claim = typeof claims[number]?.['claim'] === 'string' ? claims[number]['claim'] : 'no-such-claim';
  const draft: Record<string, EventDraft> = {
    sent: { type: 'claim-sent', body: { claim: claimId, boxes } },
    taken: { type: 'claim-taken', body: { claim, operation: `operations/${claim}` } },
    'not-sent': { type: 'claim-not-sent', body: { claim, boxes, code: 'ECONNREFUSED' } },
    split: { type: 'claim-split', body: { claim, boxes, limit: boxes.length, code: 'HTTP_400' } },
    unsure: { type: 'claim-unsure', body: { claim, boxes, code: number > 2 ? 'NO_ANSWER' : 'ECONNRESET' } },
    claimed: { type: 'box-claimed', body: { box, deviceId: '7', how: 'operation' } },
    held: { type: 'box-held', body: { box, reason: 'other-company', code: 'SECTION_NOT_YOURS' } },
    'not-found': { type: 'box-not-found', body: { box } },
    retried: { type: 'box-retried', body: { box } },
    finished: { type: 'claim-finished', body: { claim } },
    'release-asked': { type: 'release-asked', body: { box } },
    'move-asked': { type: 'release-asked', body: { box, next: { id: `100${number}`, name: `Customer ${number}` } } },
    'release-sent': { type: 'release-sent', body: { release: claimId, boxes } },
    'release-taken': { type: 'release-taken', body: { release: claim, operation: `operations/${claim}` } },
    'release-unsure': { type: 'release-unsure', body: { release: claim, boxes, code: 'ECONNRESET' } },
    released: { type: 'box-released', body: { box, how: 'at-once' } },
    'release-finished': { type: 'release-finished', body: { release: claim } },
    metadata: { type: 'metadata-changed', body: { deviceId: '7', box, metadata: { ordernumber: '4711' } } },
  };
  const chosen = draft[what];
  if (chosen !== undefined) journal.append([chosen]);
}
