import { implement } from '@orpc/server';
import { contract } from '../core/contract.ts';
import { WindowSettings } from '../core/domain/settings.ts';
import { version } from './version.ts';
import { watching } from './changes.ts';
import type { Station } from './station.ts';
import { boxView } from './station-view.ts';
import { summaryView } from './summary-view.ts';

/** The contract, kept. Nothing is decided here: each call goes to the service that it names, and its answer becomes a view. */
export function createRouter(station: Station) {
  const os = implement(contract);
  /** Everything that a call changes shows at once in the window. */
  const changing = <T>(result: T): T => {
    station.changes.emit();
    return result;
  };
  return os.router({
    station: {
      watch: os.station.watch.handler(({ signal }) => watching(station.changes, station.view, SHOW_EVERY_MS, signal)),
      about: os.station.about.handler(async () => ({
        version,
        host: station.host,
        runtime: `Node ${process.versions.node}`,
        dataFolder: station.dataFolder,
        keychain: await station.keychain(),
      })),
      change: os.station.change.handler(({ input }) => changing(WindowSettings.parse(station.settings.change(definedOnly(input))))),
    },
    access: {
      practise: os.access.practise.handler(async () => {
        await station.practise();
        return { outcome: 'practising' as const };
      }),
      connect: os.access.connect.handler(async ({ input }) => changing(await station.connect(input.partnerId, input.keyFile))),
      leave: os.access.leave.handler(async () => {
        await station.leave();
        return { outcome: 'left' as const };
      }),
      reopen: os.access.reopen.handler(() => station.reopen()),
    },
    customers: {
      list: os.customers.list.handler(async ({ input }) => {
        const list = await station.session()?.directory.list(input.refresh);
        const trouble = list?.trouble?.kind;
        return {
          customers: [...(list?.customers ?? [])],
          ...(list?.fetchedAt === undefined ? {} : { fetchedAt: list.fetchedAt }),
          ...(trouble === undefined
            ? {}
            : { trouble: trouble === 'not-found' || trouble === 'refused' ? ('forbidden' as const) : trouble }),
        };
      }),
      choose: os.customers.choose.handler(({ input }) =>
        changing(station.session()?.directory.choose(input.customer) ?? { outcome: 'refused', reason: 'no-account' }),
      ),
    },
    packing: {
      scan: os.packing.scan.handler(({ input }) => {
        const scan = station.session()?.packing.scan(input.customer, input.source, input.readings);
        if (scan === undefined) return { outcome: 'refused', reason: 'no-account', codes: [] };
        return changing(scan.outcome === 'refused' ? { ...scan, codes: [...scan.codes] } : { ...scan, box: boxView(scan.box) });
      }),
    },
    claims: {
      held: os.claims.held.handler(() => (station.session()?.journal.boxesInState('held', 10_000) ?? []).map(boxView)),
      retry: os.claims.retry.handler(({ input }) => changing({ retried: station.session()?.retry(input.boxes) ?? 0 })),
      hurry: os.claims.hurry.handler(() => {
        station.session()?.claiming()?.hurry();
        return { outcome: 'hurried' as const };
      }),
    },
    shift: {
      summary: os.shift.summary.handler(({ input }) => summaryView(station.session()?.shifts.summary(input.shift))),
      boxes: os.shift.boxes.handler(({ input }) =>
        (station.session()?.shifts.boxes(input.shift, input.limit, input.offset) ?? []).map(boxView),
      ),
      csv: os.shift.csv.handler(({ input }) => station.session()?.shifts.csv(input.shift) ?? { name: 'empty.csv', text: '' }),
      finish: os.shift.finish.handler(() => changing(summaryView(station.session()?.shifts.finish()))),
    },
  });
}

export type StationRouter = ReturnType<typeof createRouter>;

const SHOW_EVERY_MS = 40;

function definedOnly(patch: Partial<{ [K in keyof WindowSettings]: WindowSettings[K] | undefined }>): Partial<WindowSettings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
