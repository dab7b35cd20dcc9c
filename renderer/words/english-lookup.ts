import { dateAndTime, number } from './english-forms.ts';

/** Looking a box up, and the report of a customer's devices. */
export const englishLookUp = {
  lookUp: {
    title: 'Whose is this box?',
    idle: {
      title: 'Show a box',
      camera: 'Hold its label to the camera, scan it, or type a number',
      scannerOnly: 'Scan it with the hand scanner, or type a number',
    },
    promise: 'Only looked up here. Nothing is claimed.',
    asking: 'Looking it up…',
    noAnswer: { title: 'No answer', advice: 'The station program did not answer. Scan the box again.' },
    report: 'All devices of a customer',
    typeIt: 'Type a number',
    again: 'Look again',
    paused: 'The camera rests',

    verdicts: {
      ours: { over: 'Claimed by us for', advice: '' },
      'other-reseller': { over: 'Claimed by another reseller for', advice: 'Only that reseller can let it go.' },
      'other-company': { title: 'Another company has it', advice: 'Put the box aside. That company must let it go first.' },
      waiting: { over: 'Not claimed yet. Waits here for', advice: 'It is claimed by itself.' },
      'letting-go': {
        over: 'Being taken away from',
        advice: 'It is done by itself. Look again in a moment.',
        next: (name: string) => `Then it is claimed for ${name}.`,
      },
      attention: { over: 'Needs attention' },
      free: { title: 'Nobody has it', advice: 'It is free. To claim it, scan it on the packing screen.' },
      unknown: {
        title: 'Not claimed by us',
        advice: 'Google shows us nothing about it: it is free, or another company has it. Only claiming it tells.',
      },
      'not-asked': { title: 'Not known here', advice: 'This station has never seen it, and Google could not be asked.' },
    },
    remembered: 'As this station last heard. Google has not been asked since.',

    google: {
      title: 'At Google',
      none: 'Google shows no record.',
      notAsked: 'Look again to see what Google has now.',
      owner: 'Belongs to',
      nobody: 'Nobody',
      unnamed: (id: string) => `Company ${id}`,
      reseller: 'Claimed by',
      us: 'Us',
      otherReseller: (id: string) => `Reseller ${id}`,
      model: 'Model',
      deviceId: 'Device ID',
      others: 'Other notes',
      simLock: 'SIM lock',
      askSimLock: 'Ask Google',
      simLocks: {
        unlocked: 'Unlocked',
        'locked-to-us': 'Locked to us',
        'locked-to-another': 'Locked to another company',
        unknown: 'Google does not say',
      },
      ordernumber: 'Order number',
      phonenumber: 'Phone number',
      empty: 'None',
      change: 'Change',
      changeLabel: (what: string) => `Change the ${what.toLowerCase()}`,
    },

    boxes: {
      title: 'At this station',
      none: 'Never scanned at this station.',
      when: (at: number, source: keyof typeof SOURCES) => `${dateAndTime(at)}, ${SOURCES[source]}`,
      history: 'Its history',
    },

    entry: {
      code: { title: 'Type a number from the label', field: 'IMEI, MEID or serial number', submit: 'Look up' },
      ordernumber: { title: 'Order number', field: 'Order number', submit: 'Save' },
      phonenumber: { title: 'Phone number', field: 'Phone number', submit: 'Save' },
      hints: {
        empty: 'The line marked IMEI is best',
        short: 'Too short',
        imei: 'An IMEI, and its check digit is right',
        'imei-bad-check-digit': (digit: string) => `A digit is wrong. With these first 14, the last would be ${digit}.`,
        meid: 'A MEID',
        serial: 'A serial number: capitals and small letters count',
        other: 'That is no number of a phone or tablet',
        scan: 'Type it, or scan it from the paper',
        remove: 'Save it empty to remove it',
      },
      keys: { label: 'Keys', remove: 'Delete the last one', space: 'Space', capitals: 'Capitals', small: 'Small letters' },
      saved: (what: string) => `${what} saved`,
    },

    release: {
      button: 'Let it go',
      title: (customer: string, digits: string) => `Take …${digits} away from ${customer}?`,
      meaning: (customer: string) =>
        `${customer} does not set it up any more after its next reset, and nobody has it then: any company can claim it. What is on the phone stays.`,
      yes: 'Let it go',
      no: (customer: string) => `${customer} keeps it`,
      released: 'Let go. Nobody has it now.',
      asked: 'This station is letting it go.',
      refused: {
        'owner-changed': 'Nothing was let go: it belongs to somebody else by now. Look at the answer again.',
        'nobody-holds-it': 'There was nothing to let go: nobody has it.',
        'not-now': 'Nothing was let go: this station is just claiming it. Wait until that is done, then look again.',
      },
    },

    move: {
      button: 'Move to another customer',
      choose: (digits: string) => `Who gets …${digits}?`,
      title: (digits: string, to: string) => `Move …${digits} to ${to}?`,
      meaning: (from: string, to: string) =>
        `It is taken away from ${from}, then claimed for ${to}. For a moment in between nobody has it. It goes on by itself, also if this computer is switched off.`,
      yes: (to: string) => `Move to ${to}`,
      no: (from: string) => `${from} keeps it`,
      asked: (to: string) => `This station is moving it to ${to}.`,
      refused: {
        'not-claimed': 'Nothing was moved: this box is not claimed just now. Look again.',
        'same-customer': 'It belongs to this customer already.',
        'unknown-customer': 'Google does not list this customer any more. Choose another one.',
        'cannot-store': 'Nothing was moved: this computer cannot store anything. Free some space first.',
      },
    },

    unanswered: 'The station program did not answer. Look again to see what became of it.',
    code: (code: string) => `Code: ${code}`,
    troubles: {
      offline: { title: 'No connection to Google', advice: 'Check the network cable or Wi-Fi, then look again.' },
      google: { title: 'Google has a problem', advice: 'Look again in a minute.' },
      quota: { title: 'Google asks us to slow down', advice: 'Wait two minutes, then look again.' },
      budget: { title: 'This station has used its share of requests', advice: 'Wait two minutes, then look again.' },
      'sign-in': { title: 'Google does not accept the key of this station', advice: 'Call whoever set up this station.' },
      forbidden: { title: 'Google does not let this station do that', advice: 'Call whoever set up this station.' },
      'not-found': { title: 'Google does not know this device any more', advice: 'Look again.' },
      refused: { title: 'Google refuses this question', advice: 'Compare the number with the label.' },
      'no-account': { title: 'Google is out of reach', advice: 'Unlock the keychain of this computer, then look again.' },
      'cannot-store': {
        title: 'This computer cannot store anything',
        advice: 'What was just done may stand in no history. Free some space, then look again to see what Google has.',
      },
    },
  },

  deviceReport: {
    title: 'All devices of a customer',
    choose: 'Whose devices?',
    search: 'Find a customer by name or ID',
    of: (name: string) => `Devices of ${name}`,
    count: (fetched: number, total: number | undefined) =>
      total === undefined || total <= fetched ? number(fetched) : `${number(fetched)} of ${number(total)}`,
    unit: (count: number) => (count === 1 ? 'device' : 'devices'),
    progress: 'Devices fetched',
    fetching: 'Fetching from Google…',
    cancel: 'Stop',
    cancelled: 'Stopped. What was fetched stays here.',
    done: 'That is all of them',
    none: 'We have registered no device for this customer.',
    incomplete: 'Not all of them. What was fetched stays here.',
    unanswered: 'The station program did not answer. What was fetched stays here.',
    again: 'Fetch again',
    other: 'Another customer',
    back: 'Back',
    csv: 'Save as CSV',
    csvSaved: (name: string) => `Saved as ${name}`,
    page: (first: number, last: number, all: number) => `${number(first)} to ${number(last)} of ${number(all)}`,
    earlier: 'Devices before',
    later: 'Devices after',
    columns: { device: 'Device', model: 'Model', ordernumber: 'Order number', phonenumber: 'Phone number' },
  },
};

const SOURCES = {
  camera: 'by camera',
  'hand-scanner': 'by hand scanner',
  typed: 'typed',
  carton: 'from a carton code',
  list: 'from a list',
  google: 'found at Google',
} as const;
