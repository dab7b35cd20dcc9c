import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxesOf, evolveBox, type Box } from '../../../core/domain/box.ts';
import type { EventDraft } from '../../../core/domain/events.ts';
import { summarise } from '../../../core/domain/shift.ts';
import { box, stored } from '../../support/boxes.ts';
import { imei } from '../../support/devices.ts';

const northwind = { id: '1048576201', name: 'Northwind Logistics' };
const alder = { id: '1048576202', name: 'Alder Care' };
const accepted = stored(
  { type: 'box-accepted', body: { box: 'box-1', imei: imei(1), customer: northwind, source: 'camera' } },
  { seq: 1, at: 1001 },
);
const after = (one: Box | undefined, draft: EventDraft, at = 5000) => evolveBox(one, stored(draft, { seq: 2, at }));

describe('a box', () => {
  test('begins to wait when it is accepted', () => {
    expect(evolveBox(undefined, accepted)).toEqual(box(1));
  });

  test('is accepted once', () => {
    expect(evolveBox(box(1), accepted)).toBeUndefined();
  });

  test('cannot come from nothing', () => {
    expect(after(undefined, { type: 'box-claimed', body: { box: 'box-1', how: 'operation' } })).toBeUndefined();
  });

  test('remembers when and with which batch it left', () => {
    expect(after(box(1), { type: 'claim-sent', body: { claim: 'claim-1', boxes: ['box-1'] } })).toEqual(
      box(1, { state: 'sent', claim: 'claim-1', sentAt: 5000, changedAt: 5000 }),
    );
  });

  test('that Google left out of an answer goes alone when it goes again', () => {
    const unsure = after(box(1, { state: 'processing' }), {
      type: 'claim-unsure',
      body: { claim: 'claim-1', boxes: ['box-1'], code: 'NO_ANSWER' },
    });
    expect([unsure, after(unsure, { type: 'box-not-found', body: { box: 'box-1' } }, 6000)]).toEqual([
      box(1, { state: 'unsure', code: 'NO_ANSWER', changedAt: 5000 }),
      box(1, { state: 'waiting', batchLimit: 1, changedAt: 6000 }),
    ]);
  });

  test('whose answer was lost goes with the others when it goes again', () => {
    const unsure = box(1, { state: 'unsure', code: 'ECONNRESET' });
    expect(after(unsure, { type: 'box-not-found', body: { box: 'box-1' } })).toEqual(box(1, { changedAt: 5000 }));
  });

  test('that is held tells why, and forgets it when it is tried again, alone', () => {
    const held = after(box(1), { type: 'box-held', body: { box: 'box-1', reason: 'other-company', status: 'SECTION_NOT_YOURS' } });
    expect([held, after(held, { type: 'box-retried', body: { box: 'box-1' } }, 6000)]).toEqual([
      box(1, { state: 'held', reason: 'other-company', code: 'SECTION_NOT_YOURS', changedAt: 5000 }),
      box(1, { state: 'waiting', batchLimit: 1, changedAt: 6000 }),
    ]);
  });

  test('that was held can turn out to be claimed', () => {
    const held = box(1, { state: 'held', reason: 'google-refused', code: 'OTHER_ERROR' });
    expect(after(held, { type: 'box-claimed', body: { box: 'box-1', deviceId: '77', how: 'looked-up' } })).toEqual(
      box(1, { state: 'claimed', deviceId: '77', changedAt: 5000 }),
    );
  });

  test('keeps its device number when a later answer leaves it out', () => {
    const claimed = box(1, { state: 'claimed', deviceId: '77' });
    expect(after(claimed, { type: 'box-claimed', body: { box: 'box-1', how: 'operation' } })?.deviceId).toBe('77');
  });
});

describe('a claimed box that a person wants let go', () => {
  const claimed = box(1, { state: 'claimed', deviceId: '77', claim: 'claim-1' });
  const asked = after(claimed, { type: 'release-asked', body: { box: 'box-1' } });
  const sent = after(asked, { type: 'release-sent', body: { release: 'release-1', boxes: ['box-1'] } }, 6000);

  test('is to be let go, in a request, and then nobody’s for good', () => {
    const released = after(sent, { type: 'box-released', body: { box: 'box-1', how: 'operation' } }, 7000);
    expect([asked?.state, sent?.state, sent?.claim, sent?.sentAt, released?.state, released?.deviceId]).toEqual([
      'releasing',
      'unclaiming',
      'release-1',
      6000,
      'released',
      undefined,
    ]);
    expect(after(released, { type: 'box-claimed', body: { box: 'box-1', how: 'operation' } })).toBeUndefined();
  });

  test('is looked at again when the answer was lost', () => {
    const unsure = after(sent, { type: 'release-unsure', body: { release: 'release-1', boxes: ['box-1'], code: 'ECONNRESET' } });
    expect([unsure?.state, unsure?.code]).toEqual(['releasing', 'ECONNRESET']);
  });

  test('waits for its next customer like a new box, and not before it is let go', () => {
    const moving = after(claimed, { type: 'release-asked', body: { box: 'box-1', next: alder } });
    const moved = after(moving, { type: 'box-released', body: { box: 'box-1', how: 'looked-up' } });
    expect([moving?.customer, moved]).toEqual([northwind, box(1, { customer: alder, changedAt: 5000 })]);
  });

  test('that Google keeps needs a person, whose other try lets it go and does not claim it', () => {
    const held = after(sent, { type: 'box-held', body: { box: 'box-1', reason: 'release-refused' } });
    expect([held?.state, after(held, { type: 'box-retried', body: { box: 'box-1' } })?.state]).toEqual(['held', 'releasing']);
  });

  test('is not taken for claimed again by a late answer to its claim', () => {
    expect(after(asked, { type: 'box-claimed', body: { box: 'box-1', how: 'operation' } })).toBeUndefined();
  });
});

