import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOtherDevice } from '../../../core/domain/other-device.ts';
import { advance, start, type Answer, type Model, type Step, type Wizard } from '../../../renderer/other-device/wizard.ts';
import { imei } from '../../support/devices.ts';

const tab7 = { manufacturer: 'Acme', model: 'Tab 7' };
const known: readonly Model[] = [tab7, { manufacturer: 'Acme', model: 'P1' }];
const scan = (text: string): Answer => ({ type: 'scanned', text, known });
const type = (text: string): Answer => ({ type: 'typed', text });
const done: Answer = { type: 'done', known };

/** The last wizard, and what was stored on the way. */
function after(answers: readonly Answer[], from: Wizard = start): Step & { readonly stored: unknown[] } {
  const stored: unknown[] = [];
  let wizard = from;
  for (const answer of answers) {
    const step = advance(wizard, answer);
    wizard = step.wizard;
    if (step.store !== undefined) stored.push(step.store);
  }
  return { wizard, stored };
}

describe('a device without an IMEI', () => {
  test('is stored after its number, its model and a last look, and the next ones of its model in one scan each', () => {
    const { wizard, stored } = after([scan('r58N1'), { type: 'model', model: tab7 }, done, scan('r58N2'), scan('r58n3')]);
    expect([wizard.page, wizard.previous, stored]).toEqual([
      'next',
      'r58n3',
      [
        { serialNumber: 'r58N1', ...tab7 },
        { serialNumber: 'r58N2', ...tab7 },
        { serialNumber: 'r58n3', ...tab7 },
      ],
    ]);
  });

  test('of a model that nobody knows yet has it typed, or scanned, in two answers', () => {
    const first: Answer[] = [
      { type: 'kind', kind: 'serial' },
      { type: 'scanned', text: 'r58N1', known: [] },
    ];
    expect(after(first).wizard.page).toBe('manufacturer');
    const { stored } = after([...first, type(' Acme '), done, scan('Tab 7'), done, done]);
    expect(stored).toEqual([{ serialNumber: 'r58N1', ...tab7 }]);
  });

  test.each([
    ['a MEID without a model', [scan('a1000000000abc'), { type: 'without-model' }, done], { meid: 'A1000000000ABC' }],
    ['an IMEI with a model that is offered', [scan(imei(1)), scan('p1'), done], { imei: imei(1), manufacturer: 'Acme', model: 'P1' }],
  ] as const)('may be %s', (_, answers, device) => {
    expect(after(answers).stored).toEqual([device]);
  });

  test('with a serial number cannot do without its model', () => {
    expect(after([scan('r58N1'), { type: 'without-model' }, done]).stored).toEqual([]);
  });

  test('is not stored by a scan that does not look like the one before, until a person says so', () => {
    const stored = after([scan('r58N1'), { type: 'model', model: tab7 }, done]).wizard;
    const doubted = after([scan('CARTON-0001')], stored);
    expect([doubted.stored, doubted.wizard.refusal, doubted.wizard.number]).toEqual([[], 'other-shape', 'CARTON-0001']);
    expect(after([done], doubted.wizard).stored).toEqual([{ serialNumber: 'CARTON-0001', ...tab7 }]);
    expect(after([scan('4006381333931')], stored)).toMatchObject({ stored: [], wizard: { refusal: 'asked-serial-product' } });
  });

  test('with another TAC is not taken for the same model', () => {
    const stored = after([scan(imei(1)), { type: 'model', model: tab7 }, done]).wizard;
    expect(after([scan('354626223546262')], stored)).toMatchObject({ stored: [], wizard: { refusal: 'other-shape' } });
  });

  test('keeps its model until it is changed, and forgets it then', () => {
    const stored = after([scan('r58N1'), { type: 'model', model: tab7 }, done]).wizard;
    expect(after([{ type: 'other-model' }], stored).wizard).toMatchObject({ page: 'number', kind: 'serial', manufacturer: '', model: '' });
  });
});

const text = fc.oneof(
  fc.constantFrom('r58N1', 'r58N2', 'R58-LONG', imei(1), imei(2), '4006381333931', 'A1000000000ABC', 'Acme', 'Tab 7', '', ' '),
  fc.string({ maxLength: 20 }),
);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('scanned' as const), text, known: fc.constantFrom(known, []) }) },
  fc.record({ type: fc.constant('typed' as const), text }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('done' as const), known: fc.constantFrom(known, []) }) },
  fc.record({ type: fc.constant('kind' as const), kind: fc.constantFrom('serial', 'meid', 'imei') }),
  fc.record({ type: fc.constant('model' as const), model: fc.constantFrom(...known) }),
  fc.constantFrom({ type: 'change' as const, what: 'number' as const }, { type: 'change' as const, what: 'model' as const }),
  fc.constantFrom({ type: 'without-model' as const }, { type: 'other-model' as const }, { type: 'back' as const }),
);

describe('whatever is scanned, typed and pressed in whatever order', () => {
  test('only a last look or the page for the next one stores, and what it stores is a device that main takes', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 25 }), (answers) => {
        let wizard = start;
        for (const given of answers) {
          const step = advance(wizard, given);
          if (step.store !== undefined) {
            expect(wizard.page === 'next' || (wizard.page === 'check' && given.type === 'done')).toBe(true);
            expect(readOtherDevice(step.store)).toMatchObject({ kind: 'device', identifiers: step.store });
          }
          wizard = step.wizard;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a scan is an answer, is stored or is refused', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 15 }), fc.string({ minLength: 1 }), (answers, scanned) => {
        const { wizard } = after(answers);
        const step = advance(wizard, scan(scanned));
        const isField = wizard.page === 'manufacturer' || wizard.page === 'typed-model';
        const moved = step.wizard.page !== wizard.page || isField;
        expect(moved || step.store !== undefined || step.wizard.refusal !== undefined).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
