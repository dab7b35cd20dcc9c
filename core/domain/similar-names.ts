import { foldedWords } from './folding.ts';

/**
 * Whether two customers are easily taken for each other: names that begin alike for most of the shorter one, such as
 * "Alderbrook Hospitality" and "Alderbrook Hospitals". The ID is what tells them apart then.
 */
export function similarNames(a: string, b: string): boolean {
  const [one, other] = [compared(a), compared(b)];
  const shorter = Math.min(one.length, other.length);
  let alike = 0;
  while (alike < shorter && one[alike] === other[alike]) alike++;
  return shorter > 0 && alike / shorter >= ALIKE;
}

/** Whether two names are one to whoever reads them: case, accents, blanks and signs apart. A name of signs alone is compared as it is. */
export function sameName(a: string, b: string): boolean {
  const [one, other] = [compared(a), compared(b)];
  return one === '' ? a.trim() === b.trim() : one === other;
}

const ALIKE = 0.6;

function compared(name: string): string {
  return foldedWords(name).join('');
}
