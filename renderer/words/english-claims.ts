import { boxes, boxesAre, dateAndTime, number, time } from './english-forms.ts';

/** Boxes that need a person, and the shift. */
export const englishClaims = {
  attention: {
    title: 'Needs attention',
    none: { title: 'Nothing needs attention', advice: 'Boxes that Google refuses appear here.' },
    loading: 'Fetching the boxes…',
    unanswered: 'The station program did not answer.',
    retryAll: (count: number) => `Try all ${number(count)} again`,
    retryGroup: (count: number) => (count === 1 ? 'Try again' : `Try these ${number(count)} again`),
    retry: 'Try again',
    retryOne: (imei: string) => `Try again: box ${imei}`,
    retried: (count: number) => (count === 1 ? '1 box is on its way again' : `${number(count)} boxes are on their way again`),
    count: boxes,
    who: 'Who can do it',
    scanned: (at: number) => `scanned ${dateAndTime(at)}`,
    code: (code: string) => `Google says ${code}`,
    showMore: (count: number) => `Show ${number(count)} more`,
    reasons: {
      'other-company': {
        title: 'Claimed by another company',
        advice: 'Put the box aside. The company that has claimed it must let it go first.',
        who: 'The office, with the supplier of the box',
      },
      'invalid-identifier': {
        title: 'Google does not know this number',
        advice: 'Compare the number with the label. If it is the same, the device is not known to zero-touch.',
        who: 'You, then the office',
      },
      'identifier-set': {
        title: 'These numbers do not name one device',
        advice: 'Something is missing, or two numbers belong to two devices. Compare all of them with the label.',
        who: 'You, then the office',
      },
      'invalid-manufacturer': {
        title: 'Google does not know this manufacturer',
        advice: 'It must be the name that the device itself tells, not the brand. Scan the box again with the right one.',
        who: 'Whoever looks after the devices',
      },
      'invalid-model': {
        title: 'Google does not know this model',
        advice: 'It must be the model name that the device itself tells, not the one in the shop. Scan the box again with the right one.',
        who: 'Whoever looks after the devices',
      },
      'permission-denied': {
        title: 'This station may not claim this device',
        advice: 'Put the box aside. The rights of the reseller account must be checked.',
        who: 'Whoever looks after the zero-touch portal',
      },
      'device-limit': {
        title: 'The customer has too many devices',
        advice: 'Google has reached a limit for this customer. It must be raised before another try.',
        who: 'The office, with Google support',
      },
      'customer-refused': {
        title: 'Google refuses this customer',
        advice: 'Usually the customer has not accepted the terms. Try again when it has.',
        who: 'The office, with the customer',
      },
      'owner-changed': {
        title: 'Another customer has this device now',
        advice: 'Nothing was changed. Look the box up to see who has it.',
        who: 'Whoever looks after the orders',
      },
      'release-refused': {
        title: 'Google does not let this device go',
        advice: 'Try once more. If it comes back, it must be let go in the zero-touch portal.',
        who: 'Whoever looks after the zero-touch portal',
      },
      'google-refused': {
        title: 'Google refused without a reason we know',
        advice: 'Try once more. If it comes back, tell the code below to Google support.',
        who: 'You once, then the office',
      },
    },
  },

  summary: {
    title: 'Shift',
    since: (at: number) => `Since ${dateAndTime(at)}`,
    between: (start: number, end: number) =>
      `${dateAndTime(start)} to ${new Date(start).toDateString() === new Date(end).toDateString() ? time(end) : dateAndTime(end)}`,
    none: { title: 'No shift yet', advice: 'It begins with the first box.' },
    loading: 'Adding up…',
    unanswered: 'The station program did not answer.',
    balanced: 'The count adds up',
    customers: 'By customer',
    columns: {
      customer: 'Customer',
      scanned: 'Scanned',
      claimed: 'Claimed',
      waiting: 'Waiting',
      attention: 'Needs attention',
      released: 'Let go',
    },
    notBoxes: 'Scans that became no box',
    repeated: 'Already scanned',
    refused: 'Refused',
    boxes: 'Boxes',
    boxColumns: { time: 'Time', imei: 'IMEI', customer: 'Customer', state: 'State' },
    page: (first: number, last: number, all: number) => `${number(first)} to ${number(last)} of ${number(all)}`,
    earlier: 'Earlier boxes',
    later: 'Later boxes',
    csv: 'Save as CSV',
    csvSaved: (name: string) => `Saved as ${name}`,
    finish: 'Finish shift',
    finishTitle: 'Finish this shift?',
    finishMeaning: (waiting: number, attention: number) =>
      [
        waiting === 0
          ? 'Every box has its answer from Google.'
          : `${boxesAre(waiting)} still on the way to Google. That goes on by itself.`,
        ...(attention === 0
          ? []
          : [attention === 1 ? '1 box needs attention. It stays listed.' : `${number(attention)} boxes need attention. They stay listed.`]),
      ].join(' '),
    notFinished: (why: string) => `The shift is not finished. ${why}`,
    stay: 'Go on packing',
    finished: 'Shift finished',
    next: 'Start next shift',
  },
};
