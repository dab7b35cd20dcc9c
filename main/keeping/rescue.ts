import type { JournalFailureReason } from '../../core/ports/journal.ts';
import type { Chance } from '../../core/ports/chance.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { RescueView } from '../../core/views/keeping.ts';
import { journalFailure } from '../adapters/sqlite/failure.ts';
import { backupsIn, type Backup } from './backups.ts';
import { inspect, judge, type JournalFault } from './inspect.ts';
import type { JournalFiles } from './journal-files.ts';
import { inBackground } from './keeper.ts';
import { quarantine } from './quarantine.ts';
import { prepareRestored } from './restore.ts';
import { readWitness, type Seen } from './witness.ts';

/** An account whose journal is not trusted: what is known about it, and the way on. */
export interface Rescue {
  view(): RescueView;
  /** Sets the journal aside and goes on from the newest good backup, or anew where there is none. */
  goOn(): Promise<
    { readonly outcome: 'went-on' } | { readonly outcome: 'refused'; readonly reason: 'newer' | 'looking' | JournalFailureReason }
  >;
}

export interface RescueParts {
  readonly files: JournalFiles;
  readonly fault: JournalFault;
  /** For whoever helps. */
  readonly detail: string;
  readonly station: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The backup is found. */
  readonly changed: () => void;
}

type GoodBackup = Backup & { readonly seen: Seen | undefined };

export function startRescue({ files, fault, detail, station, clock, chance, changed }: RescueParts): Rescue {
  const witness = readWitness(files.witness);
  let found: GoodBackup | undefined;
  let looking = fault !== 'newer';
  if (looking)
    void newestGood(files).then((backup) => {
      found = backup;
      looking = false;
      changed();
    });

  return {
    view: () => ({
      fault,
      detail,
      looking,
      ...(found === undefined ? {} : { backup: { madeAt: found.madeAt, boxes: found.seen?.boxes ?? 0 } }),
      ...(witness === undefined ? {} : { last: { boxes: witness.boxes, at: witness.at } }),
    }),
    async goOn() {
      if (fault === 'newer') return { outcome: 'refused', reason: 'newer' };
      if (looking) return { outcome: 'refused', reason: 'looking' };
      try {
        // What was wrong may have been the disk for a moment, or somebody put the file back.
        if (await isTrustedNow(files)) return { outcome: 'went-on' };
        const put = await prepareRestored(files, {
          source: found?.file,
          from: found === undefined ? 'nothing' : 'backup',
          madeAt: found?.madeAt,
          reason: fault,
          station,
          clock,
          chance,
        });
        quarantine(files, { fault, detail, at: clock.now() });
        put();
        return { outcome: 'went-on' };
      } catch (error) {
        return { outcome: 'refused', reason: journalFailure(error)?.reason ?? 'other' };
      }
    },
  };
}

async function isTrustedNow(files: JournalFiles): Promise<boolean> {
  if (inspect(files, 0).kind !== 'trusted') return false;
  const result = await inBackground({ kind: 'check', file: files.journal, live: false });
  return result.done && result.verdict.kind === 'trusted';
}

/** Of the copies that can be opened at all, the one that has come furthest and is whole. */
async function newestGood(files: JournalFiles): Promise<GoodBackup | undefined> {
  const opened = backupsIn(files).flatMap((backup): GoodBackup[] => {
    const verdict = judge(backup.file, false);
    return verdict.kind === 'trusted' ? [{ ...backup, seen: verdict.seen }] : [];
  });
  // The sort is stable: of two that have come as far, the newer one.
  for (const backup of opened.sort((a, b) => (b.seen?.seq ?? 0) - (a.seen?.seq ?? 0))) {
    const result = await inBackground({ kind: 'check', file: backup.file, live: false });
    if (result.done && result.verdict.kind === 'trusted' && result.verdict.tables === undefined) return backup;
  }
  return undefined;
}
