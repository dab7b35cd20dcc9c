import { boxes, boxesAre, dateAndTime, duration, number, time } from './english-forms.ts';

const SOURCES = {
  camera: 'by camera',
  'hand-scanner': 'with the hand scanner',
  typed: 'typed in',
  carton: 'from a carton code',
  list: 'from a list',
} as const;

function placeIn(
  source: keyof typeof SOURCES,
  { place, carton }: { readonly place: number; readonly carton?: string | undefined },
): string {
  const at = `${source === 'list' ? 'row' : 'no.'} ${number(place)}`;
  return carton === undefined ? `, ${at}` : `, ${at} of ${carton}`;
}

/** What is at Google now, what was, and the story of a box. */
export const englishGoogle = {
  atGoogle: {
    title: 'At Google',
    open: 'Show what is on its way to Google',
    headline: {
      none: 'No boxes yet',
      all: 'Everything is claimed',
      rest: (attention: number) => `All claimed but ${number(attention)}`,
      some: (claimed: number, all: number) => `${number(claimed)} of ${number(all)} are claimed`,
      going: (count: number) => `${boxesAre(count)} on the way`,
    },
    operation: {
      title: { claim: 'Claiming', release: 'Letting go' },
      forCustomer: { claim: (name: string) => `for ${name}`, release: (name: string) => `from ${name}` },
      answered: (answered: number, size: number) => `${number(answered)} of ${number(size)}`,
      label: {
        claim: (size: number, name: string) => `Claiming ${boxes(size)} for ${name}`,
        release: (size: number, name: string) => `Letting go ${boxes(size)} from ${name}`,
      },
      rate: (perSecond: number) => (perSecond >= 10 ? `${number(Math.round(perSecond))} a second` : `${perSecond.toFixed(1)} a second`),
      left: (ms: number) => `about ${duration(ms)} left`,
      asked: (times: number) => (times === 1 ? 'asked once' : `asked ${number(times)} times`),
      next: (ms: number) => (ms < 1000 ? 'asked again now' : `asked again in ${duration(ms)}`),
      working: 'Google is working on it',
      budget: 'It waits for this station’s share of requests',
      trouble: (code: string, failures: number) =>
        failures === 1 ? `Google gave no answer: ${code}` : `Google gave no answer ${number(failures)} times: ${code}`,
      noCode: 'no code',
    },
    waiting: {
      fine: (count: number) => `${boxesAre(count)} gathered for the next request`,
      offline: (count: number) => `${boxes(count)} wait until the network is back`,
      google: (count: number) => `${boxes(count)} wait until Google has no more trouble`,
      quota: (count: number) => `${boxes(count)} wait because Google asks us to slow down`,
      budget: (count: number) => `${boxes(count)} wait for this station’s share of requests`,
      'sign-in': (count: number) => `${boxes(count)} wait for a key that Google accepts`,
      forbidden: (count: number) => `${boxes(count)} wait until this station may claim`,
      'no-keychain': (count: number) => `${boxes(count)} wait until the keychain is unlocked`,
      'cannot-store': (count: number) => `${boxes(count)} wait until there is room on the disk`,
    },
    handing: (count: number) => `${boxesAre(count)} being handed to Google`,
    unsure: (count: number) => `${boxesAre(count)} being checked: Google is asked whether it has them`,
    unsureLater: (count: number) => `The answer about ${boxes(count)} was lost: checked when Google can be reached`,
    attention: (count: number) => (count === 1 ? '1 box needs attention' : `${number(count)} boxes need attention`),
    showAttention: (count: number) => (count === 1 ? 'Show it' : 'Show them'),

    requests: 'Sent to Google',
    noRequests: 'What was sent appears here.',
    day: (at: number) => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' }),
    earlier: 'Earlier',
    later: 'Later',
    loading: 'Fetching…',
    unanswered: 'The station program did not answer.',
    request: {
      title: { claim: (size: number) => `${boxes(size)} sent`, release: (size: number) => `${boxes(size)} to let go` },
      counts: {
        claimed: (count: number) => `${number(count)} claimed`,
        released: (count: number) => `${number(count)} let go`,
        held: (count: number) => (count === 1 ? '1 needs attention' : `${number(count)} need attention`),
        underWay: (count: number) => `${number(count)} on the way`,
        waiting: (count: number) => `${number(count)} waiting`,
        moved: (count: number) => `${number(count)} sent again`,
        undone: (count: number) => `${number(count)} taken back`,
      },
      headline: {
        claim: (done: number, size: number) =>
          done === size ? `All ${number(size)} are claimed` : `${number(done)} of ${number(size)} are claimed`,
        release: (done: number, size: number) =>
          done === size ? `All ${number(size)} are let go` : `${number(done)} of ${number(size)} are let go`,
        one: { claim: 'The box is claimed', release: 'The box is let go' },
      },
      sent: (at: number, name: string) => `Sent ${dateAndTime(at)}, for ${name}`,
      took: (ms: number) => `Google took ${duration(ms)}`,
      code: (code: string) => `Google said ${code}`,
      unknown: 'This request is not known here.',
      page: (first: number, last: number, all: number) => `${number(first)} to ${number(last)} of ${number(all)}`,
      previous: 'Boxes before',
      next: 'Boxes after',
      devices: 'Boxes of this request',
    },

    orderNumber: {
      open: 'Write an order number',
      title: (count: number) => `Order number for ${boxes(count)}`,
      advice: 'Scan it from the packing slip, or type it. The customer sees it at Google.',
      field: 'Order number',
      write: (count: number) => (count === 1 ? 'Write it to this box' : `Write it to all ${number(count)}`),
      again: 'Write it again',
      wasBox: 'That was a box, not an order number. It was not stored.',
      going: (devices: number) => (devices === 1 ? 'Writing to 1 box…' : `Writing to ${number(devices)} boxes…`),
      done: (changed: number, text: string) => (changed === 1 ? `1 box has ${text} now` : `${number(changed)} boxes have ${text} now`),
      partly: (changed: number, failed: number) =>
        `${number(changed)} ${changed === 1 ? 'has' : 'have'} it, ${number(failed)} ${failed === 1 ? 'does' : 'do'} not`,
      failed: (digits: string, code: string) => `…${digits}: ${code === 'NO_ANSWER' ? 'no answer' : code}`,
      more: (count: number) => `and ${number(count)} more`,
      stop: 'Stop',
      trouble: {
        offline: 'No connection to Google. Try again when the network is back.',
        google: 'Google has a problem. Try again in a moment.',
        quota: 'Google asks us to slow down. Try again in a minute.',
        budget: 'This station has used its share of requests. Try again in a minute.',
        'sign-in': 'Google no longer accepts the key of this station.',
        forbidden: 'This station may not change devices at Google.',
        'not-found': 'Google does not know this request any more. Write it again.',
        refused: 'Google refuses this order number.',
        'no-account': 'This station is not connected.',
        'cannot-store': 'Written at Google, but this computer cannot note it. Free some space, then write it again.',
      },
      safe: 'To write it twice does no harm.',
    },
  },

  story: {
    title: 'Box',
    heading: 'What happened',
    loading: 'Fetching its story…',
    unknown: { title: 'This box is not known here', advice: 'It belongs to another station or account.' },
    unanswered: 'The station program did not answer.',
    forCustomer: (name: string) => `for ${name}`,
    toCustomer: (name: string) => `then for ${name}`,
    now: 'Claim now',
    nowGoing: 'Asking Google…',
    nowDone: {
      claimed: 'It is claimed.',
      held: (reason: string) => `Google still refuses: ${reason}.`,
      unsure: 'Google is asked whether it has this box.',
      other: 'No answer yet. It goes on by itself.',
      trouble: (trouble: string) => `${trouble}. It is claimed later by itself.`,
      unknown: 'This box is not known here any more.',
    },
    nowFailed: 'The station program did not answer. Try it again.',
    at: (at: number) => time(at),
    day: (at: number) => new Date(at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }),
    entries: {
      accepted: (source: keyof typeof SOURCES, name: string, list?: { readonly place: number; readonly carton?: string | undefined }) => ({
        title: 'Scanned and stored',
        detail: `${SOURCES[source]}${list === undefined ? '' : placeIn(source, list)}, for ${name}`,
      }),
      recovered: (name: string, id: string) => ({
        title: 'Found at Google',
        detail: `claimed by this station for ${name}, as device ${id}`,
      }),
      repeated: (source: keyof typeof SOURCES) => ({ title: 'Scanned again', detail: `${SOURCES[source]}; not counted twice` }),
      sent: (others: number) => ({
        title: 'Sent to Google',
        detail: others === 0 ? 'alone' : `with ${number(others)} other${others === 1 ? '' : 's'}`,
      }),
      taken: { title: 'Google took it', detail: 'and works on it' },
      notSent: (code: string) => ({ title: 'Did not get through', detail: `nothing reached Google (${code}); it waits` }),
      split: (code: string) => ({
        title: 'Request refused',
        detail: `Google refused all of them together (${code}); sent again in smaller requests`,
      }),
      unsure: (code: string) => ({ title: 'The answer was lost', detail: `Google is asked whether it has this box (${code})` }),
      claimed: {
        operation: 'Claimed',
        'looked-up': 'Found at Google: it is claimed',
        'at-once': 'Claimed at once',
      },
      asDevice: (id: string) => `as device ${id}`,
      notFound: { title: 'Looked up: not there', detail: 'so it is sent again' },
      held: (reason: string, code: string | undefined) => ({
        title: reason,
        detail: code === undefined ? 'it needs attention' : `it needs attention; Google says ${code}`,
      }),
      retried: { title: 'Another try', detail: 'asked for here' },
      releaseAsked: (next: string | undefined) => ({
        title: 'To be let go',
        detail: next === undefined ? 'asked for here' : `to be claimed for ${next}`,
      }),
      releaseSent: (others: number) => ({
        title: 'Google was asked to let it go',
        detail: others === 0 ? 'alone' : `with ${number(others)} other${others === 1 ? '' : 's'}`,
      }),
      releaseTaken: { title: 'Google took the request', detail: 'and works on it' },
      releaseUnsure: (code: string) => ({ title: 'The answer was lost', detail: `Google is asked who has it (${code})` }),
      released: {
        operation: { title: 'Let go', detail: 'Google has confirmed it' },
        'looked-up': { title: 'Found free at Google: it is let go', detail: '' },
        'at-once': { title: 'Let go at once', detail: 'Google has confirmed it' },
      },
      undone: { title: 'Taken back', detail: 'it is not counted any more and may be scanned again' },
      moved: (from: string, to: string) => ({ title: 'Moved to another customer', detail: `from ${from} to ${to}` }),
      by: (operator: string) => `by ${operator}`,
      orderNumber: (text: string) => ({ title: text === '' ? 'Order number removed' : 'Order number written', detail: text }),
      phoneNumber: (text: string) => ({ title: text === '' ? 'Phone number removed' : 'Phone number written', detail: text }),
      metadata: (text: string) => ({ title: 'Notes at Google changed', detail: text }),
      other: { title: 'Noted', detail: '' },
    },
  },

  report: {
    save: 'Save report',
    saved: 'Report saved',
    failed: 'No answer: try again',
    meaning: 'For whoever helps: how things stand with Google. No key, no customers, of each device only the last four digits.',
  },

  googleSettings: {
    title: 'Google',
    batchSize: {
      title: 'Boxes in one request',
      meaning: 'Fewer: the first answers come sooner. More: fewer requests.',
      value: number,
      less: 'Fewer boxes in one request',
      more: 'More boxes in one request',
    },
    quotaShare: {
      title: 'This station’s share of requests',
      meaning: 'All stations with one key share what Google allows. Of four stations, give each 25 %.',
      value: (percent: number) => `${percent} %`,
      less: 'A smaller share for this station',
      more: 'A larger share for this station',
    },
  },
};
