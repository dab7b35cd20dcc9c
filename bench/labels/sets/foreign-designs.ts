import { makeEan, makeImei, withBadCheckDigit } from '../devices.ts';
import type { DesignItem, LabelDesign } from '../print/design.ts';
import { symbolSize } from '../print/design.ts';
import { strictCode128 } from '../print/strict-code128.ts';
import { barSymbol, code128, matrixSymbol, type BarSymbol, type PrintedSymbol } from '../print/symbols.ts';
import type { Random } from '../random.ts';

/** What is under the camera but must not be taken for an IMEI. */
export type ForeignKind =
  | 'no-check-digit'
  | 'other-length'
  | 'other-symbology'
  | 'bars-at-random'
  | 'text'
  | 'texture'
  | 'spliced'
  | 'altered'
  | 'covered';
export const FOREIGN_KINDS: readonly [ForeignKind, ...ForeignKind[]] = [
  'no-check-digit',
  'other-length',
  'other-symbology',
  'bars-at-random',
  'text',
  'texture',
  'spliced',
  'altered',
  'covered',
];

/** A small label, and the IMEIs that may be read from it all the same: a covered or altered code may still say whose it is. */
export interface ForeignDesign {
  readonly design: LabelDesign;
  readonly allowed: readonly string[];
}

export function foreignDesign(random: Random, kind: ForeignKind): ForeignDesign {
  const imei = () => makeImei(random, random.pick(['35', '86', '01']) + random.digits(6));
  const sets = () => random.pick(['C', 'C', 'C', 'B', 'BC'] as const);
  switch (kind) {
    case 'no-check-digit':
      return plain(random, [code128(random.fraction() < 0.5 ? withBadCheckDigit(imei()) : failing(random), sets())]);
    case 'other-length':
      return plain(random, [barSymbol('Code128', otherLength(random))]);
    case 'other-symbology':
      return plain(random, [otherSymbol(random)]);
    case 'bars-at-random':
      return plain(random, [barsAtRandom(random)]);
    case 'text':
      return { design: labelOf(random, textLines(random), []), allowed: [] };
    case 'texture':
      return { design: labelOf(random, texture(random), []), allowed: [] };
    case 'spliced':
      return plain(random, [meaningless(() => spliced(random, code128(imei(), 'C'), code128(imei(), 'C')))]);
    case 'altered': {
      const text = imei();
      return { ...plain(random, [meaningless(() => altered(random, code128(text, sets())))]), allowed: [text] };
    }
    case 'covered': {
      const text = imei();
      return { ...plain(random, [code128(text, sets())], true), allowed: [text] };
    }
  }
}

/** One code as on any label, alone, for the other half of the frames. */
export function imeiDesign(random: Random): ForeignDesign {
  const text = makeImei(random, '35' + random.digits(6));
  return { ...plain(random, [code128(text, random.pick(['C', 'C', 'C', 'B', 'BC']))]), allowed: [text] };
}

function plain(random: Random, symbols: readonly PrintedSymbol[], covered = false): ForeignDesign {
  const module = random.between(0.17, 0.27);
  const height = random.between(4, 8);
  const items: DesignItem[] = [];
  let y = 4;
  for (const symbol of symbols) {
    if (random.fraction() < 0.7) items.push({ kind: 'text', text: `IMEI ${symbol.text}`.slice(0, 24), x: 4, y, height: 1.9 });
    y += 3;
    const place = {
      x: 4 + symbol.quiet * module * random.between(0.4, 1),
      y,
      module,
      height: symbol.kind === 'cells' ? module * 3 : height,
    };
    items.push({ kind: 'symbol', symbol, role: symbol.symbology === 'Code128' ? 'imei1' : 'other', ...place });
    const size = symbolSize(symbol, module, place.height);
    if (covered) items.push(cover(random, place.x, y, size));
    y += size.height + 2;
  }
  return { design: labelOf(random, items, symbols), allowed: [] };
}

/** Tape or a torn label over part of the bars, over their whole height or nearly. */
function cover(random: Random, left: number, top: number, { width, height }: { width: number; height: number }): DesignItem {
  const share = random.between(0.05, 0.5);
  const x = left + width * random.between(0, 1 - share);
  return {
    kind: 'ground',
    x,
    y: top - 0.5,
    width: width * share,
    height: height * random.between(0.85, 1) + 1,
    paper: random.between(0.05, 0.9),
  };
}

