import type { LabelCodes } from '../devices.ts';
import type { Random } from '../random.ts';
import type { CodeRole, DesignItem, LabelDesign } from './design.ts';
import { symbolSize } from './design.ts';
import { textWidth } from './letters.ts';
import { barSymbol, code128, matrixSymbol, type CodeSets, type PrintedSymbol } from './symbols.ts';

export type LayoutName =
  | 'stacked'
  | 'two-columns'
  | 'matrix-right'
  | 'matrix-left'
  | 'text-below'
  | 'side-by-side'
  | 'small-print'
  | 'shuffled';
export const LAYOUTS: readonly [LayoutName, ...LayoutName[]] = [
  'stacked',
  'two-columns',
  'matrix-right',
  'matrix-left',
  'text-below',
  'side-by-side',
  'small-print',
  'shuffled',
];

/** The label of one box in the manner of one made-up maker. Sizes, captions, grounds and code sets vary with the random numbers. */
export function designLabel(random: Random, codes: LabelCodes, layout: LayoutName = random.pick(LAYOUTS)): LabelDesign {
  const maker = makerOf(random, layout);
  const imeis = codes.imeis.map((text, i): Code => {
    const role = i === 0 ? 'imei1' : 'imei2';
    return { symbol: code128(text, maker.sets), role, caption: maker.captions[codes.imeis.length === 1 ? 0 : i + 1] ?? '' };
  });
  const serial: Code[] = codes.serial === undefined ? [] : [{ symbol: code128(codes.serial), role: 'serial', caption: 'S/N' }];
  const eid: Code[] = codes.eid === undefined ? [] : [{ symbol: code128(codes.eid), role: 'eid', caption: 'EID' }];
  const product: Code[] = codes.ean === undefined ? [] : [{ symbol: productSymbol(codes.ean), role: 'product', caption: '' }];
  const page = new Page(random, maker);
  page.title(codes.model);
  switch (layout) {
    case 'stacked':
      page.column([...imeis, ...serial, ...eid]);
      page.below(product);
      break;
    case 'two-columns':
      page.column(imeis);
      page.secondColumn([...serial, ...product]);
      page.below(eid);
      break;
    case 'matrix-right':
      page.column([...imeis, ...serial]);
      page.matrix('right', matrixText(random, codes));
      page.below([...eid, ...product]);
      break;
    case 'matrix-left':
      page.matrix('left', matrixText(random, codes));
      page.column([...imeis, ...eid]);
      page.below(serial);
      break;
    case 'text-below':
      page.column([...product, ...imeis, ...serial]);
      page.below(eid);
      break;
    case 'side-by-side':
      page.row(imeis);
      page.row([...serial, ...product]);
      page.below(eid);
      break;
    case 'small-print':
      page.smallPrint();
      page.column([...imeis, ...serial, ...eid]);
      page.secondColumn(product);
      page.smallPrint();
      break;
    case 'shuffled':
      // Serial above, or the product between the IMEIs: order on the label says nothing.
      page.column([...serial, ...imeis.slice(0, 1), ...(random.fraction() < 0.5 ? product : eid), ...imeis.slice(1)]);
      break;
  }
  return page.finish(codes);
}

interface Code {
  readonly symbol: PrintedSymbol;
  readonly role: CodeRole;
  readonly caption: string;
}

interface Maker {
  readonly layout: LayoutName;
  readonly sets: CodeSets;
  /** Alone, first, second. */
  readonly captions: readonly [string, string, string];
  readonly module: number;
  readonly bars: number;
  readonly gap: number;
  readonly text: number;
  readonly captionBelow: boolean;
}

function makerOf(random: Random, layout: LayoutName): Maker {
  const chance = random.fraction();
  return {
    layout,
    sets: chance < 0.8 ? 'C' : chance < 0.92 ? 'B' : 'BC',
    captions: random.pick([
      ['IMEI', 'IMEI1', 'IMEI2'],
      ['IMEI:', 'IMEI 1:', 'IMEI 2:'],
      ['IMEI', 'IMEI (SIM1)', 'IMEI (SIM2)'],
      ['IMEI/MEID', 'IMEI/MEID', 'IMEI2'],
    ]),
    module: random.between(0.17, 0.27),
    bars: random.between(3.6, 8),
    gap: random.between(1.2, 2.8),
    text: random.between(1.6, 2.4),
    captionBelow: layout === 'text-below' || random.fraction() < 0.25,
  };
}

/** Twelve digits and a leading zero are printed as UPC-A in America. */
function productSymbol(ean: string): PrintedSymbol {
  return ean.startsWith('0') ? barSymbol('UPCA', ean.slice(1)) : barSymbol('EAN13', ean);
}

function matrixText(random: Random, { model, imeis, serial = '', eid = '' }: LabelCodes): string {
  const [first = '', second = ''] = imeis;
  return random.pick([
    [first, second, serial].filter((text) => text !== '').join(','),
    `IMEI1:${first};IMEI2:${second};SN:${serial}`,
    `https://nordlicht.example/r?m=${encodeURIComponent(model)}&s=${serial}`,
    `${serial}\n${eid}`,
  ]);
}

const MARGIN = 4;

/** A label that fills from the top; what comes next goes under or beside what is there. */
class Page {
  private readonly items: DesignItem[] = [];
  private readonly random: Random;
  private readonly maker: Maker;
  private readonly paper: number;
  private left = MARGIN;
  private down = MARGIN;
  private columnTop = MARGIN;
  private widest = 0;
  private lowest = 0;

