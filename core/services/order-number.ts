import type { BatchResult, MetadataChange } from '../domain/device-record.ts';
import { deviceName } from '../domain/device-name.ts';
import type { EventDraft } from '../domain/events.ts';
import type { Answer, Trouble } from '../domain/trouble.ts';
import { backoffMs, pollMs } from '../domain/waiting-times.ts';
import type { Chance } from '../ports/chance.ts';
import type { Clock } from '../ports/clock.ts';
import { JournalFailure, type Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';

/** How far the writing is. `progress` is 0 to 100, over all devices. */
export type OrderNumberStep =
  | { readonly outcome: 'going'; readonly devices: number; readonly progress: number }
  | { readonly outcome: 'done'; readonly changed: number; readonly failed: readonly FailedDevice[] }
  | { readonly outcome: 'trouble'; readonly trouble: Trouble['kind'] | 'cannot-store'; readonly code: string };

export interface FailedDevice {
  /** IMEI, MEID or serial number. */
  readonly name: string;
  /** Google's own; `NO_ANSWER` where it was done and said nothing of the device. */
  readonly code: string;
}

export interface OrderNumberParts {
  readonly journal: Journal;
  readonly google: Pick<PartnerApi, 'changeMetadata' | 'batch'>;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Most devices in one request. */
  readonly batchSize: number;
  /** The reader has gone: nothing more is asked. What Google has begun goes on there. */
  readonly stopped: () => boolean;
}

/**
 * Writes an order number to every claimed device that was last sent in this request (`partners.devices.updateMetadataAsync`). The same
 * value may be written any number of times, so whatever has no answer is simply asked again, by us or by the person.
 */
export async function* setOrderNumber(parts: OrderNumberParts, claim: string, orderNumber: string): AsyncGenerator<OrderNumberStep, void> {
  const { journal, google, clock, chance, batchSize, stopped } = parts;
  const devices: Device[] = journal
    .boxesOfClaim(claim)
    .flatMap(({ id, state, deviceId, identifiers }) =>
      state === 'claimed' && deviceId !== undefined ? [{ box: id, deviceId, name: deviceName(identifiers).value }] : [],
    );
  const chunks = Array.from({ length: Math.ceil(devices.length / batchSize) }, (_, i) => devices.slice(i * batchSize, (i + 1) * batchSize));
  const failed: FailedDevice[] = [];
  let changed = 0;
  const going = (progress = 0, size = 0): OrderNumberStep => ({
    outcome: 'going',
    devices: devices.length,
    progress: Math.floor(((changed + failed.length) * 100 + progress * size) / Math.max(1, devices.length)),
  });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));
  const patiently = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    for (let attempt = 0; ; attempt++) {
      const answer = await ask();
      if (answer.ok || attempt === TRIES - 1 || stopped() || !mayPass(answer.trouble)) return answer;
      await wait(backoffMs(attempt, chance.fraction(), LONGEST_PAUSE_MS, answer.trouble.retryAfterMs));
    }
  };

  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    if (stopped()) return;
    yield going();
    const sent = chunk;
    const taken = await patiently(() => google.changeMetadata(sent.map((device) => changeOf(device, orderNumber))));
    if (!taken.ok) {
      if (taken.trouble.kind !== 'refused') return void (yield troubled(taken.trouble));
      // One device that Google cannot read must not keep the others from theirs.
      const half = Math.ceil(sent.length / 2);
      if (sent.length > 1) chunks.unshift(sent.slice(0, half), sent.slice(half));
      else failed.push(...sent.map(({ name }) => ({ name, code: taken.trouble.code })));
      continue;
    }
    const takenAt = clock.elapsed();
    let movedAt = takenAt;
    for (let progress = 0; ;) {
      await wait(pollMs({ elapsedMs: clock.elapsed() - takenAt, progress, expectedMs: undefined, open: 1, fraction: chance.fraction() }));
      if (stopped()) return;
      const answer = await patiently(() => google.batch(taken.value));
      if (!answer.ok) return void (yield troubled(answer.trouble));
      if (answer.value.done) {
        const results = resultsOf(sent, answer.value.results);
        failed.push(...results.failed);
        if (!note(journal, results.changed, orderNumber)) return void (yield CANNOT_STORE);
        changed += results.changed.length;
        break;
      }
      if (answer.value.progress !== progress) movedAt = clock.elapsed();
      if (clock.elapsed() - movedAt > LONGEST_SILENCE_MS)
        return void (yield { outcome: 'trouble', trouble: 'google', code: 'OPERATION_SILENT' });
      ({ progress } = answer.value);
      yield going(progress, sent.length);
    }
  }
  yield { outcome: 'done', changed, failed };
}

interface Device {
  readonly box: string;
  readonly deviceId: string;
  readonly name: string;
}

/** Google's name for it: developers.google.com/zero-touch/guides/metadata. */
const ORDER_NUMBER = 'ordernumber';

const TRIES = 5;
const LONGEST_PAUSE_MS = 15_000;
const LONGEST_SILENCE_MS = 10 * 60_000;
const CANNOT_STORE: OrderNumberStep = { outcome: 'trouble', trouble: 'cannot-store', code: 'CANNOT_STORE' };

/** Whether a moment may mend it. Signing in, rights and the request itself need a person. */
function mayPass({ kind }: Trouble): boolean {
  return kind !== 'sign-in' && kind !== 'forbidden' && kind !== 'not-found' && kind !== 'refused';
}

function troubled({ kind, code }: Trouble): OrderNumberStep {
  return { outcome: 'trouble', trouble: kind, code };
}

function changeOf({ deviceId }: Device, orderNumber: string): MetadataChange {
  return { deviceId, metadata: { [ORDER_NUMBER]: orderNumber } };
}

/** By the device ID, and by the place only where there is none and no row is missing. */
function resultsOf(
  sent: readonly Device[],
  results: readonly BatchResult[],
): { readonly changed: readonly Device[]; readonly failed: readonly FailedDevice[] } {
  const placesHold = results.length === sent.length;
  const byDevice = new Map(results.map((result, place) => [result.deviceId ?? (placesHold ? sent[place]?.deviceId : undefined), result]));
  const changed = sent.filter(({ deviceId }) => byDevice.get(deviceId)?.status === 'SUCCESS');
  const failed = sent
    .filter((device) => !changed.includes(device))
    .map(({ deviceId, name }) => {
      const result = byDevice.get(deviceId);
      return { name, code: result === undefined || result.status === 'UNSPECIFIED' ? 'NO_ANSWER' : (result.code ?? result.status) };
    });
  return { changed, failed };
}

/** False when the disk refuses. The devices have their number all the same, and writing it again does no harm. */
function note(journal: Journal, devices: readonly Device[], orderNumber: string): boolean {
  if (devices.length === 0) return true;
  const drafts = devices.map(({ box, deviceId }): EventDraft => ({
    type: 'metadata-changed',
    body: { deviceId, box, metadata: { [ORDER_NUMBER]: orderNumber } },
  }));
  try {
    journal.append(drafts);
    return true;
  } catch (error) {
    if (error instanceof JournalFailure) return false;
    throw error;
  }
}
