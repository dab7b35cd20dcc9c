import type { Corners } from '../../../renderer/scan/reader/reader.ts';
import type { PrintedCode, PrintedLabel } from '../print/printed.ts';
import { coverWithFinger, shine, type Finger, type Light } from './light.ts';
import { blur, type Blur } from './optics.ts';
import { project, type BoxPose, type BoxShape, type PinholeCamera } from './pose.ts';
import { loseAsJpeg } from './jpeg-loss.ts';
import { expose, type Sensor } from './sensor.ts';
import { paintFace, type PixelArea } from './surface.ts';

/** A table, the boxes that are held over it, and a camera above. */
export interface Studio {
  readonly camera: PinholeCamera;
  /** Reflectance of the bare table, one value a pixel, 255 is white. */
  readonly table: Float32Array;
  readonly boxes: readonly StudioBox[];
}

export interface StudioBox {
  readonly label: PrintedLabel;
  readonly shape: BoxShape;
  /** Millimetres of bare box around the label, and how bright it is, 0 to 255. */
  readonly border: number;
  readonly tone: number;
}

/** One moment. */
export interface Shot {
  /** One for each box, in the same order; the last one lies on top. */
  readonly poses: readonly BoxPose[];
  readonly blur: Blur;
  readonly light: Light;
  readonly sensor: Sensor;
  readonly finger: Finger | undefined;
  /** Of the sensor's noise. */
  readonly seed: number;
}

/** A picture and the truth about it. */
export interface Photograph {
  readonly width: number;
  readonly height: number;
  /** Brightness, one byte a pixel, row after row. */
  readonly luma: Uint8Array;
  readonly codes: readonly PlacedCode[];
}

export interface PlacedCode {
  readonly text: string;
  readonly symbology: PrintedCode['symbology'];
  readonly role: PrintedCode['role'];
  /** Which of the studio's boxes it is printed on. */
  readonly box: number;
  /** Pixels, in the symbol's reading direction; may lie outside the picture. */
  readonly corners: Corners;
}

/** The light that falls on the chip, before it becomes bytes. */
export interface Exposure {
  /** Brightness, 0 to 255 and above; one number a pixel. */
  readonly light: Float32Array;
  /** The pixels around the boxes. */
  readonly area: PixelArea;
  readonly codes: readonly PlacedCode[];
}

export function photograph(studio: Studio, shot: Shot): Photograph {
  const { width, height } = studio.camera;
  const { light, area, codes } = illuminate(studio, shot);
  const luma = expose(light, width, height, shot.sensor, shot.seed);
  loseAsJpeg(luma, width, height, area, shot.sensor.jpegQuality);
  return { width, height, luma, codes };
}

/** All of a photograph but what the chip and the chain behind it do. */
export function illuminate({ camera, table, boxes }: Studio, shot: Omit<Shot, 'sensor' | 'seed'>): Exposure {
  const { width, height } = camera;
  const picture = new Float32Array(table);
  let area: PixelArea = { left: width, top: height, right: 0, bottom: 0 };
  const codes: PlacedCode[] = [];
  for (const [i, { label, shape, border, tone }] of boxes.entries()) {
    const pose = shot.poses[i];
    if (pose === undefined) continue;
    const face = { label: label.sheet, labelWidth: label.width, labelHeight: label.height, border, tone, shape };
    area = around(area, paintFace(picture, camera, pose, face));
    const [at, down] = [i, (corner: { x: number; y: number }) => project(camera, pose, shape, corner.x, corner.y)];
    for (const {
      text,
      symbology,
      role,
      corners: [a, b, c, d],
    } of label.codes) {
      codes.push({ text, symbology, role, box: at, corners: [down(a), down(b), down(c), down(d)] });
    }
  }
  shine(picture, width, height, shot.light);
  if (shot.finger !== undefined)
    coverWithFinger(picture, width, height, { ...shot.finger, tone: (shot.finger.tone * shot.light.exposure) / 255 });
  blur(picture, width, area, shot.blur);
  return { light: picture, area, codes };
}

function around(a: PixelArea, b: PixelArea): PixelArea {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
