import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elapse, idleHandScanner, step, type HandScanner, type PressedKey } from '../../../renderer/scan/hand-scanner.ts';
import { imeis } from '../../core/domain/numbers.ts';

const IMEI = '354626223546262';
const SECOND = '354626223546270';

describe('a burst', () => {
  test.each([
    ['Enter', [key('Enter', 'Enter')]],
    ['the Enter of the number pad', [key('Enter', 'NumpadEnter')]],
    ['Tab', [key('Tab', 'Tab')]],
    ['CR LF', [key('Enter', 'Enter'), key('Enter', 'Enter')]],
    ['LF as Ctrl+J', [key('Control', 'ControlLeft', { shortcut: true }), key('j', 'KeyJ', { shortcut: true })]],
    ['a literal \\n', [key('\\', 'Backslash'), key('n', 'KeyN')]],
    ['a literal \\n on an AZERTY system', [key('*', 'Backslash'), key('n', 'KeyN')]],
    ['nothing', []],
  ])('that ends with %s is a scan, and the page sees none of it', (_, suffix) => {
    expect(play(withGaps([...typed(IMEI), ...suffix], 12))).toEqual({
      scans: [[IMEI]],
      given: '',
      passed: suffix.some((k) => k.key === 'Control') ? ['Control'] : [],
    });
  });

  test('is a scan from six keys on', () => {
    expect(play(withGaps(typed('AB1234'), 20)).scans).toEqual([['AB1234']]);
    expect(play(withGaps([...typed('12345'), key('Enter', 'Enter')], 20))).toEqual({ scans: [], given: '12345', passed: ['Enter'] });
  });

  test('may stumble once it is known to be one', () => {
    const keys = typed(IMEI).map((each, i) => ({ key: each, gap: i === 9 ? 75 : 15 }));
    expect(play(keys)).toEqual({ scans: [[IMEI]], given: '', passed: [] });
  });

  test('right after another is another scan', () => {
    const enter = key('Enter', 'Enter');
    expect(play(withGaps([...typed(IMEI), enter, ...typed(SECOND), enter], 10)).scans).toEqual([[IMEI], [SECOND]]);
    expect(play(withGaps([...typed(`${IMEI}\\n${SECOND}\\n`)], 10)).scans).toEqual([[IMEI], [SECOND]]);
  });

  test('with capital letters, which come with Shift, is one scan', () => {
    const keys = [...'R5CT12'].flatMap((each) => [key('Shift', 'ShiftLeft', { shift: true }), ...typed(each)]);
    expect(play(withGaps(keys, 8)).scans).toEqual([['R5CT12']]);
  });

  test.each([
    ['an AZERTY system', (digit: number) => 'à&é"\'(-è_ç'.charAt(digit), false],
    ['an AZERTY system with Caps Lock and a scanner that presses Shift', (digit: number) => 'à&é"\'(-è_ç'.charAt(digit), true],
    ['a Czech system', (digit: number) => 'é+ěščřžýáí'.charAt(digit), false],
    ['a system with dead keys', () => 'Dead', false],
  ])('on %s gives the digits of the label', (_, sign, shift) => {
    const keys = [...IMEI].map((digit) => key(sign(Number(digit)), `Digit${digit}`, { shift }));
    const begun = keys.map((each, i) => (i === 0 && each.key === 'Dead' ? key('3', 'Digit3') : each));
    expect(play(withGaps(begun, 10)).scans).toEqual([[IMEI]]);
  });

  test('on the number pad gives the digits', () => {
    expect(
      play(
        withGaps(
          [...IMEI].map((digit) => key(digit, `Numpad${digit}`)),
          10,
        ),
      ).scans,
    ).toEqual([[IMEI]]);
  });

  test('keeps the signs that a US scanner really means', () => {
    const keys = [...typed('AB1234'), key('#', 'Digit3', { shift: true }), key('(', 'Digit9', { shift: true })];
    expect(play(withGaps(keys, 10)).scans).toEqual([['AB1234#(']]);
  });

  test('of a US scanner on an AZERTY system gives letters, signs and an AIM prefix as they are on the label', () => {
    const azerty: Record<string, string> = { KeyQ: 'a', KeyA: 'q', KeyZ: 'w', KeyW: 'z', KeyM: ',', Minus: ')', BracketRight: '$' };
    const digits = 'à&é"\'(-è_ç';
    const keys = typed(']C1RQA-12W').map((each) => {
      const digit = /^Digit(\d)$/.exec(each.code)?.[1];
      const name = digit === undefined ? (azerty[each.code] ?? each.key.toLowerCase()) : digits.charAt(Number(digit));
      return { ...each, key: each.shift ? name.toUpperCase() : name };
    });
    expect(play(withGaps(keys, 10)).scans).toEqual([[']C1RQA-12W']]);
  });

  test('of a US scanner on a QWERTZ system shows itself by a sign, and Y and Z are then right too', () => {
    const keys = [...typed('RYZ123'), key('ß', 'Minus'), ...typed('4')].map((each) =>
      each.code === 'KeyY' ? { ...each, key: 'Z' } : each.code === 'KeyZ' ? { ...each, key: 'Y' } : each,
    );
    expect(play(withGaps(keys, 10)).scans).toEqual([['RYZ123-4']]);
    const german = [key('R', 'KeyR', { shift: true }), key('Z', 'KeyY', { shift: true }), ...typed('123456')];
    expect(play(withGaps(german, 10)).scans).toEqual([['RZ123456']]);
  });

  test('with Caps Lock on has its letters in the case of the label', () => {
    const caps = (text: string, inverted: boolean) =>
      typed(text).map((each) => ({ ...each, capsLock: true, key: inverted && /[a-z]/i.test(each.key) ? swapped(each.key) : each.key }));
    expect(play(withGaps(caps('R5CT12ABC', true), 10)).scans).toEqual([['R5CT12ABC']]);
    // A scanner that knows of Caps Lock has turned the case itself.
    expect(play(withGaps(caps('R5CT12ABC', false), 10)).scans).toEqual([['R5CT12ABC']]);
    expect(play(withGaps(caps('Model-a12', true), 10)).scans).toEqual([['Model-a12']]);
    const usOnAzerty = caps('R5CT12', true).map((each) => (each.code === 'Digit5' ? { ...each, key: '5' } : each));
    expect(play(withGaps(usOnAzerty, 10)).scans).toEqual([['R5CT12']]);
  });

  const GS = '\u001d';
  const alt = key('Alt', 'AltLeft', { shortcut: true });
  const number = (digits: string) => [
    alt,
    ...[...digits].map((digit) => ({ ...key(digit, `Numpad${digit}`, { shortcut: true }), alt: true })),
  ];
  test.each([
    ['as the character itself', [key(GS, 'BracketRight')]],
    ['as Ctrl+]', [key('Control', 'ControlLeft', { shortcut: true }), key(']', 'BracketRight', { shortcut: true })]],
    ['as Ctrl+] on AZERTY', [key('Control', 'ControlLeft', { shortcut: true }), key('$', 'BracketRight', { shortcut: true })]],
    ['as Alt+029', number('029')],
    ['as Alt+0029', number('0029')],
  ])('with the separator of GS1 %s keeps it', (_, separator) => {
    expect(play(withGaps([...typed('10AB'), ...separator, ...typed(`8002${IMEI}`), key('Enter', 'Enter')], 8)).scans).toEqual([
      [`10AB${GS}8002${IMEI}`],
    ]);
  });

  test('of an ISO 15434 envelope keeps its separators, sent with the Control key or as they are', () => {
    const control = (name: string, code: string) => [
      key('Control', 'ControlLeft', { shortcut: true }),
      key(name, code, { shortcut: true }),
    ];
    const [gs, rs, eot] = [control(']', 'BracketRight'), control('^', 'Digit6'), control('d', 'KeyD')];
    const sent = [...typed('[)>'), ...rs, ...typed('06'), ...gs, ...typed(`I${IMEI}`), ...rs, ...eot, key('Enter', 'Enter')];
    const text = `[)>\u001e06${GS}I${IMEI}\u001e\u0004`;
    expect(play(withGaps(sent, 8)).scans).toEqual([[text]]);
    expect(play(withGaps([...[...text].map((sign) => key(sign, '')), key('Enter', 'Enter')], 8)).scans).toEqual([[text]]);
  });

  test('of a scanner that writes every character by its number is one scan', () => {
    const keys = [...IMEI].flatMap((digit) => number(String(digit.charCodeAt(0)).padStart(3, '0')));
    expect(play(withGaps([...keys, key('Enter', 'Enter')], 4)).scans).toEqual([[IMEI]]);
    const dense = [...'A1B2'].flatMap((sign) => number(String(sign.charCodeAt(0))));
    expect(play(withGaps([...dense, key('Enter', 'Enter')], 4)).scans).toEqual([['A1B2']]);
  });

  test('of two or three IMEIs without a separator is split', () => {
    expect(play(withGaps(typed(IMEI + SECOND), 5)).scans).toEqual([[IMEI, SECOND]]);
    expect(play(withGaps(typed(IMEI + SECOND + IMEI), 5)).scans).toEqual([[IMEI, SECOND, IMEI]]);
    expect(play(withGaps(typed(`${IMEI}354626223546271`), 5)).scans).toEqual([[`${IMEI}354626223546271`]]);
    expect(play(withGaps(typed('89049032123451234512345678901235'), 5)).scans).toEqual([['89049032123451234512345678901235']]);
  });

  test('any IMEI at any scanner speed arrives as it is on the label', () => {
    fc.assert(
      fc.property(
        imeis,
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 16, maxLength: 16 }),
        fc.boolean(),
        (imei, gaps, suffix) => {
          const keys = [...typed(imei), ...(suffix ? [key('Enter', 'Enter')] : [])];
          expect(play(keys.map((each, i) => ({ key: each, gap: gaps[i] ?? 0 })))).toEqual({ scans: [[imei]], given: '', passed: [] });
        },
      ),
    );
  });
});