test.each(['waiting', 'sent', 'processing', 'unsure', 'held', 'released'] as const)('a box that is %s cannot be let go', (state) => {
  expect(after(box(1, { state }), { type: 'release-asked', body: { box: 'box-1' } })).toBeUndefined();
});

describe('in whatever order events come', () => {
  const ids = ['box-1', 'box-2', 'box-3'];
  const id = fc.constantFrom(...ids);
  const boxes = fc.uniqueArray(id, { minLength: 1 });
  const claim = fc.constantFrom('claim-1', 'claim-2');
  const code = fc.constantFrom('ECONNRESET', 'NO_ANSWER', 'DEVICE_ALREADY_EXISTS');
  const draft: fc.Arbitrary<EventDraft> = fc.oneof(
    id.map((one): EventDraft => ({
      type: 'box-accepted',
      body: { box: one, imei: imei(Number(one.slice(4))), customer: northwind, source: 'camera' },
    })),
    fc.record({ claim, boxes }).map((body): EventDraft => ({ type: 'claim-sent', body })),
    claim.map((one): EventDraft => ({ type: 'claim-taken', body: { claim: one, operation: 'operations/1' } })),
    fc.record({ claim, boxes, code }).map((body): EventDraft => ({ type: 'claim-not-sent', body })),
    fc.record({ claim, boxes, code, limit: fc.integer({ min: 1, max: 9 }) }).map((body): EventDraft => ({ type: 'claim-split', body })),
    fc.record({ claim, boxes, code }).map((body): EventDraft => ({ type: 'claim-unsure', body })),
    id.map((one): EventDraft => ({ type: 'box-claimed', body: { box: one, deviceId: '7', how: 'operation' } })),
    id.map((one): EventDraft => ({ type: 'box-held', body: { box: one, reason: 'google-refused' } })),
    id.map((one): EventDraft => ({ type: 'box-not-found', body: { box: one } })),
    id.map((one): EventDraft => ({ type: 'box-retried', body: { box: one } })),
    fc.constant<EventDraft>({ type: 'claim-finished', body: { claim: 'claim-1' } }),
    fc
      .record({ box: id, next: fc.option(fc.constantFrom(northwind, alder), { nil: undefined }) })
      .map(({ box: one, next }): EventDraft => ({ type: 'release-asked', body: { box: one, ...(next !== undefined && { next }) } })),
    fc.record({ release: claim, boxes }).map((body): EventDraft => ({ type: 'release-sent', body })),
    fc.record({ release: claim, boxes, code }).map((body): EventDraft => ({ type: 'release-unsure', body })),
    id.map((one): EventDraft => ({ type: 'box-released', body: { box: one, how: 'operation' } })),
  );

  test('a claimed box stays claimed until a person lets it go, only a box that is let go changes its customer, none changes its IMEI, and the totals add up', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 60 }), (drafts) => {
        const all = new Map<string, Box>();
        drafts.forEach((one, n) => {
          const event = stored(one, { seq: n + 1, at: 1000 + n });
          for (const name of boxesOf(event, (sent) => [...all.values()].filter((known) => known.claim === sent).map((known) => known.id))) {
            const before = all.get(name);
            const now = evolveBox(before, event);
            if (now === undefined) continue;
            if (before?.state === 'claimed') expect(now.state).toBe(event.type === 'release-asked' ? 'releasing' : 'claimed');
            if (before?.state === 'released') expect(now).toBe('never changed');
            if (before !== undefined)
              expect([now.customer, now.identifiers.imei, now.acceptedAt, now.seq]).toEqual([
                event.type === 'box-released' ? (before.release?.next ?? before.customer) : before.customer,
                before.identifiers.imei,
                before.acceptedAt,
                before.seq,
              ]);
            all.set(name, now);
          }
        });
        const counts = [...all.values()].map(({ customer, state }) => ({ customer, state, count: 1 }));
        expect(
          summarise({ id: 's', startedAt: 0, endedAt: undefined }, { boxes: counts, repeated: 0, refused: 0 }, all.size).balanced,
        ).toBe(true);
      }),
    );
  });
});