function labelOf(random: Random, items: readonly DesignItem[], symbols: readonly PrintedSymbol[]): LabelDesign {
  const right = Math.max(
    ...items.map(
      (item) =>
        item.x +
        (item.kind === 'symbol' ? symbolSize(item.symbol, item.module, item.height).width : item.kind === 'text' ? 10 : item.width),
    ),
    30,
  );
  const bottom = Math.max(
    ...items.map((item) => item.y + (item.kind === 'symbol' ? symbolSize(item.symbol, item.module, item.height).height : item.height)),
    12,
  );
  const imeis = symbols.map(({ text }) => text);
  return {
    layout: 'foreign',
    width: right + 5,
    height: bottom + 4,
    paper: random.between(0.6, 0.95),
    ink: random.between(0.04, 0.2),
    items,
    codes: { model: '', imeis },
  };
}

function failing(random: Random): string {
  return withBadCheckDigit(makeImei(random, random.digits(8)));
}

function otherLength(random: Random): string {
  const text = random.digits(random.pick([8, 10, 12, 13, 14, 16, 17, 18, 20, 24, 32]));
  return random.fraction() < 0.3 ? `${random.pick(['R5', 'SN', 'A0'])}${text.slice(2, 12)}` : text;
}

function otherSymbol(random: Random): PrintedSymbol {
  const digits = (count: number) => random.digits(count);
  return random.pick<() => PrintedSymbol>([
    () => barSymbol('EAN13', makeEan(random)),
    () => barSymbol('ITF', digits(random.pick([14, 16]))),
    () => barSymbol('Code39', digits(15)),
    () => barSymbol('Code39', `S${digits(9)}`),
    () => barSymbol('Code93', digits(15)),
    () => barSymbol('Codabar', `A${digits(14)}B`),
    () => barSymbol('MSI', digits(14)),
    () => barSymbol('EAN8', digits(7)),
    () => matrixSymbol('PDF417', `${digits(14)} ${digits(11)}`),
    () => matrixSymbol('QRCode', `https://nordlicht.example/${digits(9)}`),
    () => matrixSymbol('Aztec', digits(20)),
  ])();
}

/** Bars of one to four modules like a Code 128's, but meaning nothing. */
function barsAtRandom(random: Random): BarSymbol {
  const widths = Array.from({ length: random.whole(30, 40) * 2 + 1 }, () => random.pick([1, 1, 1, 2, 2, 3, 4]));
  return { kind: 'bars', symbology: 'Code128', text: 'NO CODE', widths, modules: sum(widths), quiet: 10 };
}

/**
 * Made again while it is by chance a whole code of the standard with the right check symbol (one splice in a hundred; one in a thousand is an
 * IMEI): no reader could tell it from a printed one, and none may be blamed for reading it.
 */
function meaningless(make: () => BarSymbol): BarSymbol {
  for (;;) {
    const symbol = make();
    if (strictCode128(symbol.widths) === undefined) return symbol;
  }
}

/** The left part of one code and the right part of another, cut between symbols: all symbols valid, the check symbol the other's. */
function spliced(random: Random, first: BarSymbol, second: BarSymbol): BarSymbol {
  const cut = random.whole(3, 7) * 6;
  return { ...first, text: 'SPLICED', widths: [...first.widths.slice(0, cut), ...second.widths.slice(cut)], modules: first.modules };
}

/** One to three edges between bars and spaces moved by a module, as a bad print or a forger would. */
function altered(random: Random, symbol: BarSymbol): BarSymbol {
  const widths = [...symbol.widths];
  for (let moves = random.whole(1, 3); moves > 0;) {
    const at = random.whole(6, widths.length - 8);
    const [before = 1, after = 1] = widths.slice(at, at + 2);
    if (before < 2 || after > 3) continue;
    widths[at] = before - 1;
    widths[at + 1] = after + 1;
    moves--;
  }
  return { ...symbol, text: 'ALTERED', widths };
}

function textLines(random: Random): DesignItem[] {
  return Array.from({ length: random.whole(2, 6) }, (_, i) => ({
    kind: 'text' as const,
    text: `${random.pick(['IMEI', 'MODEL', 'S/N', 'LOT', 'IIIIIII', '|||||||'])} ${random.digits(15)}`,
    x: 4,
    y: 3 + i * 3.2,
    height: random.between(1.6, 2.8),
    bold: random.fraction() < 0.3,
  }));
}

/** Gratings, corrugated board, grilles: stripes of even or slowly changing width. */
function texture(random: Random): DesignItem[] {
  const [pitch, growth, tall] = [random.between(0.3, 1.4), random.between(0.98, 1.02), random.between(5, 16)];
  const items: DesignItem[] = [];
  // A count of its own, because steps that shrink may never reach the end.
  for (let x = 4, step = pitch; x < 38 && items.length < 120; x += step, step *= growth) {
    items.push({ kind: 'block', x, y: 4, width: step * random.between(0.35, 0.6), height: tall });
  }
  return items;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
