import { deviceKeys } from '../../core/domain/device-name.ts';
import type { BatchResult, DeviceIdentifiers, DeviceRecord, IdentifiedClaim } from '../../core/domain/device-record.ts';
import type { Answer, Trouble } from '../../core/domain/trouble.ts';
import type { Budget } from '../../core/ports/budget.ts';
import type { PartnerApi } from '../../core/ports/partner-api.ts';
import type { FakeClock } from './fake-clock.ts';

/** What happens to the next request instead of an answer. */
export type Fault =
  /** No connection was made. */
  | 'never-left'
  /** The request was lost on its way; nobody knows. */
  | 'lost-before'
  /** The work is done and the answer is lost. */
  | 'lost-after'
  /** The request arrives half a minute later, when nobody waits for its answer any more. */
  | 'late'
  /** The work is done and the answer cannot be understood. */
  | 'nonsense'
  | 401
  | 403
  | 429
  | 503;

/** Google in memory, at the port, with a memory of what it did. It works on the clock's time that has really passed. */
export interface FakeGoogle extends PartnerApi {
  /** Taken one by one, by whatever request comes next. */
  readonly faults: Fault[];
  readonly levers: Levers;
  /** Every device that was ever claimed through us, by IMEI or whatever names it: for whom now, and how often it went from nobody to a customer. */
  readonly ledger: Map<string, { readonly owner: string | undefined; readonly claims: number }>;
  /** To whom each device went, one after the other. */
  readonly owners: Map<string, string[]>;
  /** How often each device's claim was worked on, even if that changed nothing. */
  readonly worked: Map<string, number>;
  /** The boxes of each claim request that left the station, whether or not it arrived. */
  readonly sent: string[][];
  /** The devices of each request to let some go. */
  readonly unclaimed: string[][];
  /** When it was asked for anything, in milliseconds that have really passed. */
  readonly askedAt: number[];
  /** How often it was asked for anything. */
  asked(): number;
  /** Somebody else lets a device go, or takes it. */
  give(device: string, owner: string | undefined): void;
}

export interface Levers {
  latencyMs: number;
  operationMs: number;
  /** Devices of another reseller: refused, and not shown in a search. */
  foreign: Set<string>;
  /** Devices that Google cannot parse: no work, no row. */
  unparsed: Set<string>;
  /** Devices that are worked on and left out of the answer. */
  rowLost: Set<string>;
  /** Devices with which a whole batch is refused. */
  poison: Set<string>;
  /** Devices that are not let go. */
  kept: Set<string>;
  batchLimit: number;
  repeatClaim: 'success' | 'already-exists' | 'not-yours';
  forgetOperations: boolean;
  /** Always this answer for these things, whatever else works. */
  brokenOperations: Fault | undefined;
  brokenFinds: Fault | undefined;
  /** What happens to the next request to let devices go. */
  nextUnclaim: Fault | undefined;
}

type Item = { readonly claim: IdentifiedClaim } | { readonly unclaim: string };
interface Operation {
  readonly items: readonly Item[];
  readonly startsAt: number;
  readonly endsAt: number;
  results: readonly BatchResult[] | undefined;
}

