import { newId } from './ids.ts';
import type { PartnerClaim, PartnerUnclaim, UpdateMetadataArguments } from './requests.ts';

/**
 * Batch operations. An operation has a timetable from its first moment, and its devices are worked on as their turn comes: nothing runs
 * in the background, `advance` catches up with the time before anybody can look. So an unfinished operation goes on after a restart,
 * and a test's clock decides what has happened.
 */
export interface Operations {
  start(items: readonly Item[], now: number, pace: number): Operation;
  get(name: string): Operation | undefined;
  /** Works on every item whose turn has come by `now`, across operations in the order of their turns; returns what is new. */
  advance(now: number, ending: Ending, work: (item: Item) => ItemResult): Progress[];
  saved(): readonly Operation[];
}

export interface Operation {
  /** `operations/apibatchoperation/` and digits. */
  readonly name: string;
  readonly items: readonly Item[];
  /** So far, in the order of the items. */
  readonly results: ItemResult[];
  /** Milliseconds: the work begins, then an item each `stepMs`, then it is done. */
  readonly startsAt: number;
  readonly stepMs: number;
  readonly endsAt: number;
  /** When it was seen to be done; undefined before. */
  doneAt: number | undefined;
}

/** When operations may be seen to be done: not at all, or so many milliseconds after the end of their timetable. */
export interface Ending {
  readonly mayFinish: boolean;
  readonly lateMs: number;
}

/** What a catching up changed in one operation. */
export type Progress =
  | { readonly results: readonly [name: string, from: number, added: readonly ItemResult[]] }
  | { readonly done: readonly [name: string, at: number] }
  | { readonly forgotten: string };

/** One device of a batch: the request as it came, under the name it is echoed with. */
export type Item =
  | { readonly claim: PartnerClaim }
  | { readonly unclaim: PartnerUnclaim }
  | { readonly updateMetadata: UpdateMetadataArguments };

/** The API's PerDeviceStatusInBatch. */
export interface ItemResult {
  readonly status: string;
  readonly deviceId?: string;
  readonly errorIdentifier?: string;
  readonly errorMessage?: string;
}

export function createOperations(saved: readonly Operation[]): Operations {
  const byName = new Map(saved.map((operation) => [operation.name, operation]));
  const unfinished = new Set(saved.filter((operation) => operation.doneAt === undefined));
  return {
    start(items, now, pace) {
      const operation = { ...timetable(items.length, now, pace), name: newName(byName), items, results: [], doneAt: undefined };
      byName.set(operation.name, operation);
      unfinished.add(operation);
      return operation;
    },
    get: (name) => byName.get(name),
    advance(now, { mayFinish, lateMs }, work) {
      const progress: Progress[] = [];
      const before = new Map([...unfinished].map((operation) => [operation, operation.results.length]));
      for (const { operation, item } of due(unfinished, now)) operation.results.push(work(item));
      for (const [{ name, results }, from] of before) {
        if (results.length > from) progress.push({ results: [name, from, results.slice(from)] });
      }
      for (const operation of mayFinish ? unfinished : []) {
        if (now < operation.endsAt + lateMs || operation.results.length < operation.items.length) continue;
        operation.doneAt = now;
        unfinished.delete(operation);
        progress.push({ done: [operation.name, now] });
      }
      if (progress.length > 0) progress.push(...forgetOld(byName, now));
      return progress;
    },
    saved: () => [...byName.values()],
  };
}

/** About 1.5 s and 60 ms a device, never more than 20 s: a pause before the work, the work, and a moment at 100 percent. */
function timetable(count: number, now: number, pace: number): Pick<Operation, 'startsAt' | 'stepMs' | 'endsAt'> {
  const whole = Math.min(1500 + 60 * count, 20_000);
  const [before, after] = [600, 300];
  const stepMs = count === 0 ? 0 : ((whole - before - after) / count) * pace;
  return { startsAt: now + before * pace, stepMs, endsAt: now + whole * pace };
}

function due(operations: Iterable<Operation>, now: number): { operation: Operation; item: Item }[] {
  const turns: { operation: Operation; item: Item; at: number }[] = [];
  for (const operation of operations) {
    for (let index = operation.results.length; index < operation.items.length; index++) {
      const item = operation.items[index];
      const at = operation.startsAt + operation.stepMs * (index + 1);
      if (item === undefined || at > now) break;
      turns.push({ operation, item, at });
    }
  }
  // The sort is stable, so that turns at one moment keep the order in which the operations came.
  return turns.sort((a, b) => a.at - b.at);
}

// How long Google keeps an operation is not published.
const keptMs = 7 * 24 * 3600 * 1000;

function forgetOld(byName: Map<string, Operation>, now: number): Progress[] {
  const old = [...byName.values()].filter(({ doneAt }) => doneAt !== undefined && doneAt < now - keptMs);
  for (const { name } of old) byName.delete(name);
  return old.map(({ name }) => ({ forgotten: name }));
}

const prefix = 'operations/apibatchoperation/';

function newName(taken: ReadonlyMap<string, unknown>): string {
  return `${prefix}${newId({ has: (id) => taken.has(`${prefix}${id}`) })}`;
}
