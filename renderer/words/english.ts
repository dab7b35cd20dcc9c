import { englishCartons } from './english-cartons.ts';
import { englishCorrections } from './english-corrections.ts';
import { englishClaims } from './english-claims.ts';
import { englishLookUp } from './english-lookup.ts';
import { englishCustomers } from './english-customers.ts';
import { englishGoogle } from './english-google.ts';
import { englishKeeping } from './english-keeping.ts';
import { englishPacking } from './english-packing.ts';
import { englishSetup } from './english-setup.ts';
import { englishStore } from './english-store.ts';
import { boxes, boxesAre, dateAndTime, duration, number, time } from './english-forms.ts';

/** Everything that the worker reads. Another language is another object of this type; functions take the values in between. */
export const english = {
  program: 'Claimstation',
  ...englishSetup,
  ...englishPacking,
  ...englishCartons,
  ...englishClaims,
  ...englishCorrections,
  ...englishLookUp,
  ...englishCustomers,
  ...englishGoogle,
  ...englishKeeping,
  ...englishStore,
  numbers: { number, time, dateAndTime, boxes },

  frame: {
    opening: 'Opening the station…',
    practice: 'PRACTICE',
    practiceMeaning: 'nothing reaches Google',
    lost: {
      title: 'The station program is not answering',
      advice: 'Do not scan now. If this stays for a minute, close this window and start Claimstation again. No stored box is lost.',
    },
    unbalanced: {
      title: 'The count does not add up',
      advice:
        'Packing may go on: no stored box is lost. Save the report for whoever looks after this station, then start Claimstation again.',
    },
    tables: {
      wrong: {
        title: 'The lists of this station are wrong and are made again',
        advice:
          'Wait with the next box: the station does not answer meanwhile. No stored box is lost, and nothing is claimed until it is done.',
      },
      rebuilt: {
        title: 'The lists of this station were wrong. They have been made again.',
        advice: 'Packing may go on: no stored box is lost. Save the report for whoever looks after this station.',
      },
    },
    fromBefore: {
      title: (count: number) =>
        count === 1 ? '1 box from before is still waiting' : `${number(count)} boxes from before are still waiting`,
      advice: 'Nothing to do here: they are claimed by themselves.',
    },
    navigation: 'Screens',
    packing: 'Packing',
    attention: 'Attention',
    lookUp: 'Look up',
    shift: 'Shift',
    settings: 'Settings',
    receipt: {
      label: 'Boxes of this shift',
      scanned: 'scanned',
      claimed: 'claimed',
      waiting: 'waiting',
      attention: (count: number) => (count === 1 ? 'needs attention' : 'need attention'),
      released: 'let go',
      undone: 'taken back',
    },
    packingFor: (name: string) => `Packing for ${name}`,
    back: 'Back',
    close: 'Close',
    failed: 'That did not work. Try it again.',
  },

  google: {
    tryNow: 'Try now',
    reopen: 'It is unlocked: open again',
    nextTry: (ms: number) => `Next try in ${duration(ms)}`,
    waiting: (count: number) => (count === 0 ? 'Keep scanning.' : `Keep scanning: ${boxesAre(count)} stored here.`),
    clock: {
      title: 'The clock of this computer is wrong',
      advice: 'Set its date and time right. Then it goes on by itself.',
    },
    /** The account is kept, and its sealed file is gone or does not open. */
    keyGone: {
      title: 'The key of this station cannot be read',
      advice: 'Call whoever set up this station: Settings, Disconnect, then connect with the key file.',
    },
    states: {
      offline: { title: 'No connection to Google', advice: 'Check the network cable or Wi-Fi.' },
      google: { title: 'Google has a problem', advice: 'Nothing to do here. It is tried again by itself.' },
      budget: { title: 'This station has used its share of requests', advice: 'Nothing to do here. It goes on by itself.' },
      quota: { title: 'Google asks us to slow down', advice: 'Nothing to do here. It goes on by itself.' },
      'sign-in': {
        title: 'Google no longer accepts the key of this station',
        advice: 'Call whoever set up this station: Settings, Disconnect, then connect with a new key file.',
      },
      forbidden: {
        title: 'Google does not let this station claim',
        advice: 'Call whoever set up this station: the service account needs access in the zero-touch portal.',
      },
      'cannot-store': { title: 'This computer cannot store anything', advice: 'Free some space on the disk.' },
      'no-keychain': {
        title: 'The keychain of this computer is locked',
        advice: 'Sign in to this computer or unlock its keychain.',
      },
    },
  },
};

export type Words = typeof english;