/** @param budget what the station counts its requests against, as the real client does */
export function fakeGoogle(clock: FakeClock, budget?: Budget): FakeGoogle {
  const levers: Levers = {
    latencyMs: 0,
    operationMs: 1000,
    foreign: new Set(),
    unparsed: new Set(),
    rowLost: new Set(),
    poison: new Set(),
    kept: new Set(),
    batchLimit: Infinity,
    repeatClaim: 'success',
    forgetOperations: false,
    brokenOperations: undefined,
    brokenFinds: undefined,
    nextUnclaim: undefined,
  };
  const ledger: FakeGoogle['ledger'] = new Map();
  const owners: FakeGoogle['owners'] = new Map();
  const worked: FakeGoogle['worked'] = new Map();
  const names = new Map<string, DeviceIdentifiers>();
  const operations = new Map<string, Operation>();
  const faults: Fault[] = [];
  const sent: string[][] = [];
  const unclaimed: string[][] = [];
  const askedAt: number[] = [];

  const give = (device: string, owner: string | undefined): void => {
    const claims = (ledger.get(device)?.claims ?? 0) + (owner === undefined ? 0 : 1);
    ledger.set(device, { owner, claims });
    if (owner !== undefined) owners.set(device, [...(owners.get(device) ?? []), owner]);
  };
  const claim = ({ identifiers, customer }: IdentifiedClaim): BatchResult => {
    const device = keyOf(identifiers);
    worked.set(device, (worked.get(device) ?? 0) + 1);
    const row = { identifiers, status: 'SUCCESS', code: undefined, deviceId: idOf(device) };
    const refused = (status: string, code: string | undefined) => ({ ...row, status, code, deviceId: undefined });
    if (levers.foreign.has(device)) return refused('SECTION_NOT_YOURS', 'DEVICE_ALREADY_EXISTS');
    const owner = ledger.get(device)?.owner;
    if (owner === undefined) {
      names.set(device, identifiers);
      give(device, customer);
      return row;
    }
    if (owner !== customer || levers.repeatClaim === 'not-yours') return refused('SECTION_NOT_YOURS', undefined);
    return levers.repeatClaim === 'success' ? row : refused('OTHER_ERROR', 'DEVICE_ALREADY_EXISTS');
  };
  const unclaim = (deviceId: string): BatchResult => {
    const row = { identifiers: {}, status: 'SUCCESS', code: undefined, deviceId };
    const device = [...ledger.keys()].find((key) => idOf(key) === deviceId);
    if (device === undefined || ledger.get(device)?.owner === undefined)
      return { ...row, status: 'INVALID_DEVICE_IDENTIFIER', code: 'INVALID_DEVICE_ID' };
    if (levers.kept.has(device)) return { ...row, status: 'OTHER_ERROR', code: 'INVALID_OPERATION' };
    give(device, undefined);
    return row;
  };
  const keyOfItem = (item: Item): string =>
    'claim' in item ? keyOf(item.claim.identifiers) : ([...ledger.keys()].find((key) => idOf(key) === item.unclaim) ?? '');

  const catchUp = (): void => {
    for (const operation of operations.values()) {
      if (operation.results !== undefined || operation.endsAt > clock.passed()) continue;
      const done = operation.items
        .filter((item) => !levers.unparsed.has(keyOfItem(item)))
        .map((item) => ({ device: keyOfItem(item), row: 'claim' in item ? claim(item.claim) : unclaim(item.unclaim) }));
      operation.results = done.filter(({ device }) => !levers.rowLost.has(device)).map(({ row }) => row);
    }
  };

  const ask = async <T>(doIt: () => Answer<T>, always?: Fault): Promise<Answer<T>> => {
    const sleep = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
    const noRoom = await budget?.room();
    if (noRoom !== undefined) return { ok: false, trouble: noRoom };
    askedAt.push(clock.passed());
    if (levers.latencyMs > 0) await sleep(levers.latencyMs);
    const fault = always ?? faults.shift();
    if (fault === 'late') clock.after(30_000, () => void [catchUp(), doIt(), catchUp()]);
    if (fault !== undefined && fault !== 'lost-after' && fault !== 'nonsense') return { ok: false, trouble: TROUBLE[fault] };
    catchUp();
    const answer = doIt();
    catchUp();
    return fault === undefined ? answer : { ok: false, trouble: TROUBLE[fault] };
  };
  const takeNextUnclaim = (): Fault | undefined => {
    const fault = levers.nextUnclaim;
    levers.nextUnclaim = undefined;
    return fault;
  };
  const start = (items: readonly Item[], always?: Fault): Promise<Answer<string>> =>
    ask(() => {
      if (items.length > levers.batchLimit || items.some((item) => levers.poison.has(keyOfItem(item)))) return refusal('INVALID_PARAMETER');
      const name = `operations/${operations.size + 1}`;
      const startsAt = clock.passed();
      operations.set(name, { items, startsAt, endsAt: startsAt + levers.operationMs, results: undefined });
      return { ok: true, value: name };
    }, always);
  const recordOf = (device: string): DeviceRecord => {
    const owner = ledger.get(device)?.owner;
    return {
      deviceId: idOf(device),
      identifiers: names.get(device) ?? {},
      claims: owner === undefined ? [] : [{ owner, reseller: '1', section: 'ZERO_TOUCH' }],
      metadata: {},
    };
  };
  const nothing = () => ask<never>(() => refusal('NOT_IN_THIS_FAKE'));

  return {
    partnerId: '1',
    faults,
    levers,
    ledger,
    owners,
    worked,
    sent,
    unclaimed,
    askedAt,
    asked: () => askedAt.length,
    give,
    budgetMs: () => budget?.waitMs() ?? 0,
    customers: () => ask(() => ({ ok: true, value: [] })),
    createCustomer: nothing,
    vendors: nothing,
    vendorCustomers: nothing,
    claimBatch(claims) {
      sent.push(claims.map(({ metadata }) => metadata['claimstation_box'] ?? ''));
      return start(claims.map((one) => ({ claim: one })));
    },
    claimOne(one) {
      sent.push([one.metadata['claimstation_box'] ?? '']);
      return ask(() => {
        if (levers.poison.has(keyOf(one.identifiers)) || levers.unparsed.has(keyOf(one.identifiers))) return refusal('INVALID_PARAMETER');
        const { status, deviceId } = claim(one);
        return status === 'SUCCESS' && deviceId !== undefined ? { ok: true, value: deviceId } : refusal('DEVICE_ALREADY_EXISTS');
      });
    },
    batch: (name) =>
      ask(() => {
        const operation = levers.forgetOperations ? undefined : operations.get(name);
        if (operation === undefined) return refusal('INVALID_OPERATION_ID', 'not-found', 404);
        const { items, startsAt, endsAt, results } = operation;
        const done = results !== undefined;
        const progress = done ? 100 : Math.floor((100 * (clock.passed() - startsAt)) / (endsAt - startsAt));
        return { ok: true, value: { done, progress, devices: items.length, results: results ?? [] } };
      }, levers.brokenOperations),
    device: (deviceId) =>
      ask(() => {
        const device = [...ledger.keys()].find((key) => idOf(key) === deviceId);
        return device === undefined ? refusal('INVALID_DEVICE_ID', 'not-found', 404) : { ok: true, value: recordOf(device) };
      }, levers.brokenFinds),
    findBy: (identifiers) =>
      ask(() => {
        const device = keyOf(identifiers);
        return { ok: true, value: ledger.has(device) ? [recordOf(device)] : [] };
      }, levers.brokenFinds),
    unclaim(deviceId) {
      unclaimed.push([deviceId]);
      return ask(() => {
        const { status, code } = unclaim(deviceId);
        return status === 'SUCCESS' ? { ok: true, value: 'unclaimed' } : refusal(code ?? 'INVALID_OPERATION');
      }, takeNextUnclaim());
    },
    unclaimBatch(deviceIds) {
      unclaimed.push([...deviceIds]);
      return start(
        deviceIds.map((deviceId) => ({ unclaim: deviceId })),
        takeNextUnclaim(),
      );
    },
    ownedBy: nothing,
    setMetadata: nothing,
    changeMetadata: nothing,
    simLockState: nothing,
  };
}

