import * as z from 'zod';
import type { BatchResult, DeviceRecord } from '../../../core/domain/device-record.ts';
import { HeldReason } from '../../../core/domain/events.ts';
import { meaningOfRefusal, meaningOfRefusedClaim, meaningOfReleaseRow, meaningOfRow } from '../../../core/domain/google-errors.ts';
import { shapeOf } from '../../../core/domain/diagnosis.ts';
import { CustomerView } from '../../../core/views/customer.ts';
import { DeviceView } from '../../../core/views/device.ts';
import { customersOf, operationNameOf } from '../../../main/adapters/google/answers.ts';
import {
  batchOf,
  claimedIdOf,
  emptyOf,
  metadataOf,
  recordOf,
  recordPageOf,
  simLockOf,
} from '../../../main/adapters/google/device-answers.ts';
import { deviceView } from '../../../main/device-view.ts';
import type { Random } from '../../labels/random.ts';
import { hostileText, hostileValue } from '../hostile.ts';
import { attemptAll, type Part } from '../part.ts';

/** What Google, or a hotel's network in its place, might answer. What is understood of it can be shown: the contract holds it. */
export const answers: Part = {
  name: 'answers',
  share: 8,
  async run(abuse) {
    await attemptAll(abuse, (random, input) => {
      const data = answer(random);
      for (const [name, isFit] of READINGS)
        if (!isFit(data)) abuse.found('wrongAnswers', input, `${name} understood what is none: ${JSON.stringify(data)?.slice(0, 300)}`);
      words(random);
      if (/\d{14}/.test(shapeOf(data))) abuse.found('leaks', input, 'a diagnosis holds a whole number');
    });
  },
};

/** Each reading of an answer, and whether what it understood can go on into the station. */
const READINGS: readonly (readonly [string, (data: unknown) => boolean])[] = [
  ['a device', fits(recordOf, isShown)],
  ['a page of devices', fits(recordPageOf, ({ devices, total }) => devices.every(isShown) && (total ?? 0) >= 0)],
  ['customers', fits(customersOf, ({ items }) => z.array(CustomerView).safeParse(items).success)],
  ['a name of an operation', fits(operationNameOf, (name) => name.startsWith('operations/'))],
  ['an operation', fits(batchOf, ({ progress, results }) => progress >= 0 && progress <= 100 && results.every(isMeant))],
  ['an ID', fits(claimedIdOf, (id) => /^\d{1,19}$/.test(id))],
  ['metadata', fits(metadataOf, (metadata) => DeviceView.shape.metadata.safeParse(metadata).success)],
  ['a SIM lock', fits(simLockOf, (state) => typeof state === 'string')],
  ['nothing', fits(emptyOf, (isEmpty) => typeof isEmpty === 'boolean')],
];

function fits<T>(read: (data: unknown) => T | undefined, isFit: (value: T) => boolean): (data: unknown) => boolean {
  return (data) => {
    const value = read(data);
    return value === undefined || isFit(value);
  };
}

function isShown(record: DeviceRecord): boolean {
  const claims = record.claims.map(({ section, owner, reseller }) => ({
    section,
    owner: owner === undefined ? undefined : { id: owner, name: undefined },
    reseller,
    ours: false,
  }));
  return DeviceView.safeParse(deviceView({ record, claims, box: undefined })).success;
}

/** Whatever the row says, the box that it is about is held for a reason that the journal knows. */
function isMeant({ status, code }: BatchResult): boolean {
  return [meaningOfRow(status, code), meaningOfRefusedClaim(code ?? status)].every(
    (meaning) => meaning.kind !== 'held' || HeldReason.safeParse(meaning.reason).success,
  );
}

function words(random: Random): void {
  const code = random.fraction() < 0.5 ? hostileText(random) : random.pick(['__proto__', 'constructor', 'SUCCESS', 'toString']);
  meaningOfRefusal(random.whole(0, 999), code);
  meaningOfReleaseRow(code, random.pick([undefined, code]));
}

/** Every field that one of the methods answers with, each with something in it, wrong now and then. */
function answer(random: Random): unknown {
  if (random.fraction() < 0.1) return hostileValue(random);
  const or = (right: () => unknown): unknown =>
    random.fraction() < 0.85 ? right() : random.pick([null, undefined, hostileValue(random), hostileText(random)]);
  const text = () => random.pick([hostileText(random), random.digits(10), 'x'.repeat(random.pick([1, 101, 300]))]);
  const identifier = () => ({
    imei: or(() => random.digits(15)),
    imei2: or(() => random.digits(random.pick([15, 16]))),
    meid: or(() => text()),
    serialNumber: or(text),
    manufacturer: or(text),
    model: or(text),
  });
  const device = () => ({
    deviceId: or(() => random.digits(18)),
    deviceIdentifier: or(identifier),
    claims: or(() => [{ ownerCompanyId: or(text), resellerId: or(text), sectionType: or(() => 'SECTION_TYPE_ZERO_TOUCH') }]),
    deviceMetadata: or(() => ({ entries: or(() => ({ ordernumber: text(), ['__proto__']: text() })) })),
  });
  const company = () => ({
    companyId: or(text),
    companyName: or(text),
    termsStatus: or(() => random.pick(['TERMS_STATUS_ACCEPTED', 'constructor'])),
  });
  const status = () => ({
    result: or(() => ({
      status: or(() => random.pick(['SINGLE_DEVICE_STATUS_OTHER_ERROR', 'SINGLE_DEVICE_STATUS_constructor', 'toString', ''])),
      deviceId: or(text),
      errorIdentifier: or(() => random.pick([text(), 'INVALID_IMEI', 'constructor', '__proto__'])),
    })),
    claim: or(() => ({ deviceIdentifier: or(identifier) })),
  });
  return {
    ...device(),
    name: or(() => `operations/${text()}`),
    done: or(() => random.fraction() < 0.5),
    metadata: or(() => ({ progress: or(() => random.whole(0, 100)), devicesCount: or(() => random.whole(0, 9)) })),
    response: or(() => ({ perDeviceStatus: or(() => [status(), status()]) })),
    devices: or(() => [device()]),
    customers: or(() => [company(), company()]),
    entries: or(() => ({ ordernumber: text() })),
    simLockState: or(() => random.pick(['UNLOCKED', '__proto__', 'toString'])),
    nextPageToken: or(text),
    totalSize: or(() => random.whole(0, 9)),
  };
}
