import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom, type Random } from '../labels/random.ts';
import { disk, type Loss } from './disk.ts';
import { openImage, writeImage, type Promised } from './open-image.ts';
import type { Recording } from './record.ts';

export interface PowerCutReport {
  readonly images: number;
  /** Moments at which the power went. */
  readonly moments: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** Steps that were done when the power went. */
  readonly step: number;
  readonly loss: Loss;
  readonly problems: readonly string[];
  /** The files as the power cut left them; of the first failures only. */
  readonly folder: string | undefined;
}

/**
 * Cuts the power in a recording: before and after every sync, and at random steps in between, with every `Loss`. Each image is opened by the
 * real journal: it opens, it is intact, its tables follow from its events, and every box that was acknowledged before the cut is there.
 */
export function cutPower({ recording, images, seed, promised = NOTHING, kept = 10 }: PowerCutOptions): PowerCutReport {
  const random = randomFrom(seed);
  const cuts = drawCuts(recording, images, random);
  const failures: Failure[] = [];
  const drive = disk(recording.before);
  const accepted = [...promised.accepted];
  const sent = [...promised.sent];
  // In memory where there is such a place: five thousand images are much to write, and what they stand for has happened already.
  const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'claimstation-image-'));
  try {
    let done = 0;
    for (const { step, loss } of cuts) {
      for (const next of recording.steps.slice(done, step)) {
        drive.step(next);
        const [what, id = ''] = next.kind === 'say' ? next.words.split(' ') : [];
        if (what === 'accepted') accepted.push(id);
        if (what === 'sent') sent.push(id);
      }
      done = step;
      const image = drive.image(loss, random);
      const problems = openImage(join(scratch, 'data'), image, { accepted, sent });
      if (problems.length === 0) continue;
      const folder = failures.length < kept ? mkdtempSync(join(tmpdir(), 'claimstation-power-cut-')) : undefined;
      if (folder !== undefined) writeImage(folder, image);
      failures.push({ step, loss, problems, folder });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { images: cuts.length, moments: new Set(cuts.map(({ step }) => step)).size, failures };
}

export interface PowerCutOptions {
  readonly recording: Recording;
  /** How many; where there are more syncs than that, a sample of them. */
  readonly images: number;
  readonly seed: number;
  /** What the journal had before the recording. */
  readonly promised?: Promised;
  /** Most failed images that are kept on the disk to be looked at. */
  readonly kept?: number;
}

const NOTHING: Promised = { accepted: [], sent: [] };

interface Cut {
  readonly step: number;
  readonly loss: Loss;
}

/** In the order of the recording. */
function drawCuts({ steps }: Recording, images: number, random: Random): Cut[] {
  const syncs = steps.flatMap(({ kind }, at) => (kind === 'sync' || kind === 'sync-folder' ? [at] : []));
  const atSyncs = syncs.flatMap((at) => [...LOSSES.map((loss) => ({ step: at, loss })), { step: at + 1, loss: DROPPED }]);
  // In a small run, most at syncs and some in between.
  const cuts = sample(atSyncs, Math.ceil(images * 0.7), random);
  while (cuts.length < images) cuts.push({ step: random.whole(0, steps.length), loss: random.pick(LOSSES) });
  return cuts.sort((a, b) => a.step - b.step);
}

const DROPPED: Loss = { how: 'dropped' };
const LOSSES: readonly [Loss, ...Loss[]] = [
  DROPPED,
  { how: 'kept' },
  { how: 'torn', sector: 512 },
  { how: 'torn', sector: 4096 },
  { how: 'reordered', sector: 512 },
  { how: 'reordered', sector: 4096 },
];

function sample<T>(all: readonly T[], most: number, random: Random): T[] {
  if (all.length <= most) return [...all];
  const rest = [...all];
  return Array.from({ length: most }, () => rest.splice(random.whole(0, rest.length - 1), 1)).flat();
}
