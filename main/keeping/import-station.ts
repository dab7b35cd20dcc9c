import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import type { WindowSettings } from '../../core/domain/settings.ts';
import type { Chance } from '../../core/ports/chance.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { JournalFailure } from '../../core/ports/journal.ts';
import { prepareFolder } from '../data-folder.ts';
import { Manifest, MANIFEST, README, sha256Of } from './archive.ts';
import { isFull } from './jobs.ts';
import { journalFiles } from './journal-files.ts';
import { inBackground } from './keeper.ts';
import { prepareRestored } from './restore.ts';

export interface ImportParts {
  readonly dataFolder: string;
  /** The archive, on this disk. */
  readonly archive: string;
  readonly station: string;
  readonly clock: Clock;
  readonly chance: Chance;
}

export type ImportOutcome =
  | {
      readonly outcome: 'imported';
      readonly madeAt: number;
      readonly accounts: readonly { readonly name: string; readonly boxes: number }[];
      readonly settings: WindowSettings;
    }
  | { readonly outcome: 'refused'; readonly reason: ImportRefusal };

export type ImportRefusal =
  | 'not-an-archive'
  /** What it says of itself and what it holds are not the same. */
  | 'damaged'
  | 'newer'
  /** Something is stored here for an account in it. */
  | 'account-here'
  | 'disk-full'
  | 'cannot-store';

/** Reads all of an archive, and puts its journals in their places only when nothing is wrong with any of them. Never rejects. */
export async function importStation(parts: ImportParts): Promise<ImportOutcome> {
  const staging = `${parts.archive}.unpacked`;
  try {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    if (!(await unpacked(parts.archive, staging))) return refused('not-an-archive');
    const manifest = manifestIn(staging);
    if (manifest === 'not-an-archive' || manifest === 'newer') return refused(manifest);
    for (const { path, bytes, sha256 } of manifest.files) {
      const file = join(staging, path);
      if (!existsSync(file) || statSync(file).size !== bytes || (await sha256Of(file)) !== sha256) return refused('damaged');
    }
    return await putInPlace(parts, manifest, staging);
  } catch (error) {
    const isDiskFull = isFull(error) || (error instanceof JournalFailure && error.reason === 'disk-full');
    return refused(isDiskFull ? 'disk-full' : 'cannot-store');
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function putInPlace(
  { dataFolder, station, clock, chance }: ImportParts,
  manifest: Manifest,
  staging: string,
): Promise<ImportOutcome> {
  const folders = manifest.files.flatMap(({ path }) => (path.endsWith('journal.sqlite') ? [path.slice(0, path.lastIndexOf('/'))] : []));
  const accounts: { name: string; boxes: number }[] = [];
  const put: (() => void)[] = [];
  for (const path of folders) {
    const folder = join(dataFolder, path);
    const name = path.slice('accounts/'.length);
    if (isFilled(folder)) {
      // What was practised here is worth no more than what was practised there.
      if (name === 'practice') continue;
      return refused('account-here');
    }
    const result = await inBackground({ kind: 'check', file: join(staging, path, 'journal.sqlite'), live: false });
    if (!result.done) return refused(result.reason === 'disk-full' ? 'disk-full' : 'cannot-store');
    const { verdict } = result;
    if (verdict.kind !== 'trusted') return refused(verdict.kind === 'faulty' && verdict.fault === 'newer' ? 'newer' : 'damaged');
    if (verdict.tables !== undefined) return refused('damaged');
    accounts.push({ name, boxes: verdict.seen?.boxes ?? 0 });
    put.push(await placed(folder, join(staging, path)));
  }
  for (const one of put) one();
  return { outcome: 'imported', madeAt: manifest.madeAt, accounts, settings: manifest.settings };

  async function placed(folder: string, from: string): Promise<() => void> {
    prepareFolder(folder);
    const parts = { from: 'archive', madeAt: manifest.madeAt, reason: 'moved', station, clock, chance } as const;
    const journal = await prepareRestored(journalFiles(folder), { source: join(from, 'journal.sqlite'), ...parts });
    return () => {
      if (existsSync(join(from, 'customers.json'))) copyFileSync(join(from, 'customers.json'), join(folder, 'customers.json'));
      journal();
    };
  }
}

/** Only files of the names that an archive has, and no links, devices or other paths. */
async function unpacked(archive: string, staging: string): Promise<boolean> {
  try {
    await pipeline(
      createReadStream(archive),
      extract({
        cwd: staging,
        strict: true,
        preservePaths: false,
        noMtime: true,
        filter: (path, entry) => 'type' in entry && (entry.type === 'File' || entry.type === 'OldFile') && NAMES.test(path),
      }),
    );
    return true;
  } catch (error) {
    if (isFull(error)) throw error;
    return false;
  }
}

function manifestIn(staging: string): Manifest | 'not-an-archive' | 'newer' {
  const file = join(staging, MANIFEST);
  if (!existsSync(file) || statSync(file).size > LARGEST_MANIFEST) return 'not-an-archive';
  try {
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof told === 'object' && told !== null && 'format' in told && typeof told.format === 'number' && told.format > 1) return 'newer';
    return Manifest.safeParse(told).data ?? 'not-an-archive';
  } catch {
    return 'not-an-archive';
  }
}

/** A journal that was begun to be put there and never was does not count. */
function isFilled(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !name.includes('.restoring') && name !== 'customers.json');
}

function refused(reason: ImportRefusal): ImportOutcome {
  return { outcome: 'refused', reason };
}

const NAMES = new RegExp(`^(${MANIFEST}|${README}|accounts/(practice|partner-\\d{1,20})/(journal\\.sqlite|customers\\.json))$`);
const LARGEST_MANIFEST = 1_000_000;
