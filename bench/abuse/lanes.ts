import { firstLines, type Abuse } from './part.ts';

/** All inputs, several at a time. */
export async function inLanes(abuse: Abuse, lanes: number, one: (input: number) => Promise<void>): Promise<void> {
  let next = abuse.from;
  const lane = async (): Promise<void> => {
    while (next < abuse.to) {
      const input = next++;
      try {
        await one(input);
      } catch (error) {
        abuse.found('crashes', input, firstLines(error));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The answer, or `NoAnswer` when there is none for so long that no busy computer explains it. */
export async function deadline<T>(answer: Promise<T> | undefined, ms = 60_000): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('no answer')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
