import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { luhnDigit } from '../../core/domain/luhn.ts';
import type { IdentifiedClaim } from '../../core/domain/device-record.ts';
import type { EventDraft } from '../../core/domain/events.ts';
import type { PartnerApi } from '../../core/ports/partner-api.ts';
import type { Answer } from '../../core/domain/trouble.ts';
import { budgetsByAccount } from '../../core/services/budget.ts';
import { googleCredentials } from '../../main/adapters/google/credentials.ts';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { openSession } from '../../main/session.ts';
import { keepYoungSpace } from '../../main/young-space.ts';
import type { Drained, Queue } from './contestants.ts';

/** One contestant in a process of its own: the queue comes in as JSON, the figures go out as JSON. */
const queue = z
  .object({
    journal: z.string(),
    boxes: z.number(),
    rootUrl: z.string().default(''),
    tokenUrl: z.string().default(''),
    partnerId: z.string().default(''),
    keyFile: z.string().default(''),
  })
  .parse(JSON.parse(await text(process.stdin)));

/** The engine of the app: its session, its journal on the disk, Google's client over HTTP, its share of the quota. */
async function ours({ journal: folder, boxes, ...place }: Queue): Promise<Drained> {
  // As both hosts begin.
  keepYoungSpace();
  const { api, requests } = wayTo(place);
  let step = (): void => {};
  const session = openSession({
    folder,
    station: STATION,
    clock: systemClock,
    chance: systemChance,
    changed: () => step(),
    failed: (error) => process.stderr.write(`${String(error)}\n`),
  });
  const { journal } = session;
  try {
    return await measured(requests, async (first) => {
      const drained = new Promise<void>((resolve) => {
        step = () => {
          const claimed = journal.countInState('claimed');
          if (claimed > 0) first();
          if (claimed === boxes) resolve();
        };
      });
      session.reach(api);
      await drained;
    });
  } finally {
    await session.close();
  }
}

/** What Google's sample tool does: one device, wait for the answer, the next. */
async function oneByOne({ boxes, ...place }: Queue): Promise<Drained> {
  const { api, requests } = wayTo(place);
  return measured(requests, async (first) => {
    for (let n = 0; n < boxes; n++) {
      valueOf(await api.claimOne(claim(n)));
      first();
    }
  });
}

/** Everything in one request, and a look every five seconds. */
async function singleBatch({ boxes, ...place }: Queue): Promise<Drained> {
  const { api, requests } = wayTo(place);
  return measured(requests, async (first) => {
    const operation = valueOf(await api.claimBatch(Array.from({ length: boxes }, (_, n) => claim(n))));
    for (;;) {
      await sleep(5000);
      const { done, results } = valueOf(await api.batch(operation));
      if (results.some(({ status }) => status === 'SUCCESS')) first();
      if (done && results.length === boxes) return;
      if (done) throw new Error(`${results.length} answers for ${boxes} boxes`);
    }
  });
}

async function seed({ journal: folder, boxes }: Queue): Promise<object> {
  const session = openSession({ folder, station: STATION, clock: systemClock, chance: systemChance, changed: () => {}, failed: () => {} });
  session.journal.append([{ type: 'shift-started', body: {} }]);
  for (let begin = 0; begin < boxes; begin += 1000) {
    const drafts = Array.from({ length: Math.min(1000, boxes - begin) }, (_, n): EventDraft => ({
      type: 'box-accepted',
      body: { box: systemChance.id(), imei: imei(begin + n), customer: CUSTOMER, source: 'camera' },
    }));
    session.journal.append(drafts);
  }
  await session.close();
  return {};
}

async function measured(requests: () => number, work: (first: () => void) => Promise<void>): Promise<Drained> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const cpu = process.cpuUsage();
  const began = performance.now();
  let firstMs = 0;
  await work(() => (firstMs ||= performance.now() - began));
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  return { ms, requests: requests(), cpuMs: (user + system) / 1000, firstMs, rssGrowthBytes: most - before };
}

function wayTo({ rootUrl, tokenUrl, partnerId, keyFile }: Omit<Queue, 'boxes' | 'journal'>): { api: PartnerApi; requests: () => number } {
  let requests = 0;
  const budgetOf = budgetsByAccount({ now: () => performance.now(), after: systemClock.after, share: () => 100 });
  const counting = (account: string) => {
    const budget = budgetOf(account);
    return {
      waitMs: budget.waitMs,
      room() {
        requests += 1;
        return budget.room();
      },
    };
  };
  const found = googleCredentials({ zeroTouch: rootUrl, token: tokenUrl }, { budgetOf: counting }).read(keyFile);
  if (typeof found === 'string') throw new Error(found);
  return { api: found.zeroTouch(partnerId), requests: () => requests };
}

function claim(n: number): IdentifiedClaim {
  return { customer: CUSTOMER.id, identifiers: { imei: imei(n) }, metadata: {} };
}

function imei(n: number): string {
  const body = `3569${String(n).padStart(10, '0')}`;
  return body + luhnDigit(body);
}

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
  return answer.value;
}

// One of the simulator's own customers.
const CUSTOMER = { id: '1048576201', name: 'Northwind Logistics' };
const STATION = 'bench';

const contestants: Readonly<Record<string, (queue: Queue) => Promise<unknown>>> = {
  seed,
  ours,
  'one-by-one': oneByOne,
  'single-batch-fixed-poll': singleBatch,
};
const contestant = contestants[process.argv[2] ?? ''];
if (contestant === undefined) throw new Error(`no contestant ${process.argv[2]}`);
process.stdout.write(JSON.stringify(await contestant(queue)));
