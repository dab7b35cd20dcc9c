/** How well a row of symbols explains a profile. Costs are mean squared differences of darkness, where ink minus paper is 1. */
export interface Evidence {
  /** Of the whole code, start and stop included. */
  readonly residual: number;
  /** Of the best row of data and check symbols. */
  readonly cost: number;
  /** Of the next best row that is a valid IMEI too. */
  readonly runnerUp: number;
  /** Of the best row whose Luhn digit is wrong. */
  readonly wrongLuhn: number;
  /** Of the best row if any symbol could stand anywhere and no check had to hold. */
  readonly free: number;
  /** Of the symbol that fits worst, and of the one in the middle. */
  readonly worst: number;
  readonly usual: number;
}

/**
 * Whether to believe it. In 855 synthetic frames of readable labels, 1,544 right and 464 wrong rows came this far:
 *
 * | | right ones | wrong ones | asked for |
 * |---|---|---|---|
 * | runnerUp / cost | 99 % above 1.58 | all below 1.21 | above 1.8 |
 * | wrongLuhn / cost | 99 % above 1.33 | all below 1.16 | above 1.3 |
 * | cost / free | 99 % at 1.00 | all above 1.03 | at most 1.02 |
 * | cost | 99 % below 0.0095 | all above 0.0076 | below 0.02 |
 *
 * Each line alone parts right from wrong there, and all have to hold. The third means that the symbols are what they look like: the
 * check symbol and the Luhn digit confirm a row, they never choose one that the picture does not show.
 *
 * The last condition is for damage. Of 6,000 codes with up to three scratches from top to bottom, one (before this condition) had two symbols scratched into
 * two others that by chance (1 in 1,030) agreed with both checks. Scratched symbols fit badly beside the whole ones, while blur
 * and noise make all fit equally badly; so the worst symbol may not stand out. That costs 3.5 % of the right
 * readings of single frames.
 */
export function isBelievable({ residual, cost, runnerUp, wrongLuhn, free, worst, usual }: Evidence): boolean {
  return (
    cost < 0.02 &&
    residual < 0.02 &&
    runnerUp > 1.8 * cost &&
    wrongLuhn > 1.3 * cost &&
    cost <= 1.02 * free + 0.0001 &&
    worst <= 4 * usual + 0.004
  );
}

/**
 * Whether the picture shows the code that a decoding engine has read, by what `proof.ts` says of its worst symbol.
 *
 * In 300 synthetic scenes of undamaged IMEIs, 99.4 % of 881 readings were below 0.17, curved boxes, glare and bad print included. A symbol
 * with one edge moved by a module leaves 0.25 to 0.35 unexplained, and readings of another number than the printed one left 0.53 or more.
 */
export function isProven(unexplained: number): boolean {
  return unexplained < 0.2;
}
