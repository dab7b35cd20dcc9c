import { describe, expect, test } from 'vitest';
import type { BoxView } from '../../../core/views/box.ts';
import type { DeviceView } from '../../../core/views/device.ts';
import { createLookUpSession, type LookedUp } from '../../../renderer/look-up/look-up-session.ts';
import type { Sound } from '../../../renderer/scan/sounds.ts';
import { imei } from '../../support/devices.ts';

const northwind = { id: '1', name: 'Northwind' };

const box: BoxView = {
  id: 'box-1',
  seq: 1,
  acceptedAt: 1000,
  customer: northwind,
  identifiers: { imei: imei(1) },
  name: { kind: 'imei', value: imei(1) },
  source: 'camera',
  state: 'claimed',
};
const device: DeviceView = {
  deviceId: '9',
  identifiers: { imei: imei(1) },
  claims: [{ section: 'ZERO_TOUCH', owner: northwind, reseller: '7', ours: true }],
  metadata: {},
};
const found = (n: number): LookedUp => ({ outcome: 'looked', identifiers: { imei: imei(n) }, boxes: [box], devices: [device] });

/** A desk whose answers come when the test says so. */
function desk() {
  const questions: { text: string; answer: (answer: LookedUp) => void; fail: () => void }[] = [];
  const sounds: Sound[] = [];
  const session = createLookUpSession(
    (readings) =>
      new Promise((resolve, reject) =>
        questions.push({ text: readings[0]?.text ?? '', answer: resolve, fail: () => reject(new Error('gone')) }),
      ),
    (sound) => sounds.push(sound),
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { session, questions, sounds, settled };
}

describe('a look-up', () => {
  test('of a second box overtakes the first, whichever answer comes first', async () => {
    const { session, questions, sounds, settled } = desk();
    session.lookUp([{ text: imei(1) }]);
    session.lookUp([{ text: imei(2) }]);
    questions[1]?.answer(found(2));
    await settled();
    questions[0]?.answer(found(1));
    await settled();
    expect([session.current(), sounds]).toEqual([{ asking: false, shown: { kind: 'answer', answer: found(2) }, turn: 1 }, ['looked']]);
  });

  test('that the station program does not answer is said so, aloud', async () => {
    const { session, questions, sounds, settled } = desk();
    session.lookUp([{ text: imei(1) }]);
    questions[0]?.fail();
    await settled();
    expect([session.current().shown, sounds]).toEqual([{ kind: 'no-answer' }, ['refused']]);
  });

  test('is repeated with the same codes, and before the first there is nothing to repeat', async () => {
    const { session, questions, settled } = desk();
    session.again();
    session.lookUp([{ text: imei(1) }]);
    questions[0]?.answer(found(1));
    await settled();
    session.again();
    expect([questions.map(({ text }) => text), session.current().asking, session.current().turn]).toEqual([[imei(1), imei(1)], true, 1]);
  });

  test('of several boxes at once is refused without asking, and what is still asked is not shown any more', async () => {
    const { session, questions, settled } = desk();
    session.lookUp([{ text: imei(1) }]);
    session.refuse('several-boxes');
    questions[0]?.answer(found(1));
    await settled();
    expect(session.current()).toMatchObject({ asking: false, shown: { answer: { outcome: 'refused', reason: 'several-boxes' } } });
  });
});

describe('an answer that is shown', () => {
  async function shown() {
    const all = desk();
    all.session.lookUp([{ text: imei(1) }]);
    all.questions[0]?.answer(found(1));
    await all.settled();
    return { ...all, answer: () => all.session.current().shown };
  }

  test('follows its box, and then leaves out what Google said before', async () => {
    const { session, answer, questions } = await shown();
    session.hear([{ ...box, id: 'box-2', state: 'held' }, box]);
    expect(answer()).toEqual({ kind: 'answer', answer: found(1) });
    session.hear([{ ...box, state: 'releasing', next: { id: '2', name: 'Nordic' } }]);
    expect([answer(), questions.length]).toEqual([
      {
        kind: 'answer',
        answer: { ...found(1), boxes: [{ ...box, state: 'releasing', next: { id: '2', name: 'Nordic' } }], devices: undefined },
      },
      1,
    ]);
  });

  test('takes what Google answered to a change', async () => {
    const { session, answer } = await shown();
    session.correct('8', { metadata: { ordernumber: 'wrong device' } });
    session.correct('9', { metadata: { ordernumber: 'A-7' } });
    expect(answer()).toEqual({ kind: 'answer', answer: { ...found(1), devices: [{ ...device, metadata: { ordernumber: 'A-7' } }] } });
  });
});
