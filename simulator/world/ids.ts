import { randomBytes } from 'node:crypto';

/** An id of Google's kind that nobody has yet: 17 to 19 digits unless told otherwise, within an int64. */
export function newId(taken: { has(id: string): boolean }, least = 17, most = 19): string {
  for (;;) {
    const id = randomDigits(least, most);
    if (!taken.has(id)) return id;
  }
}

/** Never with a leading zero, and never beyond an int64. */
function randomDigits(least: number, most: number): string {
  const bytes = randomBytes(most + 2);
  const length = least + ((bytes[0] ?? 0) % (most - least + 1));
  const first = 1 + ((bytes[1] ?? 0) % 8);
  return `${first}${[...bytes.subarray(2, length + 1)].map((byte) => byte % 10).join('')}`;
}
