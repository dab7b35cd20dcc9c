import { randomDigits } from './devices.ts';
import type { PartnerClaim } from './claim-request.ts';

/**
 * Batch operations. An operation has a timetable from its first moment, and its devices are worked on as their turn comes: nothing runs
 * in the background, `advance` catches up with the time before anybody can look. So an unfinished operation goes on after a restart,
 * and a test's clock decides what has happened.
 */
export interface Operations {
  start(items: readonly Item[], now: number, pace: number): Operation;
  get(name: string): Operation | undefined;
  /** Works on every item whose turn has come by `now`, across operations in the order of their turns; says whether anything changed. */
  advance(now: number, mayFinish: boolean, work: (item: Item) => ItemResult): boolean;
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

/** One device of a batch: the request as it came, under the name it is echoed with. */
export interface Item {
  readonly claim: PartnerClaim;
}

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
    advance(now, mayFinish, work) {
      let changed = false;
      for (const { operation, item } of due(unfinished, now)) {
        operation.results.push(work(item));
        changed = true;
      }
      for (const operation of mayFinish ? unfinished : []) {
        if (now < operation.endsAt || operation.results.length < operation.items.length) continue;
        operation.doneAt = now;
        unfinished.delete(operation);
        changed = true;
      }
      if (changed) forgetOld(byName, now);
      return changed;
    },
    saved: () => [...byName.values()],
  };
}

/** About 1.5 s and 60 ms a device, never more than 20 s: a pause before the work, the work, and a moment at 100 percent. */
function timetable(count: number, now: number, pace: number): Pick<Operation, 'startsAt' | 'stepMs' | 'endsAt'> {
  const whole = Math.min(1500 + 60 * count, 20_000);
  const [before, after] = [600, 300];
  return { startsAt: now + before * pace, stepMs: ((whole - before - after) / count) * pace, endsAt: now + whole * pace };
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

function forgetOld(byName: Map<string, Operation>, now: number): void {
  for (const { name, doneAt } of byName.values()) if (doneAt !== undefined && doneAt < now - keptMs) byName.delete(name);
}

function newName(taken: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const name = `operations/apibatchoperation/${randomDigits(17, 19)}`;
    if (!taken.has(name)) return name;
  }
}
