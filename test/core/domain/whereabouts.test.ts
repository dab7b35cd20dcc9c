import { describe, expect, test } from 'vitest';
import { evolveBox, type Box } from '../../../core/domain/box.ts';
import type { EventDraft, HeldReason, StoredEvent } from '../../../core/domain/events.ts';
import { whereabouts } from '../../../core/domain/whereabouts.ts';

const accepted: EventDraft = {
  type: 'box-accepted',
  body: { box: 'b', imei: '356938035643809', customer: { id: '1', name: 'Northwind' }, source: 'camera' },
};
const sent: EventDraft = { type: 'claim-sent', body: { claim: 'c', boxes: ['b'] } };
const taken: EventDraft = { type: 'claim-taken', body: { claim: 'c', operation: 'o' } };
const lost = (code = 'ECONNRESET'): EventDraft => ({ type: 'claim-unsure', body: { claim: 'c', boxes: ['b'], code } });
const notFound: EventDraft = { type: 'box-not-found', body: { box: 'b' } };
const notSent: EventDraft = { type: 'claim-not-sent', body: { claim: 'c', boxes: ['b'], code: 'HTTP_429' } };
const claimed: EventDraft = { type: 'box-claimed', body: { box: 'b', how: 'operation' } };
const held = (reason: HeldReason): EventDraft => ({ type: 'box-held', body: { box: 'b', reason } });
const retried: EventDraft = { type: 'box-retried', body: { box: 'b' } };
const asked: EventDraft = { type: 'release-asked', body: { box: 'b', next: { id: '2', name: 'Alderbrook' } } };
const released: EventDraft = { type: 'box-released', body: { box: 'b', how: 'at-once' } };

function whereAfter(...drafts: readonly EventDraft[]): string {
  const history = [accepted, ...drafts].map((draft, n): StoredEvent => ({
    ...draft,
    seq: n + 1,
    id: `e${n}`,
    at: n,
    station: 's',
    shift: 'shift',
    operator: undefined,
  }));
  let box: Box | undefined;
  for (const event of history) box = evolveBox(box, event) ?? box;
  return box === undefined ? 'nowhere' : whereabouts(box, () => history);
}

describe('where a box is for somebody who wants it back', () => {
  test.each<[string, string, EventDraft[]]>([
    ['just scanned', 'here', []],
    ['refused for too many requests', 'here', [sent, notSent]],
    ['in a request', 'on-its-way', [sent]],
    ['worked on', 'on-its-way', [sent, taken]],
    ['looked up', 'on-its-way', [sent, lost()]],
    ['claimed', 'claimed', [sent, taken, claimed]],
    ['to be moved', 'letting-go', [sent, claimed, asked]],
    ['let go for the next customer', 'here', [sent, claimed, asked, released]],
    ['taken back', 'gone', [{ type: 'box-undone', body: { box: 'b' } }]],
  ])('%s: %s', (_, where, drafts) => {
    expect(whereAfter(...drafts)).toBe(where);
  });

  test('after a lost answer it may still come late, however often it is sent again in vain', () => {
    expect(whereAfter(sent, lost(), notFound)).toBe('in-doubt');
    expect(whereAfter(sent, lost(), notFound, sent, notSent)).toBe('in-doubt');
    expect(whereAfter(sent, taken, lost('OPERATION_FORGOTTEN'), notFound)).toBe('in-doubt');
    expect(whereAfter(sent, lost(), notFound, sent, held('device-limit'), retried)).toBe('in-doubt');
  });

  test('once Google is done with the request, or wants nothing of the device, it is here again', () => {
    expect(whereAfter(sent, taken, lost('NO_ANSWER'), notFound)).toBe('here');
    expect(whereAfter(sent, lost(), notFound, sent, held('invalid-identifier'))).toBe('here');
    expect(whereAfter(sent, lost(), held('other-company'))).toBe('here');
    expect(whereAfter(sent, lost(), held('invalid-identifier'))).toBe('in-doubt');
  });

  test.each<[HeldReason, string]>([
    ['other-company', 'here'],
    ['identifier-set', 'here'],
    ['permission-denied', 'here'],
    ['customer-refused', 'here'],
    ['google-refused', 'here'],
  ])('held as %s: %s', (reason, where) => {
    expect(whereAfter(sent, taken, held(reason))).toBe(where);
  });

  test.each<[HeldReason]>([['owner-changed'], ['release-refused']])('held as %s it is at Google', (reason) => {
    expect(whereAfter(sent, claimed, asked, held(reason))).toBe('letting-go');
  });
});
