import { describe, expect, test } from 'vitest';
import type { StationView } from '../../../core/views/station.ts';
import { standing } from '../../../renderer/google/standing.ts';
import { english } from '../../../renderer/words/english.ts';

const nothing = { waiting: 0, underWay: 0, unsure: 0, held: 0 };
const box: StationView['recent'][number] = {
  id: 'box-1',
  seq: 1,
  acceptedAt: 0,
  customer: { id: '1', name: 'Northwind' },
  identifiers: {},
  name: { kind: 'imei', value: '356900000000019' },
  source: 'camera',
  state: 'claimed',
};
const about = (some: Partial<Parameters<typeof standing>[0]>) =>
  standing(
    {
      queue: nothing,
      total: { scanned: 0, claimed: 0, waiting: 0, attention: 0, released: 0, undone: 0 },
      google: { state: 'fine' },
      operations: [],
      recent: [box],
      ...some,
    },
    english.atGoogle,
  );

describe('the sentence that is read from three metres', () => {
  test('says nothing but that everything is claimed, when it is', () => {
    expect(about({})).toEqual({ tone: 'good', signal: 'accepted', title: 'Everything is claimed' });
  });

  test('counts the boxes of this shift while they are on the way, without those that were let go', () => {
    const total = { scanned: 413, claimed: 380, waiting: 30, attention: 2, released: 1, undone: 0 };
    expect(about({ total, queue: { ...nothing, waiting: 10, underWay: 20, held: 2 } })).toMatchObject({
      tone: 'going',
      title: '380 of 412 are claimed',
    });
  });

  test('counts all that is on the way when boxes of an earlier shift are among them', () => {
    const total = { scanned: 5, claimed: 5, waiting: 0, attention: 0, released: 0, undone: 0 };
    expect(about({ total, queue: { ...nothing, waiting: 7 } }).title).toBe('7 boxes are on the way');
  });

  test('changes colour and shape while something stands in the way', () => {
    expect(about({ queue: { ...nothing, waiting: 7 }, google: { state: 'budget' } })).toMatchObject({ tone: 'again', signal: 'waiting' });
  });

  test('never says that all is well while a box needs a person', () => {
    expect(about({ queue: { ...nothing, held: 3 } })).toEqual({ tone: 'bad', signal: 'attention', title: 'All claimed but 3' });
  });
});
