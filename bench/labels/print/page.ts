import type { LabelCodes } from '../devices.ts';
import type { Random } from '../random.ts';
import { symbolSize, type CodeRole, type DesignItem, type LabelDesign } from './design.ts';
import { textWidth } from './letters.ts';
import { matrixSymbol, type CodeSets, type PrintedSymbol } from './symbols.ts';

/** A label that fills from the top; what comes next goes under or beside what is there. */
export class LabelPage {
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

  column(codes: readonly PageCode[]): void {
    let wide = 0;
    for (const code of codes) wide = Math.max(wide, this.place(code, this.left));
    this.widest = Math.max(this.widest, this.left + wide);
    this.lowest = Math.max(this.lowest, this.down);
  }

  secondColumn(codes: readonly PageCode[]): void {
    const [left, down] = [this.left, this.down];
    this.left = this.widest + this.random.between(4, 7);
    this.down = this.columnTop;
    this.column(codes);
    this.left = left;
    this.down = Math.max(down, this.down);
  }

  row(codes: readonly PageCode[]): void {
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

  below(codes: readonly PageCode[]): void {
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
  private place({ symbol, role, caption }: PageCode, left: number): number {
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

const MARGIN = 4;

/** A code with what stands beside it. */
export interface PageCode {
  readonly symbol: PrintedSymbol;
  readonly role: CodeRole;
  readonly caption: string;
}

/** A maker's habits. Millimetres. */
export interface Maker {
  readonly layout: string;
  readonly sets: CodeSets;
  /** Alone, first, second. */
  readonly captions: readonly [string, string, string];
  readonly module: number;
  readonly bars: number;
  readonly gap: number;
  readonly text: number;
  readonly captionBelow: boolean;
}
