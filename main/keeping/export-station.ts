import { copyFileSync, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { create } from 'tar';
import type { WindowSettings } from '../../core/domain/settings.ts';
import type { JournalFailureReason } from '../../core/ports/journal.ts';
import { journalFailure } from '../adapters/sqlite/failure.ts';
import { syncFolder } from '../adapters/whole-file.ts';
import { MANIFEST, README, sha256Of, type Manifest } from './archive.ts';
import { isFull } from './jobs.ts';
import { inBackground } from './keeper.ts';

export interface ExportParts {
  readonly dataFolder: string;
  /** The account that is open now, by its folder's name. */
  readonly open: string | undefined;
  readonly station: string;
  readonly settings: WindowSettings;
  readonly version: string;
  readonly now: number;
  /** Where the archive goes. */
  readonly into: string;
}

export type ExportOutcome =
  | { readonly outcome: 'exported'; readonly file: string; readonly bytes: number; readonly boxes: number }
  | { readonly outcome: 'refused'; readonly reason: JournalFailureReason | 'nothing-here' };

/** Writes everything of this station as one archive. Scans go on meanwhile; at no time more than a piece of a file is in memory. Never rejects. */
export async function exportStation(parts: ExportParts): Promise<ExportOutcome> {
  const staging = join(parts.dataFolder, 'exporting');
  try {
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    const staged = await stage(parts, staging);
    if (staged.outcome !== 'staged') return staged;
    const file = freeName(parts.into, parts.now);
    const writing = `${file}.writing`;
    try {
      const packed = create({ cwd: staging, portable: true, strict: true, maxReadSize: PIECE }, [MANIFEST, README, ...staged.paths]);
      await pipeline(packed, createGzip(), createWriteStream(writing, { mode: 0o600, flush: true }));
      renameSync(writing, file);
    } finally {
      rmSync(writing, { force: true });
    }
    syncFolder(dirname(file));
    return { outcome: 'exported', file, bytes: statSync(file).size, boxes: staged.boxes };
  } catch (error) {
    return { outcome: 'refused', reason: journalFailure(error)?.reason ?? (isFull(error) ? 'disk-full' : 'other') };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

type Staged =
  | { readonly outcome: 'staged'; readonly paths: readonly string[]; readonly boxes: number }
  | Extract<ExportOutcome, { outcome: 'refused' }>;

/** Copies of all journals, each read whole, and what else goes along. */
async function stage({ dataFolder, open, station, settings, version, now }: ExportParts, staging: string): Promise<Staged> {
  const accounts = join(dataFolder, 'accounts');
  const names = existsSync(accounts) ? readdirSync(accounts).filter((name) => existsSync(join(accounts, name, 'journal.sqlite'))) : [];
  if (names.length === 0) return { outcome: 'refused', reason: 'nothing-here' };
  const files: Manifest['files'] = [];
  let boxes = 0;
  const add = async (path: string): Promise<void> => {
    const file = join(staging, path);
    files.push({ path, bytes: statSync(file).size, sha256: await sha256Of(file) });
  };
  for (const name of names.sort()) {
    mkdirSync(join(staging, 'accounts', name), { recursive: true });
    const path = `accounts/${name}/journal.sqlite`;
    const result = await inBackground({ kind: 'copy', from: join(dataFolder, path), to: join(staging, path), live: name === open });
    if (!result.done) return { outcome: 'refused', reason: result.reason };
    if (result.verdict.kind !== 'trusted' || result.verdict.tables !== undefined) return { outcome: 'refused', reason: 'damaged' };
    boxes += result.verdict.seen?.boxes ?? 0;
    await add(path);
    const customers = `accounts/${name}/customers.json`;
    if (!existsSync(join(dataFolder, customers))) continue;
    copyFileSync(join(dataFolder, customers), join(staging, customers));
    await add(customers);
  }
  const manifest: Manifest = { format: 1, version, madeAt: now, station, settings, files };
  writeFileSync(join(staging, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(join(staging, README), ABOUT);
  return { outcome: 'staged', paths: files.map(({ path }) => path), boxes };
}

function freeName(folder: string, now: number): string {
  const when = new Date(now).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  for (let n = 1; ; n++) {
    const file = join(folder, `claimstation-${when}${n === 1 ? '' : `-${n}`}.tar.gz`);
    if (!existsSync(file) && !existsSync(`${file}.writing`)) return file;
  }
}

const PIECE = 1024 * 1024;

const ABOUT = `Everything of a Claimstation packing station at one moment: the journals of its accounts, its customers' names, its settings.
There is no key in it. Whoever imports it needs the key file of the service account again.

To go on with it on a new computer: start Claimstation there and choose "Import from another computer" in front of the two doors.
Go on with one computer only. Once it is imported, do not start Claimstation on the old computer again: each would claim
what the other has, and neither would know of the other's boxes.
`;
