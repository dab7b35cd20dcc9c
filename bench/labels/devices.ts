import { luhnDigit } from '../../core/domain/luhn.ts';
import type { Random } from './random.ts';

/** What is printed on one phone box. Texts are printed as they are, valid or not. */
export interface LabelCodes {
  /** The product's name in large letters. */
  readonly model: string;
  /** In printed order, which says nothing about which is lower. */
  readonly imeis: readonly string[];
  readonly serial?: string | undefined;
  readonly eid?: string | undefined;
  /** Thirteen digits. */
  readonly ean?: string | undefined;
}

/** Made-up phone models with made-up type allocation codes and product codes; every box of a model has its EAN. */
export interface PhoneModel {
  readonly name: string;
  readonly tac: string;
  readonly ean: string;
}

export function makeModel(random: Random, name: string): PhoneModel {
  // 35 is a real reporting body; the rest is random, so it is nobody's on purpose.
  return { name, tac: '35' + random.digits(6), ean: makeEan(random) };
}

export function makeImei(random: Random, tac: string): string {
  const body = tac + random.digits(6);
  return body + luhnDigit(body);
}

/** The same number with a check digit that is wrong, as from a print defect or a forged label. */
export function withBadCheckDigit(imei: string): string {
  return imei.slice(0, -1) + String((Number(imei.at(-1)) + 1) % 10);
}

/** Thirty-two digits that leave 1 when divided by 97 (GSMA SGP.29): the last two are chosen so. */
export function makeEid(random: Random): string {
  const body = '89' + random.digits(28);
  const check = 98n - ((BigInt(body) * 100n) % 97n);
  return body + String(check).padStart(2, '0');
}

/** Thirteen digits with a valid check digit (GS1 General Specifications section 7.9). */
export function makeEan(random: Random): string {
  const body = random.pick(['87', '88', '40', '69']) + random.digits(10);
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

export function makeSerial(random: Random): string {
  const letters = Array.from({ length: 3 }, () => 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(random.whole(0, 22))).join('');
  return 'R5' + letters + random.digits(6);
}

/** A box with one IMEI. */
export function makeSingleSimBox(random: Random, model: PhoneModel): LabelCodes {
  return { model: model.name, imeis: [makeImei(random, model.tac)], serial: makeSerial(random), ean: model.ean };
}

/** A box with two IMEIs and an eSIM. Every other one has its lower IMEI printed second, as happens on real boxes. */
export function makeDualSimBox(random: Random, model: PhoneModel): LabelCodes {
  const [low, high] = [makeImei(random, model.tac), makeImei(random, model.tac)].toSorted();
  const imeis = [low ?? '', high ?? ''];
  return {
    model: model.name,
    imeis: random.fraction() < 0.5 ? imeis : imeis.toReversed(),
    serial: makeSerial(random),
    eid: makeEid(random),
    ean: model.ean,
  };
}
