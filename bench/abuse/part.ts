import type { Random } from '../labels/random.ts';
import type { Victim } from './victim.ts';

/** One side of the station that is abused. */
export interface Part {
  readonly name: string;
  /** How much of all inputs it gets, compared with the others. */
  readonly share: number;
  run(abuse: Abuse): Promise<void>;
}

/** One that needs a station. */
export interface StationPart extends Omit<Part, 'run'> {
  /** Inputs beyond which there is nothing more to learn. */
  readonly most?: number;
  run(abuse: Abuse, victim: Victim): Promise<void>;
}

/** What a part is told, and whom it tells. */
export interface Abuse {
  /** Numbers of the inputs to be made. */
  readonly from: number;
  readonly to: number;
  /** Chance for one input: the same for the same seed, part and number, whatever was before it. */
  random(input: number): Random;
  /** Something that must never happen. */
  found(kind: FindingKind, input: number, what: string): void;
}

export const FINDING_KINDS = ['crashes', 'hangs', 'leaks', 'unbounded', 'wronglyStored', 'notWorking', 'wrongAnswers'] as const;

/**
 * - `crashes`: an exception where a value was promised, an unhandled rejection, an error that was none of the caller's
 * - `hangs`: one turn of the event loop that worked for over a second; an answer that never came
 * - `leaks`: a stack, a path, or a secret in an answer
 * - `unbounded`: memory that grows with what a peer sends or does not read, and stays
 * - `wronglyStored`: in the journal and not by its rules
 * - `notWorking`: a box cannot be scanned and claimed afterwards
 * - `wrongAnswers`: what was read is not what was written, or the refused was admitted
 */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Tries all inputs, one after the other; what `action` throws is a crash, and a second of work a hang. */
export async function attemptAll(abuse: Abuse, action: (random: Random, input: number) => void): Promise<void> {
  for (let input = abuse.from; input < abuse.to; input++) {
    try {
      if (took(() => action(abuse.random(input), input)) > LONGEST_MS) hang(abuse, input, action);
    } catch (error) {
      abuse.found('crashes', input, firstLines(error));
    }
    if (input % 500 === 0) await new Promise((resolve) => void setImmediate(resolve));
  }
}

/** Where an error was, in one line. */
export function firstLines(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error);
}

export const LONGEST_MS = 1000;

/** By the processor's time: a computer with other things to do may leave us for seconds, and that is no hang. */
function hang(abuse: Abuse, input: number, action: (random: Random, input: number) => void): void {
  const before = process.threadCpuUsage();
  action(abuse.random(input), input);
  const { user, system } = process.threadCpuUsage(before);
  if ((user + system) / 1000 > LONGEST_MS) abuse.found('hangs', input, `works for ${Math.round((user + system) / 1000)} ms`);
}

function took(action: () => void): number {
  const before = process.hrtime.bigint();
  action();
  return Number(process.hrtime.bigint() - before) / 1e6;
}
