import type { Failure, Garbling, Hit, Levers } from '../levers.ts';
import { bool, int32, isObject, listOf, message, oneOf, read, text, wrong, type Message, type Reader } from './message.ts';
import type { Latency } from './latency.ts';
import type { Reply } from './reply.ts';
import { methodNames } from './routes.ts';

/** What a POST to `/levers` changes, ready to be assigned, or the refusal. Null takes a limit away; a single entry needs no brackets. */
export function readLevers(json: unknown): { ok: true; value: Partial<Levers> } | { ok: false; reply: Reply } {
  const change = read(LeverChange, json);
  if (!change.ok) return change;
  const { dropRequest, dropReplyAfter, failNext, garble, ...plain } = change.value;
  const lifted = Object.fromEntries(
    removable.filter((name) => isObject(json) && name in json && !(name in plain)).map((name) => [name, undefined]),
  );
  return {
    ok: true,
    value: {
      ...(plain as Partial<Levers>),
      ...lifted,
      ...(dropRequest !== undefined && { dropRequest: dropRequest.map(hitOf) }),
      ...(dropReplyAfter !== undefined && { dropReplyAfter: dropReplyAfter.map(hitOf) }),
      ...(failNext !== undefined && { failNext: failNext.map(failureOf) }),
      ...(garble !== undefined && { garble: garble.map((entry): Garbling => ({ ...hitOf(entry), how: entry.how ?? 'malformed' })) }),
    },
  };
}

/** The levers as JSON shows them: null where there is no limit. */
export function shownLevers(levers: Levers): object {
  return { ...levers, ...Object.fromEntries(removable.map((name) => [name, levers[name] ?? null])) };
}

const removable = ['latency', 'batchLimit', 'deviceLimit', 'quotaPer100Seconds', 'launchedModels'] as const;

type HitEntry = Message<typeof hitFields>;

/** What is left to chance goes on until it is lifted; what is certain happens once. */
function hitOf({ method = '*', times, chance }: HitEntry): Hit {
  return { method, times: times ?? (chance === undefined ? 1 : 1_000_000), ...(chance !== undefined && { chance }) };
}

type FailureEntry = HitEntry & { status?: number | undefined; code?: string | undefined; retryAfter?: number | undefined };

function failureOf({ status = 503, code, retryAfter, ...hit }: FailureEntry): Failure {
  return { ...hitOf(hit), status, code, retryAfter };
}

const hitFields = {
  method: oneOf('a method of the simulator, token or *', [...methodNames(), 'token', '*']),
  times: within(1, 1_000_000),
  chance: fraction(),
};

const LeverChange = message('Levers', {
  seed: within(0, 2 ** 31 - 1),
  offline: bool,
  delayMs: within(0, 600_000),
  latency: latency(),
  dropRequest: oneOrMore(message('Hit', hitFields)),
  dropReplyAfter: oneOrMore(message('Hit', hitFields)),
  failNext: oneOrMore(message('Failure', { ...hitFields, status: within(400, 599), code: text, retryAfter: within(0, 86_400) })),
  garble: oneOrMore(
    message('Garbling', { ...hitFields, how: oneOf('Garbling', ['malformed', 'truncated', 'empty', 'html', 'other-json']) }),
  ),
  neverDone: boolOrFrozen(),
  doneLateMs: within(0, 86_400_000),
  repeatClaim: oneOf('RepeatClaim', ['success', 'already-exists', 'precondition', 'not-yours']),
  loseRow: bool,
  unparsedRows: within(0, 1_000_000),
  unparsedOperations: within(0, 1_000_000),
  batchLimit: within(1, 1_000_000),
  deviceLimit: within(0, 1_000_000),
  quotaPer100Seconds: within(0, 1_000_000),
  terms: oneOf('Terms', ['ignored', 'needed-to-claim', 'refused']),
  launchedModels: modelsByManufacturer(),
  forgetOperations: bool,
});

function latency(): Reader<Latency> {
  const kinds = new Map([
    ['fixed', complete('Latency', { ms: within(0, 600_000) })],
    ['uniform', complete('Latency', { leastMs: within(0, 600_000), mostMs: within(0, 600_000) })],
    ['network', complete('Latency', { medianMs: within(1, 600_000), p95Ms: within(1, 600_000) })],
  ]);
  return (value, place, problems) => {
    if (!isObject(value)) return wrong('Latency', value, place, problems);
    const { kind = 'fixed', ...rest }: { kind?: unknown } = value;
    const reader = typeof kind === 'string' ? kinds.get(kind) : undefined;
    const numbers = reader === undefined ? wrong('Latency', value, place, problems) : reader(rest, place, problems);
    return numbers === undefined ? undefined : ({ kind, ...numbers } as Latency);
  };
}

/** A message whose fields must all be there. */
function complete(type: string, shape: Readonly<Record<string, Reader<number>>>): Reader<object> {
  const reader = message(type, shape);
  return (value, place, problems) => {
    const found = reader(value, place, problems);
    return found !== undefined && Object.keys(shape).every((name) => name in found) ? found : wrong(type, value, place, problems);
  };
}

function modelsByManufacturer(): Reader<Readonly<Record<string, readonly string[]>>> {
  return (value, place, problems) => {
    if (!isObject(value)) return wrong('models by manufacturer', value, place, problems);
    const entries = Object.entries(value).map(
      ([name, models]) => [name, listOf(text)(models, `${place}[${name}]`, problems) ?? []] as const,
    );
    return Object.fromEntries(entries);
  };
}

function boolOrFrozen(): Reader<boolean | 'frozen'> {
  return (value, place, problems) => (value === 'frozen' ? value : bool(value, place, problems));
}

function oneOrMore<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, place, problems) => listOf(item)(Array.isArray(value) ? value : [value], place, problems);
}

function within(least: number, most: number): Reader<number> {
  return (value, place, problems) => {
    const number = int32(value, place, problems);
    if (number === undefined || (number >= least && number <= most)) return number;
    problems.push({ field: place, description: `Invalid value at '${place}', ${number} is not between ${least} and ${most}` });
    return undefined;
  };
}

function fraction(): Reader<number> {
  return (value, place, problems) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? value : wrong('a number from 0 to 1', value, place, problems);
}
