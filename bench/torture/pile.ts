import { luhnDigit } from '../../core/domain/luhn.ts';
import type { Random } from '../labels/random.ts';
import type { Acknowledged, Finding } from './ledgers.ts';
import type { StationClient, StationProcess } from './station.ts';

/** A phone box: the IMEI that it is known by, and the codes on it. */
export interface PhoneBox {
  readonly imei: string;
  readonly codes: readonly string[];
}

/** The boxes of one round, and what is known of them on this side of the wire. It outlives the station. */
export interface Pile {
  /** Still to be scanned, or to be scanned again because no sound came. */
  readonly waiting: PhoneBox[];
  readonly acknowledged: Map<string, Acknowledged>;
  /** The customers that were on the screen when a box was scanned, whether a reply came or not. */
  readonly asked: Map<string, Set<string>>;
  /** How often a box was refused because the customer was not the one on the screen. */
  readonly refused: Map<string, number>;
  readonly findings: Finding[];
}

/** @param seed IMEIs are the seed's own: rounds with different seeds share a simulator */
export function makePile(seed: number, count: number, random: Random): Pile {
  const waiting: PhoneBox[] = [];
  for (let n = 0; n < count; n++) {
    const [first, second] = [imeiOf(seed, 2 * n), imeiOf(seed, 2 * n + 1)];
    const codes = random.fraction() < 0.5 ? [first] : random.fraction() < 0.5 ? [first, second] : [second, first];
    waiting.push({ imei: first, codes });
    // Held under the camera again, soon or much later.
    const again = waiting[random.whole(Math.max(0, waiting.length - 8), waiting.length - 1)];
    if (again !== undefined && random.fraction() < 0.12) waiting.push({ ...again, codes: again.codes.toReversed() });
  }
  return { waiting, acknowledged: new Map(), asked: new Map(), refused: new Map(), findings: [] };
}

/** The n-th IMEI of a round. */
export function imeiOf(seed: number, n: number): string {
  const body = `${imeiPrefix(seed)}${String(n).padStart(6, '0')}`;
  return body + luhnDigit(body);
}

/** What all IMEIs of a round begin with. */
export function imeiPrefix(seed: number): string {
  return `35${String(100_000 + (seed % 800_000))}`;
}

export interface Hands {
  readonly station: StationProcess;
  readonly client: StationClient;
  readonly random: Random;
  /** Customers to change between, and the one on the screen now. */
  readonly customers: readonly string[];
  readonly onScreen: string;
  /** Scans that are on their way at the same time. */
  readonly atOnce: number;
  readonly sent: (count: number) => void;
  readonly replied: (count: number) => void;
}

/** Scans the pile as fast as the station answers, with changes of the customer in between, until it is empty or the station is dead. */
export async function scanPile(pile: Pile, { station, client, random, customers, onScreen, atOnce, sent, replied }: Hands): Promise<void> {
  let screen = onScreen;
  let sentCount = 0;
  let repliedCount = 0;
  /** Boxes that somebody wants claimed now, and Google tried again at once: both cross what the station does by itself. */
  const impatient: Promise<unknown>[] = [];
  const scanOne = async (box: PhoneBox): Promise<void> => {
    const customer = screen;
    pile.asked.set(box.imei, (pile.asked.get(box.imei) ?? new Set()).add(customer));
    const call = client.packing.scan({ customer, source: 'hand-scanner', readings: box.codes.map((text) => ({ text })) });
    sent((sentCount += 1));
    const outcome = await station.answer(call);
    // No sound: the worker holds it under the scanner again.
    if (outcome === undefined) return void pile.waiting.unshift(box);
    if (outcome.outcome === 'refused') refuse(pile, box, outcome.reason);
    else hear(pile, box, customer, outcome);
    if (outcome.outcome === 'accepted' && random.fraction() < 0.06)
      impatient.push(station.answer(client.claims.now({ box: outcome.box.id })));
    if (random.fraction() < 0.03) impatient.push(station.answer(client.claims.hurry()));
    replied((repliedCount += 1));
  };
  const hand = async (): Promise<void> => {
    for (;;) {
      if (!station.isAlive()) return;
      if (random.fraction() < 0.1) {
        const next = customers[random.whole(0, customers.length - 1)] ?? screen;
        const choice = await station.answer(client.customers.choose({ customer: next }));
        if (choice?.outcome === 'chosen') screen = choice.customer.id;
      }
      const box = pile.waiting.shift();
      if (box === undefined) return;
      await scanOne(box);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  await Promise.all(impatient);
}

/** A customer that was changed meanwhile is a reason to scan again, but not for ever. */
function refuse(pile: Pile, box: PhoneBox, reason: string): void {
  const times = (pile.refused.get(box.imei) ?? 0) + 1;
  pile.refused.set(box.imei, times);
  if ((reason === 'customer-changed' || reason === 'no-customer') && times < MOST_REFUSALS) pile.waiting.push(box);
  else pile.findings.push({ kind: 'falseFailures', what: `${box.imei} was refused ${times} times, at last because of ${reason}` });
}

const MOST_REFUSALS = 100;

function hear(
  pile: Pile,
  { imei }: PhoneBox,
  onScreen: string,
  { outcome, box }: { outcome: 'accepted' | 'duplicate'; box: { id: string; customer: { id: string } } },
): void {
  const known = pile.acknowledged.get(imei);
  const customer = box.customer.id;
  if (outcome === 'accepted' && known !== undefined)
    pile.findings.push({
      kind: 'doubleClaimed',
      what: `${imei} was acknowledged as ${known.box}, and then as ${box.id} as if it were new`,
    });
  if (outcome === 'accepted' && customer !== onScreen)
    pile.findings.push({ kind: 'wrongCustomer', what: `${imei} was scanned for ${onScreen} and acknowledged for ${customer}` });
  if (outcome === 'duplicate' && known !== undefined && known.box !== box.id)
    pile.findings.push({ kind: 'lost', what: `${imei} was acknowledged as ${known.box}, and is now known as ${box.id}` });
  if (known === undefined) pile.acknowledged.set(imei, { imei, box: box.id, customer });
}
