import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { passesLuhn } from '../../core/domain/luhn.ts';

/** Other people's pictures and clips, with what is printed on them. Paths are below the folder and exist. */
export interface PictureSet {
  readonly folder: string;
  readonly pictures: readonly { readonly file: string; readonly imeis: readonly string[]; readonly layout?: string | undefined }[];
  readonly clips: readonly {
    readonly name: string;
    readonly files: readonly string[];
    readonly fps: number;
    readonly imeis: readonly string[];
  }[];
}

/** A mistake in a set, in words for whoever made it. */
export class TruthFileError extends Error {}

/**
 * Reads `truth.json` of a folder. Throws a TruthFileError that names the entry when the file is missing or not as it should be,
 * when a picture is not there, or when an IMEI is none: a wrong truth would count right readings as wrong ones.
 */
export function readPictureSet(folder: string): PictureSet {
  const path = join(folder, 'truth.json');
  if (!existsSync(path)) throw new TruthFileError(`${folder} has no truth.json; its form is in bench/labels/photographs/README.md.`);
  const parsed = SET.safeParse(parseJson(path));
  if (!parsed.success) throw new TruthFileError(`${path}: ${z.prettifyError(parsed.error)}`);
  const { pictures, clips } = parsed.data;
  if (pictures.length + clips.length === 0) throw new TruthFileError(`${path} names no pictures and no clips.`);
  return {
    folder: resolve(folder),
    pictures: pictures.map((picture) => ({ ...picture, file: existing(folder, picture.file, PICTURE) })),
    clips: clips.map(({ file, frames, fps, imeis }) => ({
      name: file ?? frames ?? '',
      files: clipFiles(folder, file, frames),
      fps,
      imeis,
    })),
  };
}

const PICTURE = /\.(png|jpe?g)$/i;

const IMEIS = z
  .array(
    z.string().refine((text) => /^\d{15}$/.test(text) && passesLuhn(text), {
      error: 'is not an IMEI: fifteen digits, the last a Luhn check digit',
    }),
  )
  .min(1)
  .max(2);

const SET = z.strictObject({
  pictures: z.array(z.strictObject({ file: z.string(), imeis: IMEIS, layout: z.string().optional() })).default([]),
  clips: z
    .array(
      z
        .strictObject({ file: z.string().optional(), frames: z.string().optional(), fps: z.number().min(1).max(240), imeis: IMEIS })
        .refine(({ file, frames }) => (file === undefined) !== (frames === undefined), { error: 'a clip has either "file" or "frames"' }),
    )
    .default([]),
});

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new TruthFileError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function clipFiles(folder: string, file: string | undefined, frames: string | undefined): string[] {
  if (file !== undefined) return [existing(folder, file, /\.mjpeg$/i)];
  const inside = existing(folder, frames ?? '', undefined);
  if (!statSync(join(folder, inside)).isDirectory()) throw new TruthFileError(`"${frames}" is not a folder of pictures.`);
  const names = readdirSync(join(folder, inside)).filter((name) => PICTURE.test(name));
  if (names.length === 0) throw new TruthFileError(`"${frames}" holds no pictures.`);
  // By number, so that frame-10 comes after frame-9.
  return names.toSorted(new Intl.Collator('en', { numeric: true }).compare).map((name) => `${inside}/${name}`);
}

function existing(folder: string, file: string, wanted: RegExp | undefined): string {
  const inside = relative(resolve(folder), resolve(folder, file));
  if (inside === '' || inside.startsWith('..') || resolve(folder, inside) === resolve(inside, '/'))
    throw new TruthFileError(`"${file}" is not below ${folder}.`);
  if (wanted !== undefined && !wanted.test(file))
    throw new TruthFileError(`"${file}" should be ${wanted.source.includes('mjpeg') ? 'a .mjpeg' : 'a PNG or a JPEG'}.`);
  if (!existsSync(join(folder, inside))) throw new TruthFileError(`"${file}" is not in ${folder}.`);
  return inside.split(sep).join('/');
}
