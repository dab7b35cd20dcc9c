import type { Random } from '../random.ts';
import type { PixelArea } from './surface.ts';

/** How bright it is where, and what shines back from the box's film. */
export interface Light {
  /** Brightness of white paper in the middle, 0 to 255; above 230 a camera's white clips. */
  readonly exposure: number;
  /** Change of brightness from one edge of the picture to the other, as a share, and its direction in radians. */
  readonly gradient: number;
  readonly towards: number;
  /** Shiny places: pixels, and how much is added in their middle. */
  readonly glares: readonly Glare[];
}

export interface Glare {
  readonly x: number;
  readonly y: number;
  readonly long: number;
  readonly short: number;
  readonly turn: number;
  readonly strength: number;
}

/** Multiplies reflectance (255 is white) by the light and adds the glare. */
export function shine(picture: Float32Array, width: number, height: number, light: Light): void {
  const scale = light.exposure / 255;
  const gx = (light.gradient * Math.cos(light.towards)) / width;
  const gy = (light.gradient * Math.sin(light.towards)) / width;
  for (let row = 0, at = 0; row < height; row++) {
    let factor = scale * (1 + gy * (row - height / 2) - (gx * width) / 2);
    const step = scale * gx;
    for (let column = 0; column < width; column++, at++, factor += step) {
      picture[at] = (picture[at] ?? 0) * (factor < 0.02 ? 0.02 : factor);
    }
  }
  for (const glare of light.glares) addGlare(picture, width, height, glare);
}

function addGlare(picture: Float32Array, width: number, height: number, glare: Glare): void {
  const reach = 2.5 * Math.max(glare.long, glare.short);
  const [c, s] = [Math.cos(glare.turn), Math.sin(glare.turn)];
  const area = clip({ left: glare.x - reach, right: glare.x + reach, top: glare.y - reach, bottom: glare.y + reach }, width, height);
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const [dx, dy] = [column - glare.x, row - glare.y];
      const far = ((dx * c + dy * s) / glare.long) ** 2 + ((dy * c - dx * s) / glare.short) ** 2;
      if (far > 6) continue;
      const at = row * width + column;
      picture[at] = (picture[at] ?? 0) + glare.strength * Math.exp(-far);
    }
  }
}

/** A finger that lies over the picture from one edge of the label: a capsule, darker towards its rim. */
export interface Finger {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly radius: number;
  readonly tone: number;
}

export function coverWithFinger(picture: Float32Array, width: number, height: number, { x0, y0, x1, y1, radius, tone }: Finger): void {
  const box = {
    left: Math.min(x0, x1) - radius,
    right: Math.max(x0, x1) + radius,
    top: Math.min(y0, y1) - radius,
    bottom: Math.max(y0, y1) + radius,
  };
  const area = clip(box, width, height);
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy || 1;
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const along = Math.max(0, Math.min(1, ((column - x0) * dx + (row - y0) * dy) / length));
      const far = Math.hypot(column - x0 - along * dx, row - y0 - along * dy) / radius;
      if (far < 1) picture[row * width + column] = tone * (1 - 0.45 * far * far);
    }
  }
}

function clip(area: PixelArea, width: number, height: number): PixelArea {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  return {
    left: within(area.left, width),
    right: within(area.right, width),
    top: within(area.top, height),
    bottom: within(area.bottom, height),
  };
}

/** A table top: an even tone with long faint grain, and now and then something that lies on it. Reflectance, 255 is white. */
export function tableTop(random: Random, width: number, height: number): Float32Array {
  const picture = new Float32Array(width * height);
  const tone = random.between(50, 170);
  const [slope, deep] = [random.between(-0.15, 0.15), random.between(2, 12)];
  const waves = Array.from({ length: 5 }, () => ({ rate: random.between(0.01, 0.16), phase: random.between(0, 6.3) }));
  // The grain across, in half pixels, from the smallest to the largest place that `row + slope * column` reaches.
  const least = Math.min(0, slope * width);
  const grain = Float32Array.from({ length: 2 * (height + Math.abs(slope) * width + 2) }, (_, i) => {
    let sum = 0;
    for (const wave of waves) sum += Math.sin((least + i / 2) * wave.rate + wave.phase);
    return tone + (deep * sum) / 5;
  });
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) picture[at] = grain[(2 * (row + slope * column - least)) | 0] ?? tone;
  }
  for (let i = random.whole(0, 3); i > 0; i--) {
    const item = { left: random.between(0, width), top: random.between(0, height), right: 0, bottom: 0 };
    const area = clip({ ...item, right: item.left + random.between(40, 300), bottom: item.top + random.between(30, 200) }, width, height);
    const shade = random.between(20, 230);
    for (let row = area.top; row < area.bottom; row++) picture.fill(shade, row * width + area.left, row * width + area.right);
  }
  return picture;
}
