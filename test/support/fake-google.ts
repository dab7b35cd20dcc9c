import type { DeviceClaim } from '../../core/domain/device-claim.ts';
import type { Answer, Trouble } from '../../core/domain/trouble.ts';
import type { ZeroTouch } from '../../core/ports/zero-touch.ts';
import type { FakeClock } from './fake-clock.ts';

/** What happens to the next request instead of an answer. */
export type Fault =
  /** No connection was made. */
  | 'never-left'
  /** The request was lost on its way; nobody knows. */
  | 'lost-before'
  /** The work is done and the answer is lost. */
  | 'lost-after'
  /** The work is done and the answer cannot be understood. */
  | 'nonsense'
  | 401
  | 403
  | 429
  | 503;

/** Google in memory, at the port, with a memory of what it did. It works on the clock's time that has really passed. */
export interface FakeGoogle extends ZeroTouch {
  /** Taken one by one, by whatever request comes next. */
  readonly faults: Fault[];
  readonly levers: Levers;
  /** Every device that was ever claimed through us: for whom, and how often it went from nobody to a customer. */
  readonly ledger: Map<string, { readonly owner: string; readonly claims: number }>;
  /** The boxes of each claim request that left the station, whether or not it arrived. */
  readonly sent: string[][];
  /** How often it was asked for anything. */
  asked(): number;
}

export interface Levers {
  latencyMs: number;
  operationMs: number;
  /** IMEIs of another reseller: refused, and not shown in a search. */
  foreign: Set<string>;
  /** IMEIs that Google cannot parse: no work, no row. */
  unparsed: Set<string>;
  /** IMEIs that are worked on and left out of the answer. */
  rowLost: Set<string>;
  /** IMEIs with which a whole batch is refused. */
  poison: Set<string>;
  batchLimit: number;
  repeatClaim: 'success' | 'already-exists';
  forgetOperations: boolean;
  /** Always this answer for these things, whatever else works. */
  brokenOperations: Fault | undefined;
  brokenFinds: Fault | undefined;
}

interface Operation {
  readonly claims: readonly DeviceClaim[];
  readonly endsAt: number;
  results: readonly Row[] | undefined;
}
type Row = { imei: string; imei2: string | undefined; status: string; code: string | undefined; deviceId: string | undefined };

export function fakeGoogle(clock: FakeClock): FakeGoogle {
  const levers: Levers = {
    latencyMs: 0,
    operationMs: 1000,
    foreign: new Set(),
    unparsed: new Set(),
    rowLost: new Set(),
    poison: new Set(),
    batchLimit: Infinity,
    repeatClaim: 'success',
    forgetOperations: false,
    brokenOperations: undefined,
    brokenFinds: undefined,
  };
  const ledger: FakeGoogle['ledger'] = new Map();
  const operations = new Map<string, Operation>();
  const faults: Fault[] = [];
  const sent: string[][] = [];
  let asked = 0;

  const work = ({ imei, imei2, customer }: DeviceClaim): Row => {
    const row = { imei, imei2, status: 'SUCCESS', code: undefined, deviceId: `9${imei}` };
    if (levers.foreign.has(imei)) return { ...row, status: 'SECTION_NOT_YOURS', code: 'DEVICE_ALREADY_EXISTS', deviceId: undefined };
    const known = ledger.get(imei);
    if (known === undefined) {
      ledger.set(imei, { owner: customer, claims: 1 });
      return row;
    }
    if (known.owner !== customer) return { ...row, status: 'SECTION_NOT_YOURS', deviceId: undefined };
    return levers.repeatClaim === 'success' ? row : { ...row, status: 'OTHER_ERROR', code: 'DEVICE_ALREADY_EXISTS', deviceId: undefined };
  };

  const catchUp = (): void => {
    for (const operation of operations.values()) {
      if (operation.results !== undefined || operation.endsAt > clock.passed()) continue;
      const rows = operation.claims.filter(({ imei }) => !levers.unparsed.has(imei)).map(work);
      operation.results = rows.filter(({ imei }) => !levers.rowLost.has(imei));
    }
  };

  const ask = async <T>(doIt: () => Answer<T>, always?: Fault): Promise<Answer<T>> => {
    asked += 1;
    if (levers.latencyMs > 0) await new Promise<void>((resolve) => clock.after(levers.latencyMs, resolve));
    const fault = always ?? faults.shift();
    if (fault !== undefined && fault !== 'lost-after' && fault !== 'nonsense') return { ok: false, trouble: TROUBLE[fault] };
    catchUp();
    const answer = doIt();
    catchUp();
    return fault === undefined ? answer : { ok: false, trouble: TROUBLE[fault] };
  };

  return {
    faults,
    levers,
    ledger,
    sent,
    asked: () => asked,
    customers: () => ask(() => ({ ok: true, value: [] })),
    claim(claims) {
      sent.push(claims.map(({ box }) => box));
      return ask(() => {
        const refused = claims.length > levers.batchLimit || claims.some(({ imei }) => levers.poison.has(imei));
        if (refused) return { ok: false, trouble: { kind: 'refused', mayHaveHappened: 'no', status: 400, code: 'INVALID_PARAMETER' } };
        const name = `operations/${operations.size + 1}`;
        operations.set(name, { claims, endsAt: clock.passed() + levers.operationMs, results: undefined });
        return { ok: true, value: name };
      });
    },
    operation: (name) =>
      ask(() => {
        const operation = levers.forgetOperations ? undefined : operations.get(name);
        if (operation === undefined)
          return { ok: false, trouble: { kind: 'not-found', mayHaveHappened: 'no', status: 404, code: 'INVALID_OPERATION_ID' } };
        const done = operation.results !== undefined;
        return { ok: true, value: { done, progress: done ? 100 : 0, results: operation.results ?? [] } };
      }, levers.brokenOperations),
    find: (imei) =>
      ask(() => {
        const device = ledger.get(imei);
        const found =
          device === undefined ? [] : [{ deviceId: `9${imei}`, imei, imei2: undefined, owners: [device.owner], box: undefined }];
        return { ok: true, value: found };
      }, levers.brokenFinds),
  };
}

const TROUBLE: Readonly<Record<Fault, Trouble>> = {
  'never-left': { kind: 'offline', mayHaveHappened: 'no', status: 0, code: 'ECONNREFUSED' },
  'lost-before': { kind: 'offline', mayHaveHappened: 'unknown', status: 0, code: 'ECONNRESET' },
  'lost-after': { kind: 'offline', mayHaveHappened: 'unknown', status: 0, code: 'TimeoutError' },
  nonsense: { kind: 'google', mayHaveHappened: 'unknown', status: 200, code: 'NOT_UNDERSTOOD' },
  401: { kind: 'sign-in', mayHaveHappened: 'no', status: 401, code: 'UNAUTHENTICATED' },
  403: { kind: 'forbidden', mayHaveHappened: 'no', status: 403, code: 'PERMISSION_DENIED' },
  429: { kind: 'quota', mayHaveHappened: 'no', status: 429, code: 'RATE_LIMIT_EXCEEDED', retryAfterMs: 30_000 },
  503: { kind: 'google', mayHaveHappened: 'unknown', status: 503, code: 'UNAVAILABLE' },
};
