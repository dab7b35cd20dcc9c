import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerSearch } from '../../../core/domain/customer-search.ts';
import type { Customer } from '../../../core/domain/customer.ts';
import { folded, foldedWords } from '../../../core/domain/folding.ts';
import { beginsButForOneSlip } from '../../../core/domain/one-slip.ts';

const named = (id: string, name: string): Customer => ({ id, name, terms: 'accepted' });

const search = customerSearch([
  named('1048576202', 'Northwind Logistics Nordic'),
  named('1048576201', 'Northwind Logistics'),
  named('731904582', 'Bäckerei Sonnenfeld GmbH'),
  named('9007199254740993', 'Alderbrook Hospitality'),
  named('5', 'Old North Mill'),
  named('8850137726', 'Zakład Budowlany Żuraw sp. z o.o.'),
  named('77', "O'Neill & Søn"),
  named('78', 'T-Mobil 2000'),
]);
const found = (typed: string) => search(typed).map(({ name }) => name);

const EVERYBODY = [
  'Alderbrook Hospitality',
  'Bäckerei Sonnenfeld GmbH',
  'Northwind Logistics',
  'Northwind Logistics Nordic',
  'Old North Mill',
  "O'Neill & Søn",
  'T-Mobil 2000',
  'Zakład Budowlany Żuraw sp. z o.o.',
];

test.each([
  ['nothing typed', '', EVERYBODY],
  ['blanks', '   ', EVERYBODY],
  ['the beginning of a name before that of a word', 'north', ['Northwind Logistics', 'Northwind Logistics Nordic', 'Old North Mill']],
  ['words in any order', 'nordic northwind', ['Northwind Logistics Nordic']],
  ['the beginnings of its words', 'log nor nor', ['Northwind Logistics', 'Northwind Logistics Nordic']],
  ['without accents', 'backerei', ['Bäckerei Sonnenfeld GmbH']],
  ['with accents, composed otherwise', 'BA\u0308CKEREI', ['Bäckerei Sonnenfeld GmbH']],
  ['the way a German writes ä without having it', 'baeckerei', ['Bäckerei Sonnenfeld GmbH']],
  ['a letter that Unicode does not take apart', 'zaklad', ['Zakład Budowlany Żuraw sp. z o.o.']],
  ['a letter that Unicode does not take apart, in capitals', 'SON', ['Bäckerei Sonnenfeld GmbH', "O'Neill & Søn"]],
  ['the inside of a long word', 'feld', ['Bäckerei Sonnenfeld GmbH']],
  ['what stands beside a sign', 'mobil', ['T-Mobil 2000']],
  ['a name without its signs', 'tmobil', ['T-Mobil 2000']],
  ['a name without its apostrophe', 'oneill', ["O'Neill & Søn"]],
  ['a name without its blank', 'oldnorth', ['Old North Mill']],
  ['a missing letter', 'norhwind', ['Northwind Logistics', 'Northwind Logistics Nordic']],
  ['a doubled letter', 'allderbrook', ['Alderbrook Hospitality']],
  ['two letters that changed places', 'aldrebrook', ['Alderbrook Hospitality']],
  ['a wrong letter, before the word is all typed', 'sonmenf', ['Bäckerei Sonnenfeld GmbH']],
  ['two slips in one word', 'nrothwimd', []],
  ['the beginning of an ID', ' 104857620', ['Northwind Logistics', 'Northwind Logistics Nordic']],
  ['a word and the beginning of an ID', 'nordic 1048', ['Northwind Logistics Nordic']],
  ['all of an ID beyond 2^53, and not the one beside it', '9007199254740993', ['Alderbrook Hospitality']],
  ['an ID with one wrong digit', '9007199254740992', []],
  ['the end of an ID', '740993', []],
  ['one word that fits and one that does not', 'northwind zebra', []],
  ['signs alone', '.*', []],
])('a customer is found by %s', (_, typed, names) => {
  expect(found(typed)).toEqual(names);
});

