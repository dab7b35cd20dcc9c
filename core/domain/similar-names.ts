import { foldedWords } from './folding.ts';

/**
 * Whether two customers are easily taken for each other: names that begin alike for most of the shorter one, such as
 * "Alderbrook Hospitality" and "Alderbrook Hospitals". The ID is what tells them apart then.
 */
export function similarNames(a: string, b: string): boolean {
  return alike(compared(a), compared(b));
}

/** The same for one name after another against a long list: those in it that are easily taken for it. */
export function similarIn<T extends { readonly name: string }>(list: readonly T[]): (name: string) => T[] {
  const folded = list.map((entry) => ({ entry, name: compared(entry.name) }));
  return (name) => {
    const wanted = compared(name);
    return folded.filter((each) => alike(each.name, wanted)).map(({ entry }) => entry);
  };
}

/** Whether two names are one to whoever reads them: case, accents, blanks and signs apart. A name of signs alone is compared as it is. */
export function sameName(a: string, b: string): boolean {
  const [one, other] = [compared(a), compared(b)];
  return one === '' ? a.trim() === b.trim() : one === other;
}

function alike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  while (same < shorter && one[same] === other[same]) same++;
  return shorter > 0 && same / shorter >= ALIKE;
}

const ALIKE = 0.6;

function compared(name: string): string {
  return foldedWords(name).join('');
}
