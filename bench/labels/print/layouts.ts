import type { LabelCodes } from '../devices.ts';
import type { Random } from '../random.ts';
import type { LabelDesign } from './design.ts';
import { LabelPage, type Maker, type PageCode } from './page.ts';
import { barSymbol, code128, type PrintedSymbol } from './symbols.ts';

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
  const imeis = codes.imeis.map((text, i): PageCode => {
    const role = i === 0 ? 'imei1' : 'imei2';
    return { symbol: code128(text, maker.sets), role, caption: maker.captions[codes.imeis.length === 1 ? 0 : i + 1] ?? '' };
  });
  const serial: PageCode[] = codes.serial === undefined ? [] : [{ symbol: code128(codes.serial), role: 'serial', caption: 'S/N' }];
  const eid: PageCode[] = codes.eid === undefined ? [] : [{ symbol: code128(codes.eid), role: 'eid', caption: 'EID' }];
  const product: PageCode[] = codes.ean === undefined ? [] : [{ symbol: productSymbol(codes.ean), role: 'product', caption: '' }];
  const page = new LabelPage(random, maker);
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
