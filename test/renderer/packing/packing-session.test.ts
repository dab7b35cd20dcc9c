import { describe, expect, test } from 'vitest';
import type { BoxView, ScanOutcome } from '../../../core/views.ts';
import { createPackingSession, type Scan } from '../../../renderer/packing/packing-session.ts';

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
