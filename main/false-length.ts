/**
 * Whether something in it has a `length` that is itself an object. zod 4.6 asks for the length of a text before it knows that it is one, and
 * throws where that cannot be a number. A loop and not a recursion: JSON can be deeper than any stack.
 */
export function hasFalseLength(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part !== 'object' || part === null) continue;
    if ('length' in part && typeof part.length === 'object' && part.length !== null) return true;
    for (const inside of Object.values(part)) left.push(inside);
  }
  return false;
}