describe('a person', () => {
  const anyKey = fc.oneof(
    fc.constantFrom(...'abcXYZ0123456789 .-').map((sign) => typed(sign)[0] ?? key(sign, '')),
    fc.constantFrom('Enter', 'Tab', 'Backspace', 'ArrowLeft', 'Shift', 'Escape').map((name) => key(name, name)),
    fc.constant(key('c', 'KeyC', { shortcut: true })),
    fc.constant(key(']', 'BracketRight', { shortcut: true })),
    fc.constant({ ...key('2', 'Numpad2', { shortcut: true }), alt: true }),
    fc.constantFrom(...'aZ19').map((sign) => ({ ...(typed(sign)[0] ?? key(sign, '')), capsLock: true })),
  );

  test('who types eight keys a second is never a scan, and every key arrives in order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: anyKey, gap: fc.integer({ min: 51, max: 400 }) }), { maxLength: 60 }), (keys) => {
        const { result, order } = follow(keys);
        expect(result.scans).toEqual([]);
        expect(order).toEqual(keys.map((each) => each.key.key));
      }),
    );
  });

  test('is told from a scanner by one millisecond', () => {
    expect(play(withGaps(typed('1234567'), 50)).scans).toEqual([['1234567']]);
    expect(play(withGaps(typed('1234567'), 51))).toEqual({ scans: [], given: '1234567', passed: [] });
  });

  test('loses no key, whatever the speed: each is given back, passed on, or part of a scan', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: anyKey, gap: fc.integer({ min: 0, max: 120 }) }), { maxLength: 60 }), (keys) => {
        const { result, order } = follow(keys);
        if (result.scans.length === 0) {
          const pressed = keys.map((each) => each.key.key);
          expect(order.filter((name) => name !== 'Shift')).toEqual(pressed.filter((name) => name !== 'Shift'));
        }
        for (const [text] of result.scans) expect(text?.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each(['Enter', 'Tab', 'Backspace', 'ArrowDown', 'Escape', 'F5'])('presses %s alone and it is not held for a moment', (name) => {
    expect(step(idleHandScanner, key(name, name), 1000)).toMatchObject({ hold: false, giveBack: [], scanned: [] });
  });

  test('holds a key down and is no scanner', () => {
    const held = typed('1')[0] ?? key('1', 'Digit1');
    const { result, order } = follow([
      { key: held, gap: 0 },
      ...Array.from({ length: 20 }, () => ({ key: { ...held, repeat: true }, gap: 33 })),
    ]);
    expect(result.scans).toEqual([]);
    expect(order).toHaveLength(21);
  });

  test('copies with Ctrl+C while nothing else happens', () => {
    expect(step(idleHandScanner, key('c', 'KeyC', { shortcut: true }), 0).hold).toBe(false);
  });

  test('presses Enter a second after a scan, and it counts', () => {
    const played = play([...withGaps([...typed(IMEI), key('Enter', 'Enter')], 10), { key: key('Enter', 'Enter'), gap: 1000 }]);
    expect(played).toEqual({ scans: [[IMEI]], given: '', passed: ['Enter'] });
  });

  test('who begins to type right after a scan loses nothing', () => {
    const played = play([...withGaps(typed(IMEI), 10), { key: key('x', 'KeyX'), gap: 120 }]);
    expect(played).toEqual({ scans: [[IMEI]], given: 'x', passed: [] });
  });
});

