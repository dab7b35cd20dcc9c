import type { BoxView } from '../core/views/box.ts';
import type { GoogleView } from '../core/views/google.ts';
import type { StationView } from '../core/views/station.ts';
import type { RescueView } from '../core/views/keeping.ts';
import { deviceName } from '../core/domain/device-name.ts';
import type { Box } from '../core/domain/box.ts';
import type { DeviceIdentifiers } from '../core/domain/device-record.ts';
import { WindowSettings, type StationSettings } from '../core/domain/settings.ts';
import type { Session } from './session.ts';

export interface StationState {
  readonly host: 'electron' | 'browser';
  readonly account: StationSettings['account'];
  readonly session: Session | undefined;
  readonly settings: StationSettings;
  readonly outOfReach: GoogleView | undefined;
  readonly rescue?: RescueView | undefined;
}

/** Everything that the window shows all the time. */
export function stationView({ host, account, session, settings, outOfReach, rescue }: StationState): StationView {
  const shared = { host, account, settings: WindowSettings.parse(settings) };
  if (session === undefined) return { ...shared, ...EMPTY, ...(rescue === undefined ? {} : { rescue }) };
  const { journal, shifts, directory } = session;
  const summary = shifts.summary();
  const tables = session.tables.state();
  const claiming = session.claiming()?.view();
  const customer = directory.current();
  const store = session.store();
  return {
    ...shared,
    ...(customer === undefined ? {} : { customer }),
    ...(store === undefined ? {} : { store }),
    ...(summary === undefined ? {} : { shift: { id: summary.shift, startedAt: summary.startedAt } }),
    total: summary?.total ?? EMPTY.total,
    repeated: summary?.repeated ?? 0,
    refused: summary?.refused ?? 0,
    balanced: summary?.balanced ?? true,
    tables: tables === 'checking' ? 'right' : tables,
    fromBefore: session.leftFromBefore(),
    queue: {
      waiting: journal.countInState('waiting'),
      underWay: UNDER_WAY.reduce((sum, state) => sum + journal.countInState(state), 0),
      unsure: journal.countInState('unsure'),
      held: journal.countInState('held'),
    },
    google: outOfReach ?? claiming?.connection ?? { state: 'fine' },
    operations: [...(claiming?.operations ?? [])],
    recent: journal.newestBoxes(12).map(boxView),
    ...keepingView(session, claiming?.recovered),
  };
}

/** The last backup, and what is still being made up for since the journal was restored. */
function keepingView({ journal, keeping }: Session, found: number | undefined): Pick<StationView, 'backup' | 'recovery'> {
  const { madeAt, failed } = keeping.view();
  const open = journal.recovery();
  return {
    backup: { ...(madeAt === undefined ? {} : { madeAt }), ...(failed === undefined ? {} : { failed }) },
    ...(open === undefined
      ? {}
      : {
          recovery: {
            since: open.since,
            from: open.from,
            ...(open.madeAt === undefined ? {} : { madeAt: open.madeAt }),
            found: found ?? 0,
          },
        }),
  };
}

/** A box as the window sees it. */
export function boxView({ id, seq, acceptedAt, customer, identifiers, source, state, reason, code, deviceId, release }: Box): BoxView {
  return {
    id,
    seq,
    acceptedAt,
    customer,
    identifiers: given(identifiers),
    name: deviceName(identifiers),
    source,
    state,
    ...(release?.next === undefined ? {} : { next: release.next }),
    ...(reason === undefined ? {} : { reason }),
    ...(code === undefined ? {} : { code }),
    ...(deviceId === undefined ? {} : { deviceId }),
  };
}

/** Without what is not there. */
export function given(identifiers: DeviceIdentifiers): BoxView['identifiers'] {
  return Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value !== undefined));
}

const UNDER_WAY = ['sent', 'processing', 'releasing', 'unclaiming'] as const;

const EMPTY = {
  total: { scanned: 0, claimed: 0, waiting: 0, attention: 0, released: 0, undone: 0 },
  repeated: 0,
  refused: 0,
  balanced: true,
  tables: 'right',
  fromBefore: 0,
  queue: { waiting: 0, underWay: 0, unsure: 0, held: 0 },
  google: { state: 'fine' },
  operations: [],
  recent: [],
} satisfies Partial<StationView>;
