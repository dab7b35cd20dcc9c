import { describe, expect, test } from 'vitest';
import { makeDualSimBox, makeModel } from '../../../bench/labels/devices.ts';
import { PERFECT_PRINT, type PrintDefects } from '../../../bench/labels/print/defects.ts';
import { designLabel, LAYOUTS } from '../../../bench/labels/print/layouts.ts';
import { printLabel } from '../../../bench/labels/print/printed.ts';
import { code128 } from '../../../bench/labels/print/symbols.ts';
import { randomFrom } from '../../../bench/labels/random.ts';

function print(defects: Partial<PrintDefects>, texelsPerMm = 20) {
  const random = randomFrom(4);
  const codes = makeDualSimBox(random, makeModel(random, 'NIMBUS 7'));
  return printLabel(designLabel(random, codes, 'stacked'), texelsPerMm, { ...PERFECT_PRINT, ...defects }, randomFrom(9));
}

/** The texels under a printed code. */
function under(label: ReturnType<typeof print>, role: string): number[] {
  const code = label.codes.find((printed) => printed.role === role);
  const { sheet } = label;
  const [left, top] = [code?.corners[0].x ?? 0, code?.corners[0].y ?? 0].map((mm, i) =>
    Math.round((mm + ([label.width, label.height][i] ?? 0) / 2) * sheet.texelsPerMm),
  );
  const [right, bottom] = [code?.corners[2].x ?? 0, code?.corners[2].y ?? 0].map((mm, i) =>
    Math.round((mm + ([label.width, label.height][i] ?? 0) / 2) * sheet.texelsPerMm),
  );
  const texels: number[] = [];
  for (let y = top ?? 0; y < (bottom ?? 0); y++)
    for (let x = left ?? 0; x < (right ?? 0); x++) texels.push(sheet.texels[y * sheet.width + x] ?? 0);
  return texels;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a printed label', () => {
  test('carries every code of the box in every layout, inside its edges and apart from each other', () => {
    for (const layout of LAYOUTS) {
      const random = randomFrom(layout.length);
      const codes = makeDualSimBox(random, makeModel(random, 'NIMBUS 7'));
      const label = printLabel(designLabel(random, codes, layout), 8, PERFECT_PRINT, randomFrom(1));
      const texts = label.codes.map(({ text }) => text);
      expect(texts.filter((text) => codes.imeis.includes(text))).toEqual(codes.imeis);
      expect(label.codes.filter(({ role }) => role === 'imei1').map(({ text }) => text)).toEqual(codes.imeis.slice(0, 1));
      const boxes = label.codes.map(({ corners: [a, , c] }) => ({ left: a.x, top: a.y, right: c.x, bottom: c.y }));
      for (const [i, box] of boxes.entries()) {
        expect(Math.max(-box.left, box.right)).toBeLessThanOrEqual(label.width / 2);
        expect(Math.max(-box.top, box.bottom)).toBeLessThanOrEqual(label.height / 2);
        const overlapping = boxes
          .slice(i + 1)
          .filter((other) => other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom);
        expect(overlapping).toEqual([]);
      }
    }
  });

  test('gets darker codes from bars that run, lighter ones from bars that are starved, paler ink from low contrast', () => {
    const [plain, fat, thin] = [print({}), print({ gain: 0.3 }), print({ gain: -0.3 })].map((label) => mean(under(label, 'imei1')));
    expect(fat).toBeLessThan((plain ?? 0) - 15);
    expect(thin).toBeGreaterThan((plain ?? 0) + 15);
    expect(Math.min(...under(print({ contrast: 0.5 }), 'imei1'))).toBeGreaterThan(Math.min(...under(print({}), 'imei1')) + 60);
  });

  test('gets white specks from voids, dark ones from specks, and white lines from dead dots', () => {
    const plain = mean(under(print({}), 'imei1'));
    expect(mean(under(print({ voids: 60 }), 'imei1'))).toBeGreaterThan(plain + 3);
    expect(mean(under(print({ specks: 60 }), 'imei1'))).toBeLessThan(plain - 3);
    const [striped, whole] = [print({ stripes: 3, stripesRun: 'along-bars' }).sheet.texels, print({}).sheet.texels];
    expect(striped.reduce((count, texel, at) => count + (texel > (whole[at] ?? 0) ? 1 : 0), 0)).toBeGreaterThan(100);
  });

  test('has the same width in sets C and BC and a longer one in set B, as the standard counts', () => {
    // Start, seven pairs, change, digit, check: eleven symbols of eleven modules, and a stop of thirteen.
    expect([code128('353258347720549', 'C').modules, code128('353258347720549', 'BC').modules]).toEqual([134, 134]);
    expect(code128('353258347720549', 'B').modules).toBe(17 * 11 + 13);
  });
});
