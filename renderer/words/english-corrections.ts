import { boxes, boxesAre, number } from './english-forms.ts';

/** Taking boxes back, and giving them to another customer. */
export const englishCorrections = {
  corrections: {
    undo: 'Take back',
    undoEarlier: 'One more back',
    wrongCustomer: 'Wrong customer?',
    undone: {
      title: 'Taken back',
      was: (name: string) => `It was stored for ${name}. It is not claimed.`,
      advice: 'Put it aside, or scan it again.',
    },
    notUndone: {
      title: {
        'on-its-way': 'Already sent',
        'in-doubt': 'Maybe sent',
        claimed: 'Already claimed',
        'letting-go': 'Being let go',
        gone: 'Gone already',
      },
      advice: {
        'on-its-way': 'Nothing was taken back. When Google has answered, it can be let go.',
        'in-doubt': 'Nothing was taken back: Google may still get it from a request that was lost. Once it is claimed, it can be let go.',
        claimed: (name: string) => `Nothing was taken back. ${name} has this device now.`,
        'letting-go': 'Nothing to do here: it is on its way from its customer.',
        gone: 'Nothing to do here: it was taken back or let go before.',
      },
      letGo: 'Let it go',
      hold: { hint: 'Hold it down until it is full', again: 'Press once more to let it go', running: 'Letting go…' },
      asked: 'It is being let go. Its story says when it is done.',
      failed: 'That did not work. Try it again.',
    },
    story: {
      undo: 'Take this box back',
      undoing: 'Taking back…',
      done: 'Taken back. It may be scanned again.',
      move: 'Other customer',
    },
    move: {
      title: 'Wrong customer',
      cancel: 'Change nothing',
      loading: 'Looking where the boxes are…',
      unanswered: 'The station program did not answer. Try it again.',
      none: { title: 'No box to move', advice: 'Every box of this customer was taken back or let go.' },
      whose: 'Whose boxes have the wrong customer?',
      which: {
        question: 'Which boxes have the wrong customer?',
        last: (digits: string) => `Only the last one, …${digits}`,
        all: (count: number, name: string) =>
          count === 1 ? `The box of this shift for ${name}` : `All ${number(count)} of this shift for ${name}`,
      },
      choose: (count: number) => (count === 1 ? 'Who should have it?' : `Who should have these ${number(count)} boxes?`),
      confirm: {
        question: (count: number) => (count === 1 ? 'Move this box?' : `Move these ${number(count)} boxes?`),
        from: 'From',
        to: 'To',
        here: (count: number) => `${boxesAre(count)} still here: moved at once`,
        claimed: (count: number, name: string) =>
          count === 1
            ? `1 box is claimed: ${name} loses it first, then it is claimed again`
            : `${number(count)} boxes are claimed: ${name} loses them first, then they are claimed again`,
        away: (count: number) =>
          count === 1
            ? '1 box is on its way to Google: it can be moved when Google has answered'
            : `${number(count)} boxes are on their way to Google: they can be moved when Google has answered`,
        'letting-go': (count: number) => `${boxesAre(count)} being let go already: not moved`,
        hold: (count: number, name: string) => `Hold to move ${boxes(count)} to ${name}`,
        hint: 'Hold it down until it is full',
        again: 'Press once more to move',
        running: 'Moving…',
        none: 'None of them can be moved now. Wait until Google has answered.',
      },
      progress: {
        done: (count: number, name: string) => (count === 1 ? `The box is moved to ${name}` : `All ${number(count)} are moved to ${name}`),
        going: (moved: number, all: number, name: string) => `${number(moved)} of ${number(all)} are moved to ${name}`,
        claimed: (claimed: number, all: number) =>
          claimed === all ? 'Every one of them is claimed.' : `${number(claimed)} of ${number(all)} are claimed so far.`,
        rest: 'The rest goes by itself; this page may be left.',
        away: (count: number) =>
          count === 1
            ? '1 box is on its way for the first customer. Wait for Google.'
            : `${number(count)} boxes are on their way for the first customer. Wait for Google.`,
        others: (count: number) => `and ${number(count)} more`,
        finish: 'Done',
        list: 'What became of each box',
        more: (count: number) => (count === 1 ? '1 more can be moved now' : `${number(count)} more can be moved now`),
      },
      became: {
        claimed: (name: string) => `Claimed for ${name}`,
        waiting: (name: string) => `Moved, waiting for ${name}`,
        going: (name: string) => `Moved, on its way for ${name}`,
        'letting-go': 'Being let go first',
        'on-its-way': 'On its way for the first customer',
        'in-doubt': 'Google may have it for the first customer',
        stays: (name: string) => `Claimed for ${name}, not moved`,
        held: (reason: string) => `Needs attention: ${reason}`,
        gone: 'Taken back or let go',
      },
      refused: {
        'unknown-customer': 'Nothing was moved: Google does not list this customer any more.',
        'no-account': 'Nothing was moved: this station is not connected any more.',
        'disk-full': 'Nothing was moved: the disk is full. Free some space first.',
        'read-only': 'Nothing was moved: the disk is write-protected.',
        locked: 'Nothing was moved: another program holds the data of this station.',
        'folder-gone': 'Nothing was moved: the data folder is gone. See the red bar at the top.',
        'cannot-store': 'Nothing was moved: this computer cannot store anything.',
      },
    },
  },
};
