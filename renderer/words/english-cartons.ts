import type { CartonRefusal } from '../../core/domain/carton.ts';
import { boxes, boxesAre, moment, number } from './english-forms.ts';
import { notKept } from './english-store.ts';

type Counted = 'rows' | 'numbers';
const PLACE: Readonly<Record<Counted, (place: number) => string>> = {
  rows: (place) => `Row ${number(place)}`,
  numbers: (place) => `No. ${number(place)}`,
};

/** Why an entry of a carton or list is no box. `twice` and `known` say more and stand below. */
const REASONS: Readonly<Record<Exclude<CartonRefusal, 'twice'>, string>> = {
  'bad-check-digit': 'Check digit wrong: one digit was misread',
  exponent: 'Rounded by a spreadsheet: its last digits are gone. Format the column as text',
  'fourteen-digits': '14 digits: the check digit is missing',
  imeisv: '16 digits: the number of the software, not the IMEI',
  'run-together': 'Several numbers without a space between them',
  meid: 'A MEID: store it with "No IMEI?"',
  'not-an-imei': 'Not an IMEI',
  several: 'More than two IMEIs in one row',
  missing: 'No IMEI in this row',
};

/** Cartons and lists: many boxes at once. */
export const englishCartons = {
  carton: {
    open: 'List',
    leftOpen: (count: number) => `${number(count)} left`,
    forget: 'Finished with these',
    leave: 'Back to packing',
    door: {
      question: 'Which list?',
      help: 'You see every row before anything is stored.',
      file: 'A CSV file: drop it here',
      choose: 'Choose a file',
      paste: 'Cells that you copied',
      pasteHere: 'Press Ctrl+V',
    },
    unread: {
      nothing: 'There is no IMEI in it.',
      'too-long': 'It is too long: at most 100,000 rows at once. Cut it into parts.',
      'no-text': 'That is not a list of text. In the spreadsheet choose "Save as", then CSV; or copy the cells and paste them here.',
      unreadable: 'This file cannot be read. Try it again, or copy the cells and paste them here.',
    },
    reading: 'Reading…',
    readingDetail: 'Nothing is stored.',
    checking: (done: number, all: number) => `Comparing ${number(done)} of ${number(all)}`,
    checkingDetail: 'With all boxes that were scanned here. Nothing is stored.',
    review: {
      title: (fresh: number, all: number) => `${number(fresh)} of ${number(all)}`,
      all: (fresh: number) => `All ${number(fresh)}`,
      good: (name: string) => `Nothing is stored yet. Look at the customer: ${name}.`,
      failing: (count: number, name: string) =>
        `Nothing is stored yet for ${name}. ${count === 1 ? 'Look at the one that cannot be.' : `Look at the ${number(count)} that cannot be.`}`,
      none: 'None of them can be stored. Nothing was changed.',
    },
    expected: (expected: number, found: number) => `The code says ${number(expected)}, but ${number(found)} are in it.`,
    carton: (name: string) => `Carton ${name}`,
    order: (name: string) => `Order ${name}`,
    pairs: 'Two numbers in a row are taken for one box.',
    separate: 'Each is a box of its own',
    singles: 'Each number is taken for a box of its own.',
    together: 'Two in a row are one box',
    failing: (count: number) => `Cannot be stored: ${number(count)}`,
    left: (count: number) => `Not stored: ${number(count)}`,
    fresh: (count: number) => `To store: ${boxes(count)}`,
    place: PLACE,
    why: (
      entry:
        | { readonly reason: CartonRefusal; readonly first?: number }
        | { readonly reason: 'known'; readonly at: number; readonly customer: { readonly name: string } },
      counted: Counted,
    ): string => {
      if (entry.reason === 'known') return `Already scanned ${moment(entry.at)} for ${entry.customer.name}`;
      if (entry.reason === 'twice')
        return entry.first === undefined ? 'Twice in this list' : `Twice in this list: see ${PLACE[counted](entry.first)}`;
      return REASONS[entry.reason];
    },
    store: (count: number) => `Store ${boxes(count)}`,
    nothing: 'Store nothing',
    storing: (done: number, all: number) => `Storing ${number(done)} of ${number(all)}`,
    storingDetail: (name: string) => `For ${name}. Wait for the sound.`,
    progress: 'Progress',
    done: (stored: number) => `${number(stored)} stored`,
    doneDetail: (name: string) => `For ${name}.`,
    doneFailing: (count: number, name: string) =>
      `For ${name}. ${count === 1 ? '1 is left: scan that box itself now.' : `${number(count)} are left: scan those boxes one by one now.`}`,
    copy: 'Copy these',
    copied: 'Copied',
    copyFailed: 'Not copied: select them by hand',
    again: 'Try again',
    stopped: {
      title: 'Not finished',
      stored: (stored: number) => (stored === 0 ? 'Nothing is stored.' : `${boxesAre(stored)} stored.`),
      /** The last part may be stored, though nobody has said so. */
      unsure: (stored: number) => (stored === 0 ? 'Nothing is confirmed.' : `${boxesAre(stored)} confirmed.`),
      reasons: {
        'no-answer': 'The station program did not answer. Try again: nothing is ever stored twice.',
        'customer-changed': 'The customer has been changed meanwhile. Go back and look at the customer at the top.',
        'no-customer': 'Choose the customer first, then open it again.',
        'no-account': 'This station is not connected any more.',
        ...notKept,
      },
    },
  },
};
