import { otherDeviceRefusals } from './english-customers.ts';
import { boxes, number, time } from './english-forms.ts';

const SCAN_AGAIN = 'Scan this box again.';
const NO_IMEI = 'Scan the code marked IMEI. If there is none, press "No IMEI?" at the right.';

/** The main screen. */
export const englishPacking = {
  packing: {
    customer: 'Packing for',
    change: 'Change customer',
    counter: (count: number) => (count === 1 ? 'box this shift' : 'boxes this shift'),
    termsWarning: { 'not-accepted': 'Terms not accepted yet', stale: 'Must accept new terms', unknown: '', accepted: '' },
    typeIt: 'Type it',
    imeisPerBox: 'IMEIs per box',
    imeisPerBoxHelp: 'How many IMEI codes the hand scanner reads from each box',
    finish: 'Finish shift',

    idle: {
      title: 'Show a box',
      camera: 'Hold its label to the camera',
      scanner: 'or scan it with the hand scanner',
      scannerOnly: 'Scan it with the hand scanner',
    },
    storing: { title: 'Storing…', advice: 'Wait for the sound.' },
    half: {
      title: '1 of 2',
      advice: 'Now scan the other IMEI of the same box.',
      cancel: 'Start this box again',
      held: (digits: string) => `Still 1 of 2: IMEI …${digits} waits for the other one of its box.`,
    },
    accepted: { title: 'Accepted', forCustomer: (name: string) => `Stored for ${name}` },
    duplicate: {
      title: 'Already scanned',
      when: (at: number, name: string) => `At ${time(at)}, for ${name}.`,
      advice: 'It is not counted twice. Put it with the finished boxes.',
      otherTitle: 'Wrong customer',
      otherAdvice: (name: string) => `This box was scanned for ${name}. Nothing was changed. Put it aside.`,
    },
    refused: { title: 'Not stored', unconfirmed: 'Not confirmed' },
    before: {
      label: 'Box before',
      accepted: 'accepted',
      duplicate: 'already scanned',
      refused: 'not stored',
    },
    pending: (count: number) => `${boxes(count)} more to store`,
    imei: 'IMEI',
    secondImei: 'Second IMEI',
    imeiEnds: (digits: string) => `Ends in ${[...digits].join(' ')}`,

    refusals: {
      'bad-check-digit': {
        title: 'Misread number',
        advice: `One digit is wrong. ${SCAN_AGAIN} If it stays wrong, the label is damaged: put the box aside.`,
      },
      'several-boxes': { title: 'More than one box', advice: 'Show one box at a time. Move the others out of the picture.' },
      'product-code': { title: 'Product code', advice: 'That is the code of the article, not of this phone. Scan the code marked IMEI.' },
      imeisv: {
        title: 'Not the IMEI',
        advice: 'That number has 16 digits and belongs to the software. Scan the code with 15 digits, marked IMEI.',
      },
      eid: { title: 'That is the EID', advice: 'It names the eSIM, not the phone. Scan the code marked IMEI.' },
      iccid: { title: 'That is a SIM card', advice: 'Scan the code marked IMEI on the box of the phone.' },
      meid: { title: 'That is an MEID', advice: NO_IMEI },
      serial: { title: 'Serial number', advice: NO_IMEI },
      'not-understood': { title: 'Unknown code', advice: 'Scan the code marked IMEI.' },
      nothing: { title: 'Nothing was read', advice: SCAN_AGAIN },
      'no-customer': { title: 'No customer', advice: 'Choose the customer first, then scan this box again.' },
      'customer-changed': { title: 'Customer changed', advice: 'Look at the customer at the top. If it is right, scan this box again.' },
      'no-account': { title: 'Not connected', advice: 'This station is not connected any more. Connect it, then scan this box again.' },
      'disk-full': { title: 'The disk is full', advice: 'Free some space on this computer, then scan this box again.' },
      'read-only': {
        title: 'The disk is write-protected',
        advice: 'Stop packing and call whoever looks after this computer. Then scan this box again.',
      },
      locked: {
        title: 'Another program is in the way',
        advice: 'Close the program that holds the data of this station, then scan this box again.',
      },
      'folder-gone': { title: 'Data folder is gone', advice: 'Stop packing and leave this window open. See the red bar at the top.' },
      'cannot-store': {
        title: 'Cannot store',
        advice: 'Stop packing and call whoever looks after this station. Then scan this box again.',
      },
      'no-answer': {
        title: 'No answer',
        advice: 'The station program did not confirm this box. Scan it again: it is never counted twice.',
      },
      'half-alone': {
        title: 'Second IMEI missing',
        advice: `The other IMEI of this box did not come. ${SCAN_AGAIN} If it has one IMEI only, set IMEIs per box to 1.`,
      },
      incomplete: {
        title: 'Something is missing',
        advice: 'A device without an IMEI needs its serial number, manufacturer and model.',
      },
      ...otherDeviceRefusals,
      'not-packing': { title: 'Not on this screen', advice: 'A box is only stored on the packing screen. Go there, then scan it again.' },
    },
    codeKinds: {
      imei: 'IMEI',
      'imei-bad-check-digit': 'IMEI with a wrong digit',
      imeisv: 'IMEISV',
      eid: 'EID',
      iccid: 'SIM card',
      gtin: 'Product code',
      meid: 'MEID',
      serial: 'Serial number',
      unknown: 'Code',
    },
    moreCodes: (count: number) => `and ${number(count)} more`,

    recent: 'Last boxes',
    recentEmpty: 'The last boxes appear here.',
    states: {
      waiting: 'Waiting',
      sent: 'On its way',
      processing: 'On its way',
      unsure: 'Checking',
      claimed: 'Claimed',
      held: 'Needs attention',
      releasing: 'Letting go',
      unclaiming: 'Letting go',
      released: 'Let go',
    },

    progress: {
      title: 'To Google',
      none: 'Every box is claimed',
      rest: (left: number) => `All claimed but ${number(left)}`,
      released: 'Every box is let go',
      nothingYet: 'No boxes yet',
      waiting: (count: number) => `${boxes(count)} waiting`,
      operation: (size: number, customer: string) => `${boxes(size)} for ${customer}`,
      label: (size: number, customer: string) => `Claiming ${boxes(size)} for ${customer}`,
      percent: (value: number) => `${Math.round(value)} %`,
      more: (count: number) => `and ${number(count)} more`,
    },
  },

  camera: {
    picture: 'Picture of the camera',
    off: 'The camera is off',
    paused: 'The camera rests while you type',
    starting: 'The camera starts…',
    resting: { title: 'The camera rests', advice: 'Nothing was scanned for a while.', wake: 'Camera on' },
    controls: {
      label: 'Camera settings',
      torch: { on: 'Turn the light on', off: 'Turn the light off' },
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      focus: { hold: 'Hold the focus where it is', release: 'Let the camera focus by itself' },
    },
    guidance: {
      closer: 'Closer',
      'out-of-focus': 'Out of focus',
      'too-dark': 'Too dark',
      glare: 'Glare',
      'hold-still': 'Hold still',
    },
    scannerWorks: 'The hand scanner works as always.',
    retry: 'Try the camera again',
    failures: {
      'no-camera': { title: 'No camera', advice: 'Plug one in.' },
      denied: {
        title: 'Camera not allowed',
        advice: 'Allow it: in the browser at the address bar, otherwise in the privacy settings of the system.',
      },
      busy: { title: 'Camera in use', advice: 'Another program holds it. Close video calls and other camera programs.' },
      lost: { title: 'Camera unplugged', advice: 'Plug it in again.' },
      black: { title: 'The picture is black', advice: 'Is the lens covered? Open its shutter and turn on the light.' },
      failed: { title: 'Camera does not start', advice: 'Unplug it and plug it in again.' },
    },
  },

  typing: {
    title: 'Type the IMEI',
    field: 'IMEI, 15 digits',
    keypad: 'Digits',
    remove: 'Delete the last digit',
    store: 'Store',
    start: '15 digits, from the line marked IMEI',
    missing: (count: number) => (count === 1 ? '1 digit missing' : `${number(count)} digits missing`),
    wrong: (digit: string) => `A digit is wrong. With these first 14, the last would be ${digit}. Compare with the label.`,
    right: 'The check digit is right',
  },
};
