import { RESTORED, type Box } from '../domain/box.ts';
import type { Customer } from '../domain/customer.ts';
import type { DeviceRecord } from '../domain/device-record.ts';
import type { EventDraft } from '../domain/events.ts';
import { pausesTheLoop, type Trouble } from '../domain/trouble.ts';
import type { ClaimingContext } from './claiming-context.ts';
import { recoveredFrom } from './recovered.ts';

/**
 * What a restored journal may have missed, made up for. Until Google has told everything that it has of this station, no box is sent
 * before it was looked up: the journal that is gone may have claimed it. Afterwards a device that was claimed is in the journal, and a
 * second scan of it is "already scanned" again.
 */
export interface Recovery {
  /** Puts boxes in doubt, or takes in one page of what Google has; false when there is nothing to do now. */
  step(): Promise<boolean>;
  /** Whether a waiting box is certainly not claimed yet. */
  maySend(box: Box): boolean;
  /** Has it looked up before it is sent. */
  doubt(boxes: readonly Box[]): Promise<void>;
  nextMs(): number | undefined;
  /** Boxes that this process has found at Google; undefined when nothing is open. */
  found(): number | undefined;
}

export function recovery(context: ClaimingContext): Recovery {
  const { journal, zeroTouch, clock, google, record } = context;
  /** Put in doubt by this process: when they wait again, they were looked up. */
  const doubted = new Set<string>();
  let customers: Customer[] | undefined;
  let next: string | undefined;
  let found = 0;
  let notBefore = clock.elapsed();

  const isOpen = (): boolean => journal.recovery() !== undefined;
  const maySend = (box: Box): boolean => !isOpen() || doubted.has(box.id);
  const doubt = async (boxes: readonly Box[]): Promise<void> => {
    await record([inDoubt(boxes)]);
    for (const { id } of boxes) doubted.add(id);
  };
  const failed = (trouble: Trouble): void => {
    if (pausesTheLoop(trouble)) google.failed(trouble);
    else notBefore = clock.elapsed() + LATER_MS;
  };

  /** One page of one customer's devices. */
  const takePage = async (stations: readonly string[]): Promise<void> => {
    if (customers === undefined) {
      const listed = await zeroTouch.customers();
      if (!listed.ok) return failed(listed.trouble);
      google.succeeded();
      customers = listed.value;
    }
    const [customer] = customers;
    if (customer === undefined) return record([{ type: 'recovery-finished', body: {} }]);
    const page = await zeroTouch.ownedBy([customer.id], next);
    // A customer of ours that Google does not know any more has nothing to tell.
    const isGone = !page.ok && page.trouble.kind === 'not-found';
    if (!page.ok && !isGone) return failed(page.trouble);
    google.succeeded();
    const devices: readonly DeviceRecord[] = page.ok ? page.value.devices : [];
    const drafts = recoveredFrom(journal, customer, devices, stations);
    await record(drafts);
    found += drafts.filter(({ type }) => type === 'box-recovered').length;
    const token = page.ok ? page.value.next : undefined;
    // A token that comes twice would go on for ever.
    next = token === next ? undefined : token;
    if (next === undefined) customers = customers.slice(1);
  };

  return {
    maySend,
    doubt,
    async step() {
      const open = journal.recovery();
      if (open === undefined) return false;
      const unproven = journal.boxesInState('waiting', MOST_AT_ONCE).filter((box) => !doubted.has(box.id));
      if (unproven.length > 0) await doubt(unproven);
      else if (mayAsk()) await takePage(open.stations);
      else return false;
      return true;
    },
    nextMs: () => (isOpen() ? Math.max(1, notBefore - clock.elapsed()) : undefined),
    found: () => (isOpen() ? found : undefined),
  };

  function mayAsk(): boolean {
    return notBefore <= clock.elapsed();
  }
}

/** The boxes are looked up before anything else happens to them. */
export function inDoubt(boxes: readonly Box[]): EventDraft {
  return { type: 'claim-unsure', body: { claim: RESTORED, boxes: boxes.map(({ id }) => id), code: RESTORED } };
}

const MOST_AT_ONCE = 500;
const LATER_MS = 60_000;
