import { makeImei, makeModel, makeSerial, makeEid, withBadCheckDigit, type LabelCodes } from '../../bench/labels/devices.ts';
import { randomFrom } from '../../bench/labels/random.ts';
import type { Shot } from '../../bench/labels/clip.ts';
import { foreignImeis } from '../../simulator/foreign-devices.ts';

/** The dozen boxes of the demo, and what must become of them. */
export interface DemoBoxes {
  readonly shots: readonly Shot[];
  readonly truth: DemoCounts;
  /** The label to show in a picture of the main screen. */
  readonly labels: readonly LabelCodes[];
}

/** What became of the boxes of a demo. */
export interface DemoCounts {
  readonly shown: number;
  readonly accepted: number;
  readonly claimed: number;
  readonly attention: number;
  readonly refused: number;
  readonly duplicates: number;
}

/** @param seconds that each box lies under the camera */
export function demoBoxes({ seed = 7, seconds = 1.8, gap = 0.9 }: { seed?: number; seconds?: number; gap?: number } = {}): DemoBoxes {
  const random = randomFrom(seed);
  const models = [makeModel(random, 'Nordlicht 5'), makeModel(random, 'Pixelwerk A2'), makeModel(random, 'Rugged X3')] as const;
  const model = () => random.pick(models);
  const single = (imei?: string): LabelCodes => {
    const made = model();
    return { model: made.name, imeis: [imei ?? makeImei(random, made.tac)], serial: makeSerial(random), ean: made.ean };
  };
  const dual = (order: 'lowest first' | 'highest first'): LabelCodes => {
    const made = model();
    const pair = [makeImei(random, made.tac), makeImei(random, made.tac)].sort();
    return {
      model: made.name,
      imeis: order === 'lowest first' ? pair : pair.toReversed(),
      serial: makeSerial(random),
      eid: makeEid(random),
      ean: made.ean,
    };
  };
  const first = single();
  const twin = dual('lowest first');
  const damaged = single();
  const articleOnly = { model: models[0].name, imeis: [], ean: models[0].ean } satisfies LabelCodes;
  const labels: LabelCodes[] = [
    first,
    twin,
    dual('highest first'),
    { ...damaged, imeis: damaged.imeis.map(withBadCheckDigit) },
    single(),
    articleOnly,
    dual('highest first'),
    twin,
    single(foreignImeis[0]),
    single(),
    dual('lowest first'),
    single(),
  ];
  return {
    labels,
    shots: [
      { kind: 'blank', seconds: 1.5 },
      ...labels.flatMap((label): Shot[] => [
        { kind: 'label', label, seconds },
        { kind: 'blank', seconds: gap },
      ]),
    ],
    truth: { shown: 12, accepted: 9, claimed: 8, attention: 1, refused: 2, duplicates: 1 },
  };
}