/** What a device is known by: its IMEI, its MEID, or serial number, manufacturer and model together. */
function keyOf(identifiers: DeviceIdentifiers): string {
  return deviceKeys(identifiers)[0] ?? '';
}

/** Google's own number for it. */
function idOf(device: string): string {
  return `9${device.replaceAll(/[^\da-zA-Z]/g, '')}`;
}

function refusal(code: string, kind: Trouble['kind'] = 'refused', status = 400): { ok: false; trouble: Trouble } {
  return { ok: false, trouble: { kind, mayHaveHappened: 'no', status, code } };
}

const TROUBLE: Readonly<Record<Fault, Trouble>> = {
  'never-left': { kind: 'offline', mayHaveHappened: 'no', status: 0, code: 'ECONNREFUSED' },
  'lost-before': { kind: 'offline', mayHaveHappened: 'unknown', status: 0, code: 'ECONNRESET' },
  'lost-after': { kind: 'offline', mayHaveHappened: 'unknown', status: 0, code: 'TimeoutError' },
  late: { kind: 'offline', mayHaveHappened: 'unknown', status: 0, code: 'TimeoutError' },
  nonsense: { kind: 'google', mayHaveHappened: 'unknown', status: 200, code: 'NOT_UNDERSTOOD' },
  401: { kind: 'sign-in', mayHaveHappened: 'no', status: 401, code: 'UNAUTHENTICATED' },
  403: { kind: 'forbidden', mayHaveHappened: 'no', status: 403, code: 'PERMISSION_DENIED' },
  429: { kind: 'quota', mayHaveHappened: 'no', status: 429, code: 'RATE_LIMIT_EXCEEDED', retryAfterMs: 30_000 },
  503: { kind: 'google', mayHaveHappened: 'unknown', status: 503, code: 'UNAVAILABLE' },
};
