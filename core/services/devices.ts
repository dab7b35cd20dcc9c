import type { Box } from '../domain/box.ts';
import type { DeviceIdentifiers, DeviceRecord, SimLockState } from '../domain/device-record.ts';
import type { Identifier } from '../domain/identifiers.ts';
import type { LabelRefusal, Reading } from '../domain/label.ts';
import { questionsFor, wantedDevice } from '../domain/look-up-names.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Troubled } from '../views/google.ts';
import { deviceMetadata, type DeviceMetadata } from './device-metadata.ts';
import { deviceRelease, type DeviceRelease } from './device-release.ts';
import { deviceReport, type ReportPage } from './device-report.ts';
import type { Directory } from './directory.ts';
import { knownDevices, type KnownDevice } from './known-devices.ts';
import { noAccount, troubled } from './troubled.ts';

/** What people ask about devices, and what they do with single ones. Nothing is asked of Google but what a person wants to know. */
export interface Devices extends DeviceRelease, DeviceMetadata {
  /** All that this station and Google know, by any codes of a box. What is known here comes also without Google. */
  lookUp(readings: readonly Reading[]): Promise<LookedUp>;
  get(deviceId: string): Promise<{ readonly outcome: 'found'; readonly device: KnownDevice } | Troubled>;
  simLock(identifiers: DeviceIdentifiers): Promise<{ readonly outcome: 'known'; readonly state: SimLockState } | Troubled>;
  /** Ends when it is read no further. */
  report(customer: string): AsyncGenerator<ReportPage | Troubled, void>;
}

export type LookedUp =
  | {
      readonly outcome: 'looked';
      readonly identifiers: DeviceIdentifiers;
      /** Newest first, also those that were let go. */
      readonly boxes: readonly Box[];
      /** Undefined when Google did not answer. */
      readonly devices: readonly KnownDevice[] | undefined;
      readonly trouble: Troubled | undefined;
    }
  | { readonly outcome: 'refused'; readonly reason: LabelRefusal; readonly codes: readonly Identifier[] };

export interface DevicesParts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Undefined while the credentials are out of reach. */
  readonly partner: () => PartnerApi | undefined;
  readonly directory: Pick<Directory, 'known' | 'list'>;
  /** The claiming loop has something to let go. */
  readonly wake: () => void;
}

export function devices(parts: DevicesParts): Devices {
  const { journal, clock, partner } = parts;
  const known = knownDevices(parts);

  const boxesOf = ({ imei, imei2, meid, serialNumber }: DeviceIdentifiers): Box[] => {
    const names = [imei, imei2, meid, serialNumber].filter((name) => name !== undefined);
    const boxes = names.flatMap((name) => journal.boxesNamed(name, MOST_BOXES));
    return [...new Map(boxes.map((box) => [box.id, box])).values()].toSorted((a, b) => b.seq - a.seq).slice(0, MOST_BOXES);
  };

  return {
    ...deviceRelease({ ...parts, known }),
    ...deviceMetadata({ ...parts, known }),
    async lookUp(readings) {
      const wanted = wantedDevice(readings);
      if (wanted.kind === 'refused') return { outcome: 'refused', reason: wanted.reason, codes: wanted.codes };
      const { identifiers } = wanted;
      const api = partner();
      const { records, trouble } =
        api === undefined ? { records: [], trouble: noAccount } : await found(api, clock, questionsFor(identifiers));
      return {
        outcome: 'looked',
        identifiers,
        devices: trouble === undefined || records.length > 0 ? await known.withNewNames(records) : undefined,
        // Read after the answer: a box may have been claimed while Google was asked.
        boxes: boxesOf(identifiers),
        trouble,
      };
    },
    async get(deviceId) {
      const api = partner();
      if (api === undefined) return noAccount;
      const answer = await api.device(deviceId);
      if (!answer.ok) return troubled(answer.trouble);
      const [device = known.of(answer.value)] = await known.withNewNames([answer.value]);
      return { outcome: 'found', device };
    },
    async simLock(identifiers) {
      const answer = await partner()?.simLockState(identifiers);
      if (answer === undefined) return noAccount;
      return answer.ok ? { outcome: 'known', state: answer.value } : troubled(answer.trouble);
    },
    report: (customer) => deviceReport({ partner, known }, customer),
  };
}

/**
 * Every record that one of these questions brings, once. The first trouble ends it, and so does Google's silence: a person waits, and what is
 * known here shall not wait for a request that gives up only after half a minute.
 */
async function found(
  api: PartnerApi,
  clock: Clock,
  questions: readonly DeviceIdentifiers[],
): Promise<{ records: DeviceRecord[]; trouble: Troubled | undefined }> {
  const records = new Map<string, DeviceRecord>();
  const ask = async (): Promise<Trouble | undefined> => {
    for (const question of questions) {
      const answer = await api.findBy(question);
      if (!answer.ok) return answer.trouble;
      for (const record of answer.value) records.set(record.deviceId, record);
    }
    return undefined;
  };
  const silence = Promise.withResolvers<Troubled>();
  const heard = clock.after(PATIENCE_MS, () => silence.resolve({ outcome: 'trouble', trouble: 'offline', code: 'NO_ANSWER_YET' }));
  try {
    const trouble = await Promise.race([ask().then((met) => (met === undefined ? undefined : troubled(met))), silence.promise]);
    return { records: [...records.values()], trouble };
  } finally {
    heard();
  }
}

/** How long a person looks at "asking Google". */
const PATIENCE_MS = 6000;
const MOST_BOXES = 50;
