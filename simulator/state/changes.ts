import type { Customer } from '../world/customers.ts';
import type { Device } from '../world/devices.ts';
import { write, type LedgerEntry } from '../world/ledger.ts';
import type { Operation, Progress } from '../world/operations.ts';
import type { SavedState } from './saved.ts';

/** One thing that is different now. What is written is the thing as it is, so that reading it twice does no harm. */
export type Change =
  | { readonly token: readonly [token: string, expiresAt: number] }
  | { readonly customer: Customer }
  | { readonly device: Device }
  | { readonly ledger: LedgerEntry }
  | { readonly started: Operation }
  | Progress;

/** The state after these changes. */
export function afterChanges(state: SavedState, changes: Iterable<Change>): SavedState {
  const tokens = new Map(state.tokens);
  const customers = new Map((state.world.customers ?? []).map((customer) => [customer.companyId, customer]));
  const devices = new Map(state.world.devices.map((device) => [device.id, device]));
  const operations = new Map(state.world.operations.map((operation) => [operation.name, operation]));
  const ledger = new Map<string, LedgerEntry>();
  for (const entry of state.world.ledger) write(ledger, entry);

  for (const change of changes) {
    if ('token' in change) tokens.set(...change.token);
    else if ('customer' in change) customers.set(change.customer.companyId, change.customer);
    else if ('device' in change) devices.set(change.device.id, change.device);
    else if ('ledger' in change) write(ledger, change.ledger);
    else if ('started' in change) operations.set(change.started.name, change.started);
    else if ('forgotten' in change) operations.delete(change.forgotten);
    else if ('done' in change) finish(operations, change.done);
    else addResults(operations, change.results);
  }
  return {
    ...state,
    tokens: [...tokens],
    world: {
      customers: [...customers.values()],
      devices: [...devices.values()],
      operations: [...operations.values()],
      ledger: [...ledger.values()],
    },
  };
}

function finish(operations: ReadonlyMap<string, Operation>, [name, at]: Extract<Change, { done: unknown }>['done']): void {
  const operation = operations.get(name);
  if (operation !== undefined) operation.doneAt = at;
}

function addResults(
  operations: ReadonlyMap<string, Operation>,
  [name, from, added]: Extract<Change, { results: unknown }>['results'],
): void {
  const results = operations.get(name)?.results;
  if (results === undefined) return;
  for (const [index, result] of added.entries()) results[from + index] = result;
}
