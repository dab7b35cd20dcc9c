import { photograph, type Photograph } from '../camera/photograph.ts';
import { makeEan, makeDualSimBox, makeModel, makeSingleSimBox, type LabelCodes } from '../devices.ts';
import { designLabel, type LayoutName } from '../print/layouts.ts';
import { randomFrom, type Random } from '../random.ts';
import { hold } from './hand.ts';
import { situation, type ClipClass, type SituationName } from './situations.ts';
import { HD, stage, type PictureSize } from './staging.ts';

/** What is true of a picture or clip. */
export interface Truth {
  /** In printed order: the first is what the label calls IMEI1. */
  readonly imeis: readonly string[];
  readonly layout: string;
}

/** One still picture of a label. */
export interface StillSample extends Photograph, Truth {
  readonly id: string;
  readonly situation: SituationName;
  readonly severity: number;
}

/** A second or so of a label in a hand. Frames are photographed when they are asked for, and come out the same in any order. */
export interface ClipSample extends Truth {
  readonly id: string;
  readonly situation: ClipClass;
  readonly severity: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  frame(index: number): Photograph;
}

export interface StillOrder {
  readonly seed: number;
  readonly situation: SituationName;
  /** 0 to 1; drawn from the seed if left out. */
  readonly severity?: number;
  readonly layout?: LayoutName;
  readonly size?: PictureSize;
}

export interface ClipOrder extends StillOrder {
  readonly situation: ClipClass;
  readonly seconds?: number;
}

export function makeStill(order: StillOrder): StillSample {
  const { size = HD } = order;
  const { random, codes, severity, design } = begin(order);
  const { studio, shot } = stage(random, design, situation(random, order.situation, severity), size);
  return { ...photograph(studio, shot), ...about(order, codes, design.layout, severity) };
}

export function makeLabelClip(order: ClipOrder): ClipSample {
  const { size = HD, seconds = 1 } = order;
  const { random, codes, severity, design } = begin(order);
  const held = situation(random, order.situation, severity);
  const staging = stage(random, design, held, size);
  const fps = 30;
  const shotAt = hold(random, staging, held, fps);
  return {
    ...about(order, codes, design.layout, severity),
    situation: order.situation,
    width: size.width,
    height: size.height,
    fps,
    frames: Math.round(seconds * fps),
    frame: (index) => photograph(staging.studio, shotAt(index)),
  };
}

function begin({ seed, situation, severity, layout }: StillOrder) {
  // The situation is part of the seed, so that the same number does not bring the same box in every situation.
  const random = randomFrom(seed * 7919 + [...situation].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7));
  const drawn = random.fraction();
  const codes = boxOf(random);
  return { random, codes, severity: severity ?? drawn, design: designLabel(random, codes, layout) };
}

/** Mostly two IMEIs; one product code in five is American. */
function boxOf(random: Random): LabelCodes {
  const model = makeModel(random, random.pick(['NORDLICHT 5', 'ALTO MINI', 'KESTREL X2 PRO', 'HALDEN FIELD 3', 'NIMBUS 7']));
  const box = random.fraction() < 0.85 ? makeDualSimBox(random, model) : makeSingleSimBox(random, model);
  const ean = random.fraction() < 0.2 ? asUpc(makeEan(random)) : box.ean;
  return { ...box, ean, eid: random.fraction() < 0.6 ? box.eid : undefined, serial: random.fraction() < 0.9 ? box.serial : undefined };
}

/** Eleven of its digits behind a zero, with the check digit that then belongs to them. */
function asUpc(ean: string): string {
  const body = '0' + ean.slice(1, 12);
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

function about({ seed, situation }: StillOrder, { imeis }: LabelCodes, layout: string, severity: number) {
  return { id: `${situation}-${seed}`, situation, severity, imeis, layout };
}
