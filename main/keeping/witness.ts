import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { readIfThere } from '../adapters/whole-file.ts';

/**
 * A small file beside the journal that says how far it had come. SQLite takes a lost or broken log for the end of what was ever committed;
 * only something beside it can tell that boxes are gone. Written after each commit but synced only now and then: it survives the death of
 * the program, and after a power cut it may be some seconds old, never newer than the journal.
 */
export interface Witness {
  /** The journal has stored these. Never throws: the events are safe, and that is what counts. */
  saw(last: Seen): void;
  /** To the disk, now. */
  sync(): void;
  close(): void;
}

const Seen = z.object({
  seq: z.number().int(),
  /** Of the event with that number. */
  id: z.string(),
  at: z.number(),
  /** All boxes so far. */
  boxes: z.number().int(),
});
/** How far a journal had come. */
export type Seen = z.infer<typeof Seen>;

export function openWitness(file: string): Witness {
  let handle: number | undefined;
  let turn = 0;
  try {
    handle = openSync(file, 'a', 0o600);
    closeSync(handle);
    handle = openSync(file, 'r+');
  } catch {
    // Without it less is noticed, and nothing is worse than before there was one.
    handle = undefined;
  }
  const quietly = (work: (open: number) => void): void => {
    if (handle === undefined) return;
    try {
      work(handle);
    } catch {
      // As above.
    }
  };
  return {
    saw: (last) =>
      quietly((open) => {
        turn = 1 - turn;
        // Two places by turns: a write that a power cut tears leaves the other.
        writeSync(open, recordOf(last), 0, PLACE, turn * PLACE);
      }),
    sync: () => quietly(fsyncSync),
    close() {
      quietly(closeSync);
      handle = undefined;
    },
  };
}

/** What it says; undefined when there is none, or none that can be believed. */
export function readWitness(file: string): Seen | undefined {
  let bytes: Buffer | undefined;
  try {
    bytes = readIfThere(file);
  } catch {
    return undefined;
  }
  const places = [0, PLACE].flatMap((at) => seenIn(bytes?.subarray(at, at + PLACE)) ?? []);
  return places.sort((a, b) => b.seq - a.seq)[0];
}

const PLACE = 512;

function recordOf(seen: Seen): Buffer {
  const text = JSON.stringify(seen);
  const record = Buffer.alloc(PLACE, ' ');
  record.write(`${crc32(text).toString(16).padStart(8, '0')} ${text}`);
  record.write('\n', PLACE - 1);
  return record;
}

function seenIn(place: Buffer | undefined): Seen | undefined {
  const [, sum, text = ''] = /^([0-9a-f]{8}) (\{.*\})\s*$/.exec(place?.toString() ?? '') ?? [];
  if (sum === undefined || crc32(text) !== Number.parseInt(sum, 16)) return undefined;
  return Seen.safeParse(JSON.parse(text)).data;
}
