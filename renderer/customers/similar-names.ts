/**
 * Whether two customers are easily taken for each other: names that begin alike for most of the shorter one, such as
 * "Alderbrook Hospitality" and "Alderbrook Hospitals". The ID is what tells them apart then.
 */
export function similarNames(a: string, b: string): boolean {
  const [one, other] = [folded(a), folded(b)];
  const shorter = Math.min(one.length, other.length);
  let alike = 0;
  while (alike < shorter && one[alike] === other[alike]) alike++;
  return shorter > 0 && alike / shorter >= ALIKE;
}

const ALIKE = 0.6;

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