interface Timed {
  readonly key: PressedKey;
  /** Milliseconds since the key before. */
  readonly gap: number;
}

/** Plays keys with a listener's timer, and sorts out where each went. */
function follow(keys: readonly Timed[]): { result: { scans: string[][]; given: string; passed: string[] }; order: string[] } {
  let state: HandScanner = idleHandScanner;
  let at = 0;
  const scans: string[][] = [];
  const given: string[] = [];
  const passed: string[] = [];
  const order: string[] = [];
  for (const { key: pressed, gap } of keys) {
    at += gap;
    const { state: next, hold, giveBack, scanned } = step(state, pressed, at);
    state = next;
    given.push(...giveBack.map((back) => back.key));
    order.push(...giveBack.map((back) => back.key));
    if (scanned.length > 0) scans.push([...scanned]);
    if (hold) continue;
    passed.push(pressed.key);
    order.push(pressed.key);
  }
  const end = elapse(state, at + 1000);
  given.push(...end.giveBack.map((back) => back.key));
  order.push(...end.giveBack.map((back) => back.key));
  if (end.scanned.length > 0) scans.push([...end.scanned]);
  return { result: { scans, given: given.join(''), passed }, order };
}

function play(keys: readonly Timed[]): { scans: string[][]; given: string; passed: string[] } {
  return follow(keys).result;
}

function withGaps(keys: readonly PressedKey[], gap: number): Timed[] {
  return keys.map((each) => ({ key: each, gap }));
}

function swapped(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

/** The keys of a US keyboard. */
function typed(text: string): PressedKey[] {
  return [...text].map((sign) => {
    if (/\d/.test(sign)) return key(sign, `Digit${sign}`);
    if (/[a-z]/i.test(sign)) return key(sign, `Key${sign.toUpperCase()}`, { shift: sign !== sign.toLowerCase() });
    return key(sign, { ' ': 'Space', '.': 'Period', '-': 'Minus', '\\': 'Backslash', ']': 'BracketRight' }[sign] ?? '');
  });
}

function key(name: string, code: string, { shift = false, shortcut = false } = {}): PressedKey {
  return { key: name, code, shift, shortcut, repeat: false };
}
