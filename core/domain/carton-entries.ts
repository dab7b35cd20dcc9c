import type { Carton, CartonDevice, CartonProblem, CartonRefusal } from './carton.ts';
import type { Imei } from './imei.ts';
import { readNumber, shortText, type NumberRefusal } from './number-text.ts';

/** Gathers the entries of a code or a list one after the other. */
export interface CartonEntries {
  /**
   * One box, by the texts that should be its IMEIs. Where one of two is wrong the whole box is a problem: half of it would be stored without
   * anybody looking. What is not a number of any kind is left out.
   * @returns whether that was an entry
   */
  box(place: number, texts: readonly string[], serial?: string): boolean;
  problem(place: number, text: string, reason: CartonRefusal): void;
  carton(about?: Omit<Carton, 'devices' | 'problems'>): Carton;
}

export function cartonEntries(): CartonEntries {
  const devices: CartonDevice[] = [];
  const problems: CartonProblem[] = [];
  const problem = (place: number, text: string, reason: CartonRefusal): void => {
    problems.push({ place, text: shortText(text), reason });
  };
  return {
    problem,
    box(place, texts, serial) {
      const imeis: Imei[] = [];
      let refused: { readonly text: string; readonly reason: NumberRefusal } | undefined;
      for (const text of texts) {
        const read = readNumber(text);
        if (read.kind === 'imei' && !imeis.includes(read.imei)) imeis.push(read.imei);
        if (read.kind === 'refused') refused ??= { text, reason: read.reason };
      }
      const [first, second] = imeis;
      if (refused !== undefined) problem(place, refused.text, refused.reason);
      else if (imeis.length > 2) problem(place, texts.join(' '), 'several');
      else if (first !== undefined) {
        const tied = serial === undefined || serial === '' ? {} : { serial };
        devices.push({ place, imeis: second === undefined ? [first] : [first, second], ...tied });
      }
      return refused !== undefined || first !== undefined;
    },
    carton(about = {}) {
      const { pairing, ...rest } = about;
      const isPaired = pairing !== undefined && devices.some(({ imeis }) => imeis.length === 2);
      return { ...rest, ...(isPaired ? { pairing } : {}), devices, problems };
    },
  };
}

/** A count of boxes, or nothing where the text is none. */
export function countOf(text: string): { readonly expectedCount?: number } {
  const digits = text.trim();
  return /^\d{1,6}$/.test(digits) && Number(digits) > 0 ? { expectedCount: Number(digits) } : {};
}

/** A number of a carton or an order, or nothing where the text is none. */
export function namedBy<K extends 'cartonNumber' | 'order'>(key: K, text: string | undefined): { readonly [name in K]?: string } | object {
  const name = text?.trim() ?? '';
  return name === '' || name.length > 60 ? {} : { [key]: name };
}
