import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder, writeWhole } from '../adapters/whole-file.ts';
import { prepareFolder } from '../data-folder.ts';
import type { JournalFault } from './inspect.ts';
import type { JournalFiles } from './journal-files.ts';

/**
 * Moves a journal that is not trusted out of the way, as it is, with a note of what was wrong. Nothing there is ever changed or removed by
 * this program: somebody may still read boxes out of it. Returns the folder.
 * @throws what the disk throws; whatever was moved by then is in the folder
 */
export function quarantine(
  files: JournalFiles,
  why: { readonly fault: JournalFault; readonly detail: string; readonly at: number },
): string {
  prepareFolder(files.quarantine);
  const when = new Date(why.at).toISOString();
  const folder = newFolder(join(files.quarantine, `${when.replaceAll(':', '-').slice(0, 19)}-${why.fault}`));
  const moved = [files.journal, files.wal, files.shm, files.rollback, files.witness].filter(existsSync);
  writeWhole(
    join(folder, 'README.txt'),
    note(
      when,
      why,
      moved.map((file) => basename(file)),
    ),
  );
  // The log first: a journal without it could be taken for a whole one.
  for (const file of moved.toReversed()) renameSync(file, join(folder, basename(file)));
  for (const changed of [folder, files.quarantine, files.folder]) syncFolder(changed);
  return folder;
}

function newFolder(wanted: string): string {
  for (let n = 1; ; n++) {
    const folder = n === 1 ? wanted : `${wanted}-${n}`;
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }
}

function note(
  when: string,
  { fault, detail }: { readonly fault: JournalFault; readonly detail: string },
  moved: readonly string[],
): string {
  return `These files were the journal of a Claimstation packing station until ${when}.
Claimstation did not trust them and set them aside, byte for byte as they were. It never changes or removes anything in this folder.

What was wrong: ${MEANING[fault]}
In detail: ${detail}
Files: ${moved.length === 0 ? 'none, the journal was gone' : moved.join(', ')}

The station went on from its newest good backup, or from an empty journal, and asked Google for the devices that it had claimed.
Boxes that were scanned after that backup and never claimed may only be in these files. Keep the whole folder together (the -wal
file belongs to the .sqlite file) and give a copy of it to whoever looks after the station.
`;
}

const MEANING: Readonly<Record<JournalFault, string>> = {
  damaged: 'The file is damaged: its bytes are not what was written.',
  foreign: 'The file is not a journal of Claimstation.',
  missing: 'The journal file was gone.',
  behind: 'The file ends before what the station had already stored: its log (-wal) was lost, or an older copy was put in its place.',
  newer: 'The file was written by a newer version of Claimstation.',
};