  constructor(random: Random, maker: Maker) {
    this.random = random;
    this.maker = maker;
    this.paper = random.fraction() < 0.8 ? random.between(0.8, 0.95) : random.between(0.45, 0.7);
  }

  title(model: string): void {
    const { random } = this;
    this.write(model, this.left, this.down, random.between(2.6, 4), true);
    this.down += 5;
    this.write(random.pick(['128 GB BLACK', '256GB GRAPHITE', 'DUAL SIM 5G 64 GB', 'ENTERPRISE EDITION']), this.left, this.down, 1.8);
    this.down += 3 + random.between(0, 2);
    if (random.fraction() < 0.4)
      this.items.push({ kind: 'block', x: this.left + 34, y: MARGIN, width: random.between(6, 14), height: random.between(3, 6) });
    this.columnTop = this.down;
  }

  column(codes: readonly Code[]): void {
    let wide = 0;
    for (const code of codes) wide = Math.max(wide, this.place(code, this.left));
    this.widest = Math.max(this.widest, this.left + wide);
    this.lowest = Math.max(this.lowest, this.down);
  }

  secondColumn(codes: readonly Code[]): void {
    const [left, down] = [this.left, this.down];
    this.left = this.widest + this.random.between(4, 7);
    this.down = this.columnTop;
    this.column(codes);
    this.left = left;
    this.down = Math.max(down, this.down);
  }

  row(codes: readonly Code[]): void {
    const top = this.down;
    let x = this.left;
    let low = top;
    for (const code of codes) {
      this.down = top;
      x += this.place(code, x) + this.random.between(4, 7);
      low = Math.max(low, this.down);
    }
    this.widest = Math.max(this.widest, x - 4);
    this.down = low;
    this.lowest = Math.max(this.lowest, low);
  }

  below(codes: readonly Code[]): void {
    this.down = Math.max(this.down, this.lowest);
    this.column(codes);
  }

  matrix(side: 'left' | 'right', text: string): void {
    const symbol = matrixSymbol(this.random.pick(['QRCode', 'DataMatrix']), text, 'M');
    const module = this.random.between(0.36, 0.55);
    const { width, height } = symbolSize(symbol, module, 0);
    const x = side === 'right' ? this.widest + this.random.between(4, 6) : this.left;
    this.items.push({ kind: 'symbol', symbol, role: 'matrix', x, y: this.columnTop + 1, module, height });
    if (side === 'left') this.left += width + this.random.between(5, 7);
    this.widest = Math.max(this.widest, x + width);
    this.lowest = Math.max(this.lowest, this.columnTop + 1 + height + 2);
  }

  smallPrint(): void {
    const { random } = this;
    for (let i = random.whole(1, 3); i > 0; i--) {
      const words = Array.from({ length: random.whole(5, 9) }, () =>
        random.pick(['MODEL', 'RATED', '5V-2A', 'MADE IN', 'FCC ID:', 'CE 0168', 'BOX 1/1', 'SW 14.2', 'LOT', 'DATE 2026.08']),
      );
      this.write(words.join(' ').slice(0, 60), this.left, this.down, 1.2);
      this.down += 2;
    }
    this.lowest = Math.max(this.lowest, this.down);
  }

  finish(codes: LabelCodes): LabelDesign {
    const { random } = this;
    const width = this.widest + MARGIN;
    const height = Math.max(this.lowest, this.down) + MARGIN - 1;
    const ground: DesignItem[] =
      this.paper < 0.75 && random.fraction() < 0.6
        ? [{ kind: 'ground', x: 1.5, y: 8, width: width - 3, height: height - 9.5, paper: random.between(0.82, 0.93) }]
        : [];
    return {
      layout: this.maker.layout,
      width,
      height,
      paper: this.paper,
      ink: random.between(0.04, 0.14),
      items: [...ground, ...this.items],
      codes,
    };
  }

  private write(text: string, x: number, y: number, height: number, bold = false): void {
    this.items.push({ kind: 'text', text, x, y, height, bold });
    this.widest = Math.max(this.widest, x + textWidth(text, height));
  }

  /** Puts a code with its caption at `down` and moves `down` below it. Returns the width taken. */
  private place({ symbol, role, caption }: Code, left: number): number {
    const { maker, random } = this;
    // A long code is printed finer, a product's code coarser.
    const module =
      role === 'eid'
        ? maker.module * 0.8
        : role === 'product'
          ? random.between(0.24, 0.33)
          : role === 'serial'
            ? maker.module * random.between(0.9, 1.1)
            : maker.module;
    const height = role === 'product' ? maker.bars * random.between(1, 1.6) : maker.bars;
    const words = role === 'product' ? symbol.text : `${caption} ${symbol.text}`;
    const size = symbolSize(symbol, module, height);
    const x = left + Math.min(3, symbol.quiet * module * random.between(0.5, 1));
    if (!maker.captionBelow && role !== 'product') {
      this.write(words, left, this.down, maker.text);
      this.down += maker.text + 0.9;
    }
    this.items.push({ kind: 'symbol', symbol, role, x, y: this.down, module, height });
    this.down += height + 0.8;
    if (maker.captionBelow || role === 'product') {
      this.write(words, left, this.down, maker.text);
      this.down += maker.text + 0.5;
    }
    this.down += maker.gap;
    return Math.max(x - left + size.width + symbol.quiet * module, textWidth(words, maker.text));
  }
}
