import { describe, expect, test, vi } from 'vitest';
import type { BoxView } from '../../../core/views/box.ts';
import type { ScanOutcome } from '../../../core/views/outcomes.ts';
import { createPackingSession, type Scan, type Undo } from '../../../renderer/packing/packing-session.ts';

describe('boxes on their way from the window to the station', () => {
  test('no scan is dropped, and none overtakes another, when boxes come faster than they are stored', async () => {
    const station = slowStation();
    const session = createPackingSession(station.send, () => {});
    for (const imei of ['1', '2', '3']) session.add(scan(imei));
    expect({ asked: station.asked, pending: session.current().pending }).toEqual({ asked: ['1'], pending: 2 });

    await station.answer(accepted('1'));
    await station.answer(accepted('2'));
    session.add(scan('4'));
    await station.answer(accepted('3'));
    await station.answer(accepted('4'));
    expect(station.asked).toEqual(['1', '2', '3', '4']);
    expect(session.current()).toMatchObject({ shown: { kind: 'accepted', box: { name: { value: '4' } } }, pending: 0 });
  });

  test('the accepted sound comes with the answer and never before', async () => {
    const station = slowStation();
    const heard: string[] = [];
    const session = createPackingSession(station.send, (sound) => heard.push(sound));
    session.add(scan('1'));
    expect({ heard: [...heard], shown: session.current().shown.kind }).toEqual({ heard: [], shown: 'storing' });
    await station.answer(accepted('1'));
    expect({ heard, shown: session.current().shown.kind }).toEqual({ heard: ['accepted'], shown: 'accepted' });
  });

  test('a box that nobody answered for is refused aloud, and the next one is stored', async () => {
    const station = slowStation();
    const heard: string[] = [];
    const session = createPackingSession(station.send, (sound) => heard.push(sound));
    session.add(scan('1'));
    session.add(scan('2'));
    await station.fail();
    expect(session.current().before).toEqual({ kind: 'refused', reason: 'no-answer', codes: [] });
    await station.answer(accepted('2'));
    expect(heard).toEqual(['refused', 'accepted']);
  });

  test('an undo waits for the scans before it, says which box it took back, and what could not be taken back is refused aloud', async () => {
    const heard: string[] = [];
    const asked: string[] = [];
    const stored = accepted('0011');
    if (stored.outcome !== 'accepted') throw new Error('not accepted');
    const { box } = stored;
    const session = createPackingSession<Scan | Undo>(
      async (what) => {
        asked.push('undo' in what ? (what.undo ?? 'last') : 'scan');
        if (!('undo' in what)) return accepted('0011');
        if (asked.length === 2) return { outcome: 'undo', undo: { outcome: 'undone', box } };
        return { outcome: 'undo', undo: { outcome: 'not-here', box, where: 'claimed' } };
      },
      (sound) => heard.push(sound),
    );
    session.add(scan('0011'));
    session.add({ undo: undefined });
    await vi.waitFor(() => expect(session.current().shown).toEqual({ kind: 'undone', number: '0011', box }));
    session.add({ undo: box.id });
    await vi.waitFor(() => expect(session.current().shown).toEqual({ kind: 'not-undone', box, where: 'claimed' }));
    session.half('490154203237518');
    session.tookBackHalf('490154203237518');
    expect(session.current()).toMatchObject({ half: undefined, shown: { kind: 'undone', number: '490154203237518' } });
    expect([asked, heard]).toEqual([
      ['scan', 'last', box.id],
      ['accepted', 'undone', 'refused', 'half', 'undone'],
    ]);
  });

  test('a refusal stays in sight beside the result of the next box', async () => {
    const station = slowStation();
    const session = createPackingSession(station.send, () => {});
    session.add(scan('ean'));
    session.add(scan('2'));
    await station.answer({ outcome: 'refused', reason: 'product-code', codes: [{ kind: 'gtin', value: 'ean' }] });
    await station.answer(accepted('2'));
    const { shown, before } = session.current();
    expect([before?.kind, shown.kind]).toEqual(['refused', 'accepted']);
  });

  test('the first IMEI of two stays announced while something else is refused, until it is forgotten', async () => {
    const station = slowStation();
    const session = createPackingSession(station.send, () => {});
    session.half('490154203237518');
    session.add(scan('ean'));
    await station.answer({ outcome: 'refused', reason: 'product-code', codes: [] });
    expect(session.current()).toMatchObject({ half: '490154203237518', shown: { kind: 'refused' } });
    session.half(undefined);
    expect(session.current()).toMatchObject({ half: undefined, shown: { kind: 'refused' } });
  });
});

/** A station that answers when it is told to. */
function slowStation() {
  const asked: string[] = [];
  const waiting: { resolve: (outcome: ScanOutcome) => void; reject: (error: Error) => void }[] = [];
  const settle = async (how: (first: (typeof waiting)[number]) => void): Promise<void> => {
    const first = waiting.shift();
    if (first === undefined) throw new Error('nothing was asked');
    how(first);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    asked,
    send: ({ readings }: Scan) => {
      asked.push(readings[0]?.text ?? '');
      return new Promise<ScanOutcome>((resolve, reject) => waiting.push({ resolve, reject }));
    },
    answer: (outcome: ScanOutcome) => settle(({ resolve }) => resolve(outcome)),
    fail: () => settle(({ reject }) => reject(new Error('the connection is gone'))),
  };
}

function scan(text: string): Scan {
  return { customer: '1', source: 'hand-scanner', readings: [{ text }] };
}

function accepted(imei: string): ScanOutcome {
  const box: BoxView = {
    id: imei,
    seq: 1,
    acceptedAt: 0,
    customer: { id: '1', name: 'Nordwind' },
    identifiers: { imei },
    name: { kind: 'imei', value: imei },
    source: 'hand-scanner',
    state: 'waiting',
  };
  return { outcome: 'accepted', box };
}