// Names as companies have them: letters of several alphabets, signs between.
const word = fc.string({ unit: fc.constantFrom(...'abcdeghilnorstuwzäéłøßæœđþıðŻÖあ漢'), minLength: 1, maxLength: 12 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const customers = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[1-9]\d{0,18}$/), name, terms: fc.constant('accepted' as const) }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 12,
});
const listWithOne = customers.chain((list) => fc.record({ list: fc.constant(list), one: fc.constantFrom(...list) }));

describe('any customer', () => {
  test('is found by the beginnings of any of its words, in any order and in capitals or not', () => {
    const asked = listWithOne.chain(({ list, one }) =>
      fc.record({
        list: fc.constant(list),
        one: fc.constant(one),
        words: fc.shuffledSubarray(foldedWords(one.name), { minLength: 1 }),
        length: fc.integer({ min: 1, max: 12 }),
        loud: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(asked, ({ list, one, words, length, loud }) => {
        const typed = words.map((each) => each.slice(0, length)).join(' ');
        expect(customerSearch(list)(loud ? typed.toUpperCase() : typed)).toContain(one);
      }),
    );
  });

  test('is found by its name as it is written, at the head of the list, and by every beginning of its ID', () => {
    fc.assert(
      fc.property(listWithOne, fc.nat(), ({ list, one }, cut) => {
        const find = customerSearch(list);
        const first = find(one.name)[0];
        expect(
          foldedWords(first?.name ?? '')
            .join('')
            .startsWith(foldedWords(one.name).join('')),
        ).toBe(true);
        expect(find(one.id.slice(0, 1 + (cut % one.id.length)))).toContain(one);
      }),
    );
  });

  test('is found only once, and what is found is in the list', () => {
    fc.assert(
      fc.property(customers, word, (list, typed) => {
        const result = customerSearch(list)(typed);
        expect(new Set(result).size).toBe(result.length);
        expect(list).toEqual(expect.arrayContaining([...result]));
      }),
    );
  });
});

test('one slip is what an edit distance of one from a beginning of the word is', () => {
  const few = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 });
  fc.assert(
    fc.property(few, few, (word, typed) => {
      const beginnings = Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end));
      expect(beginsButForOneSlip(word, typed)).toBe(beginnings.some((beginning) => withinOneEdit(beginning, typed)));
    }),
    { numRuns: 2000 },
  );
});

/** Tried out rather than reasoned: every edit of `a`. */
function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  return Array.from({ length: a.length + 1 }, (_, at) => at).some(
    (at) =>
      a.slice(0, at) + a.slice(at + 1) === b ||
      [...'abc'].some((letter) => a.slice(0, at) + letter + a.slice(at) === b || a.slice(0, at) + letter + a.slice(at + 1) === b) ||
      (at + 1 < a.length && a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b),
  );
}

test.each([
  ['Łódź', 'lodz'],
  ['Smørrebrød', 'smorrebrod'],
  ['Großmann', 'grossmann'],
  ['GROẞMANN', 'grossmann'],
  ['Ærø Œuvre', 'aero oeuvre'],
  ['Đorđević', 'dordevic'],
  ['Þórður Guðmundsson', 'thordur gudmundsson'],
  ['Diyarbakır İnşaat', 'diyarbakir insaat'],
  ['ﬁne Ⅷ', 'fine viii'],
  ['ΟΔΟΣ', 'οδοσ'],
])('%s is searched as %s', (written, searched) => {
  expect(folded(written)).toBe(searched);
});

test('what is folded stays so, and capitals make no difference', () => {
  fc.assert(
    fc.property(fc.oneof(name, fc.string({ unit: 'grapheme' })), (text) => {
      expect(folded(folded(text))).toBe(folded(text));
    }),
  );
  fc.assert(
    fc.property(name, (text) => {
      expect(folded(text.toUpperCase())).toBe(folded(text.toLowerCase()));
    }),
  );
});
