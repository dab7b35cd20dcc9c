/** Why this computer keeps nothing. What a worker reads who wanted something kept, with the way out. */
export const notKept = {
  'disk-full': 'The disk of this computer is full. Free some space, then try again.',
  'read-only': 'This computer does not let the station write. Call whoever looks after it.',
  locked: 'Another program holds the data of this station. Close it, then try again.',
  'folder-gone': 'The data folder of this station is gone. See the red bar at the top.',
  'cannot-store': 'The station cannot write its data. Call whoever looks after it.',
};

export const englishStore = {
  store: {
    notKept,
    /** The bar on every screen. */
    bar: {
      'disk-full': { title: 'The disk of this computer is full', advice: 'Stop packing and free some space. Then it goes on by itself.' },
      'read-only': {
        title: 'This computer does not let the station write',
        advice: 'Stop packing and call whoever looks after it. When it is mended, it goes on by itself.',
      },
      locked: {
        title: 'Another program holds the data of this station',
        advice: 'Close that program, such as a backup or a database viewer. Then it goes on by itself.',
      },
      'folder-gone': {
        title: 'The data folder of this station is gone',
        advice: 'Do not close this window: all boxes are still in it. Put the folder back, or press the button.',
      },
      'cannot-store': { title: 'This station cannot store anything', advice: 'Stop packing and call whoever looks after this computer.' },
    },
    writeAgain: 'Write everything again',
    writeAgainRefused: {
      'disk-full': 'There is no room on the disk. Free some space, then press again.',
      'read-only': 'The folder cannot be made there. Call whoever looks after this computer.',
      locked: 'Another program holds the new file. Close it, then press again.',
      'folder-gone': 'The disk with the folder is not there. Plug it in, then press again.',
      'cannot-store': 'The disk does not take it. Leave this window open and call whoever looks after this computer.',
      'in-use': 'A second Claimstation uses that folder now. Close it, then press again here.',
    },
    unanswered: 'The station program did not answer. Press again.',
  },
};
