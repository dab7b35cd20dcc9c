import { boxesAre, dateAndTime, number } from './english-forms.ts';
import { notKept } from './english-store.ts';

const KEYCHAIN_FIX = {
  windows: 'Windows: the Credential Manager service must run. Open "Services" and start it.',
  macos: 'Mac: open "Keychain Access" and unlock the login keychain.',
  linux: 'Linux: install gnome-keyring or KWallet, sign in with a password, and start Claimstation from that session.',
};

/** First start, connecting, customers and settings. */
export const englishSetup = {
  doors: {
    welcome: 'Scan a box. It is claimed.',
    question: 'How do you want to start?',
    practice: { title: 'Practice', promise: 'Try it: nothing reaches Google.', detail: 'With made-up customers. No account is needed.' },
    connect: { title: 'Connect to Google', promise: 'Claim real devices.', detail: 'With your partner ID and a key file.' },
  },

  connect: {
    title: 'Connect to Google',
    partner: {
      step: '1',
      title: 'Partner ID',
      label: 'Partner ID',
      help: 'The number of your company as a reseller. It stands in the zero-touch portal.',
    },
    key: {
      step: '2',
      title: 'Key file',
      drop: 'Drop the key file here',
      choose: 'Choose the key file',
      chooseAnother: 'Choose another file',
      chosen: 'Key file',
      help: 'The .json file of the service account. It is kept locked in the keychain of this computer, never shown.',
      unreadable: 'This file cannot be read. Choose it again.',
    },
    submit: 'Test and connect',
    testing: 'Asking Google for your customers…',
    missing: { partner: 'Type the partner ID first.', key: 'Choose the key file first.' },
    connected: 'Connected',
    customersFound: (count: number) => (count === 1 ? '1 customer found' : `${number(count)} customers found`),
    noCustomers: 'Google knows no customer of yours. Create one in the zero-touch portal; this station shows it at once.',
    as: (serviceAccount: string) => `Signed in as ${serviceAccount}`,
    toCustomers: 'Choose a customer',
    unanswered: { title: 'The station program did not answer', advice: ['Nothing was kept. Try it again.'] },
    code: (code: string) => `Code: ${code}`,
    refusals: {
      'partner-id': { title: 'That is no partner ID', advice: ['It has digits only. Copy it from the zero-touch portal.'] },
      'key-not-json': { title: 'That is no key file', advice: ['Choose the .json file that the Google Cloud console gave you.'] },
      'key-not-service-account': {
        title: 'That is a key of another kind',
        advice: ['It must be the key of a service account.', 'In the Google Cloud console: Service accounts, Keys, Add key, JSON.'],
      },
      'key-broken': { title: 'The key file is damaged', advice: ['Make a new key in the Google Cloud console and choose that file.'] },
      'key-refused': {
        title: 'Google does not accept this key',
        advice: ['It may have been deleted. Make a new key in the Google Cloud console.'],
      },
      'clock-wrong': {
        title: 'The clock of this computer is wrong',
        advice: ['Google has another date or time. Set both right in the system settings, then test again.'],
      },
      'partner-refused': {
        title: 'This key may not act for this partner ID',
        advice: ['In the zero-touch portal: link the service account to your reseller account.', 'Check that the partner ID is yours.'],
      },
      'partner-unknown': { title: 'Google does not know this partner ID', advice: ['Copy it again from the zero-touch portal.'] },
      offline: {
        title: 'No connection to Google',
        advice: ['Check the network cable or Wi-Fi, then test again.', 'Behind a proxy or firewall: *.googleapis.com must be open.'],
      },
      google: { title: 'Google has a problem just now', advice: ['Your entries are fine as far as we know. Test again in a minute.'] },
      quota: { title: 'Google asks us to slow down', advice: ['Wait two minutes, then test again.'] },
      'keychain-missing': {
        title: 'This computer has no keychain',
        advice: [
          'The key is only ever kept in the keychain of the system, so nothing was stored.',
          KEYCHAIN_FIX.windows,
          KEYCHAIN_FIX.macos,
          KEYCHAIN_FIX.linux,
        ],
      },
      'keychain-locked': {
        title: 'The keychain of this computer is locked',
        advice: ['Unlock it, then test again.', KEYCHAIN_FIX.macos, 'Linux: sign out and in again with your password.'],
      },
      'keychain-failing': {
        title: 'The keychain did not keep the key',
        advice: ['Restart this computer and test again.', KEYCHAIN_FIX.windows, KEYCHAIN_FIX.macos, KEYCHAIN_FIX.linux],
      },
      'cannot-store': {
        title: 'The connection cannot be stored',
        advice: ['The data folder is full or write-protected. Free some space, then test again.'],
      },
      'connected-already': { title: 'This station is connected already', advice: ['Disconnect it first in Settings.'] },
    },
  },

  customers: {
    title: 'Which customer are these boxes for?',
    search: 'Find a customer by name or ID',
    id: 'ID',
    count: (shown: number, all: number) => (shown === all ? `${number(all)} customers` : `${number(shown)} of ${number(all)} customers`),
    none: 'No customer matches. Check the spelling, or fetch the list again.',
    empty: 'Google knows no customer of yours yet. Create the first one below.',
    loading: 'Fetching the customers…',
    refresh: 'Fetch the list again',
    current: 'Packing now',
    old: (fetchedAt: number) => `This list is from ${dateAndTime(fetchedAt)}. Google could not be asked for a newer one.`,
    asOf: (fetchedAt: number) => `as of ${dateAndTime(fetchedAt)}`,
    narrow: (shown: number) => `The first ${number(shown)} are shown. Type to narrow.`,
    noList: 'Google could not be asked for the customers. Check the connection, then fetch the list again.',
    unanswered: 'The station program did not answer. Fetch the list again.',
    similarName: 'Similar names: compare the ID',
    terms: {
      accepted: 'Terms accepted',
      'not-accepted': 'Terms not accepted yet',
      stale: 'Must accept new terms',
      unknown: 'Terms unknown',
    },
    termsMeaning: 'You can pack for this customer. Google may hold the boxes until the customer accepts the terms.',
    boxFirst: 'That was a box, and it was not stored. Choose the customer first.',
    change: {
      title: (name: string) => `Stop packing for ${name}?`,
      waiting: (count: number, name: string) =>
        `${boxesAre(count)} still on the way. They stay with ${name}: changing the customer moves no box.`,
      confirm: 'Choose another customer',
      stay: (name: string) => `Stay with ${name}`,
    },
    refused: {
      'unknown-customer': 'Google does not list this customer any more. Fetch the list again.',
      ...notKept,
      'no-account': 'This station is not connected.',
    },
  },

  settings: {
    title: 'Settings',
    camera: 'Camera',
    cameraNone: 'No camera found. The hand scanner works without one.',
    cameraUnnamed: (index: number) => `Camera ${index}`,
    sound: 'Sounds',
    soundOn: 'Sounds on',
    play: { accepted: 'Accepted', duplicate: 'Already scanned', refused: 'Refused', half: 'First of two' },
    playLabel: (name: string) => `Play the sound for ${name}`,
    light: 'Light',
    schemes: { light: 'Light', dark: 'Dark', auto: 'As the system' },
    scanner: {
      title: 'Hand scanner',
      usual: 'A scanner that types like a keyboard works at once. Only one in another mode is connected here, once.',
      connect: { serial: 'Connect a serial scanner', hid: 'Connect a HID POS scanner' },
      connected: (count: number) => (count === 1 ? 'Connected' : `${count} connected`),
      refused: 'It does not open. Close other programs that use it, unplug it, and plug it in again.',
    },
    about: 'About this station',
    facts: {
      version: 'Version',
      host: 'Runs in',
      runtime: 'Runtime',
      dataFolder: 'Data folder',
      keychain: 'Keychain',
      account: 'Account',
      engine: 'Camera reader',
    },
    engines: {
      'zxing-wasm': 'zxing-cpp (WebAssembly)',
      'zxing-js': 'ZXing (JavaScript), slower: this browser forbids WebAssembly',
      unknown: 'Known once the camera is on',
    },
    hosts: { electron: 'its own window', browser: 'the browser' },
    keychain: { ready: 'Ready', missing: 'None on this computer', locked: 'Locked', failing: 'Does not keep what it is given' },
    accounts: {
      none: 'Not connected',
      practice: 'Practice: nothing reaches Google',
      google: (partnerId: string, serviceAccount: string) => `Partner ${partnerId}, ${serviceAccount}`,
    },
    leave: { practice: 'Leave practice', google: 'Disconnect' },
    leaveTitle: { practice: 'Leave practice?', google: 'Disconnect from Google?' },
    leaveMeaning: {
      practice: 'The practice boxes are kept and are there when you practise again.',
      google: (count: number) =>
        count === 0
          ? 'The key is removed from this computer. All boxes are claimed or listed under Needs attention.'
          : `The key is removed from this computer. ${boxesAre(count)} not claimed yet: stored here, and they go on when the same partner is connected again.`,
    },
    stay: 'Stay connected',
    stayPractice: 'Go on practising',
  },
};
