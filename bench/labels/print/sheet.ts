/**
 * Paper to print on: brightness only, one byte a texel (0 black, 255 white), row after row. All places are millimetres from the
 * top left corner. What is drawn covers a texel by its area, so that edges lie where they are meant to lie at any scale.
 */
export interface Sheet {
  /** Texels. */
  readonly width: number;
  readonly height: number;
  readonly texelsPerMm: number;
  readonly texels: Uint8Array;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @param tone of the bare paper, 0 to 255 */
export function blankSheet(widthMm: number, heightMm: number, texelsPerMm: number, tone: number): Sheet {
  const width = Math.max(2, Math.ceil(widthMm * texelsPerMm));
  const height = Math.max(2, Math.ceil(heightMm * texelsPerMm));
  return { width, height, texelsPerMm, texels: new Uint8Array(width * height).fill(tone) };
}

export function fillRectangle(sheet: Sheet, { x, y, width, height }: Rectangle, tone: number): void {
  const s = sheet.texelsPerMm;
  const left = Math.max(0, x * s);
  const right = Math.min(sheet.width, (x + width) * s);
  const top = Math.max(0, y * s);
  const bottom = Math.min(sheet.height, (y + height) * s);
  if (right <= left || bottom <= top) return;
  for (let row = Math.floor(top); row < bottom; row++) {
    const down = Math.min(bottom, row + 1) - Math.max(top, row);
    for (let column = Math.floor(left); column < right; column++) {
      blend(sheet, row * sheet.width + column, tone, down * (Math.min(right, column + 1) - Math.max(left, column)));
    }
  }
}

/** An ellipse with soft edges, upright. */
export function fillEllipse(sheet: Sheet, { x, y, width, height }: Rectangle, tone: number): void {
  const s = sheet.texelsPerMm;
  const [middleX, middleY, radiusX, radiusY] = [(x + width / 2) * s, (y + height / 2) * s, (width / 2) * s, (height / 2) * s];
  forTexels(sheet, middleX - radiusX - 1, middleY - radiusY - 1, middleX + radiusX + 1, middleY + radiusY + 1, (column, row, at) => {
    const far = Math.hypot((column + 0.5 - middleX) / radiusX, (row + 0.5 - middleY) / radiusY);
    blend(sheet, at, tone, clamp((1 - far) * Math.min(radiusX, radiusY) + 0.5));
  });
}

/** A straight stroke with round ends. */
export function drawStroke(
  sheet: Sheet,
  stroke: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number; readonly thick: number },
  tone: number,
): void {
  const s = sheet.texelsPerMm;
  const [x0, y0, x1, y1, radius] = [stroke.x0 * s, stroke.y0 * s, stroke.x1 * s, stroke.y1 * s, (stroke.thick / 2) * s];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const reach = radius + 1;
  const box = [Math.min(x0, x1) - reach, Math.min(y0, y1) - reach, Math.max(x0, x1) + reach, Math.max(y0, y1) + reach] as const;
  forTexels(sheet, ...box, (column, row, at) => {
    const [x, y] = [column + 0.5 - x0, row + 0.5 - y0];
    const along = length === 0 ? 0 : clamp((x * dx + y * dy) / length);
    blend(sheet, at, tone, clamp(radius + 0.5 - Math.hypot(x - along * dx, y - along * dy)));
  });
}

function forTexels(
  sheet: Sheet,
  left: number,
  top: number,
  right: number,
  bottom: number,
  visit: (column: number, row: number, at: number) => void,
): void {
  const [from, to] = [Math.max(0, Math.floor(left)), Math.min(sheet.width - 1, Math.ceil(right))];
  const [first, last] = [Math.max(0, Math.floor(top)), Math.min(sheet.height - 1, Math.ceil(bottom))];
  for (let row = first; row <= last; row++) for (let column = from; column <= to; column++) visit(column, row, row * sheet.width + column);
}

function blend({ texels }: Sheet, at: number, tone: number, covered: number): void {
  const before = texels[at] ?? 0;
  texels[at] = before + (tone - before) * covered + 0.5;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
