import { boxes, dateAndTime, number, time } from './english-forms.ts';

/** When the journal is not trusted, its backups, and moving to another computer. */
export const englishKeeping = {
  rescue: {
    title: {
      damaged: 'The memory of this station is damaged',
      foreign: 'Another program’s file is in the way',
      missing: 'The memory of this station is gone',
      behind: 'The memory of this station is too old',
      newer: 'A newer Claimstation was here',
    },
    detail: {
      stopped: 'Nothing is scanned until you decide. Nothing was changed.',
      newer: 'This one is older and cannot read what it stored. Nothing was changed.',
    },
    meaning: {
      damaged: 'The file that holds all boxes cannot be trusted any more.',
      foreign: 'Where the boxes of this station were, there is a file that Claimstation did not write.',
      missing: 'The file that held all boxes was moved away or deleted.',
      behind: 'The file that holds all boxes ends before the last box that was scanned here.',
      newer: 'Install that version again. All boxes are still there.',
    },
    looking: 'Looking for the newest good backup…',
    goOn: {
      backup: (madeAt: number, count: number) => `Continue with the backup of ${recently(madeAt)} (${boxes(count)})`,
      nothing: 'Begin anew and ask Google',
    },
    running: 'One moment…',
    missingTitle: 'What may be missing',
    missing: {
      none: 'No box is missing: the backup has all of them.',
      some: (count: number, from: number, to: number) =>
        `${boxes(count)}, scanned between ${recently(from)} and ${recently(to)}. Scan them again if you still have them.`,
      unknown: (from: number) =>
        `Every box scanned after ${recently(from)}. Nobody can say how many. Scan them again if you still have them.`,
      all: (count: number, to: number) => `No backup is good. ${boxes(count)} were scanned until ${recently(to)}.`,
      allUnknown: 'No backup is good, and nobody can say how many boxes there were.',
      nothing: 'A box that was scanned and not claimed yet is nowhere any more: scan it again.',
    },
    google: 'Google is asked for every device that this station claimed. Nothing is claimed twice.',
    aside: 'The old file is kept as it is, in the folder “quarantine”.',
    failed: {
      newer: 'A newer version wrote this. Install it again.',
      looking: 'The backup is still being looked for. Try it again.',
      'disk-full': 'The disk is full. Free some space, then try it again.',
      'read-only': 'This computer does not let Claimstation write. Call whoever looks after it.',
      locked: 'Another program holds the file. Close it, then try it again.',
      damaged: 'The backup broke meanwhile. Start Claimstation again.',
      'folder-gone': 'The data folder is gone. Put it back, then start Claimstation again.',
      other: 'That did not work. Call whoever looks after this station.',
    },
    leave: 'Leave practice',
  },

  recovery: {
    title: {
      backup: (madeAt: number) => `This station goes on from its backup of ${recently(madeAt)}`,
      archive: 'This station came from another computer',
      nothing: 'This station began anew',
    },
    advice: {
      backup: (madeAt: number) => `Scan again what was packed after ${recently(madeAt)}: nothing is claimed twice.`,
      archive: 'Do not start Claimstation on the old computer again.',
      nothing: 'Scan again what is not claimed yet: nothing is claimed twice.',
    },
    found: (count: number) => (count === 0 ? 'Asking Google…' : `Asking Google… ${boxes(count)} found`),
  },

  backup: {
    title: 'Backups and moving',
    last: (madeAt: number) => `Last backup: ${dateAndTime(madeAt)}`,
    none: 'No backup yet. The first one is made at the end of the shift.',
    export: 'Save everything as one file',
    exporting: 'Saving…',
    exportMeaning: 'For safety, or for a new computer. There is no key in it.',
    exported: (file: string, bytes: number, count: number) =>
      `Saved: ${file} (${size(bytes)}, ${boxes(count)}). Go on with one computer only.`,
    failedTitle: 'The backup could not be made',
    failedAdvice: {
      'disk-full': 'The disk is full. Keep packing, and free some space.',
      'read-only': 'The folder cannot be written. Keep packing, and call whoever looks after this station.',
      locked: 'Another program holds a file. Keep packing, and close that program.',
      damaged: 'Keep packing, and call whoever looks after this station.',
      'folder-gone': 'The data folder is gone. Call whoever looks after this station.',
      other: 'Keep packing, and call whoever looks after this station.',
    },
    again: 'Try again',
    exportFailed: {
      'nothing-here': 'There is nothing to save yet.',
      'disk-full': 'The disk is full. Free some space, then try it again.',
      'read-only': 'The downloads folder cannot be written.',
      locked: 'Another program holds a file. Close it, then try it again.',
      damaged: 'One of the journals on this computer is damaged. Open its account first.',
      'folder-gone': 'The data folder is gone. Call whoever looks after this station.',
      other: 'It could not be saved. Try it again.',
    },
  },

  moving: {
    door: 'Import from another computer',
    title: 'Import from another computer',
    question: 'Which file?',
    help: 'The one that the old computer saved: Settings, “Save everything as one file”. Its name begins with “claimstation”.',
    drop: 'Drop the file here',
    choose: 'Choose the file',
    reading: (percent: number) => `Reading the file: ${percent} %`,
    checking: 'Checking every box in it…',
    done: (count: number) => `${boxes(count)} ${count === 1 ? 'is' : 'are'} here now`,
    madeAt: (at: number) => `As they stood on the old computer on ${dateAndTime(at)}.`,
    onlyOne: 'Do not start Claimstation on the old computer again. Only one of the two may go on.',
    lookedUp: 'What was not finished is looked up at Google first. Nothing is claimed twice.',
    connect: 'Connect to Google',
    toDoors: 'Go on',
    unanswered: 'The station program did not answer. Nothing was imported. Try it again.',
    refusals: {
      'not-an-archive': { title: 'That is another kind of file', advice: 'Choose the one whose name begins with “claimstation”.' },
      damaged: { title: 'The file is damaged', advice: 'Nothing was imported. Save it again on the old computer, or copy it again.' },
      newer: { title: 'A newer Claimstation wrote it', advice: 'Nothing was imported. Install that version here first.' },
      'account-here': {
        title: 'This account is already on this computer',
        advice: 'Nothing was imported, and nothing here was changed. Two memories cannot become one.',
      },
      'disk-full': { title: 'The disk is full', advice: 'Nothing was imported. Free some space, then try it again.' },
      'cannot-store': { title: 'This computer does not let Claimstation write', advice: 'Call whoever looks after it.' },
      'not-begun': { title: 'The file did not arrive', advice: 'Nothing was imported. Choose it again.' },
      'not-now': { title: 'This station is in use', advice: 'Leave the account first: Settings, at the bottom.' },
    },
  },
};

/** A moment of today by its time, any other by its day too. */
function recently(at: number): string {
  return new Date(at).toDateString() === new Date().toDateString() ? time(at) : dateAndTime(at);
}

function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${number(Math.round(bytes / 1000 ** power))} ${units[power]}`;
}
