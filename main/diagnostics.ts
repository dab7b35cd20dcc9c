import { arch, platform, release } from 'node:os';
import type { KeychainState } from '../core/views/station.ts';
import { BOX_STATES } from '../core/domain/box.ts';
import { deviceName } from '../core/domain/device-name.ts';
import { redacted } from './redacted.ts';
import type { Session } from './session.ts';
import type { Station } from './station.ts';
import { version } from './version.ts';

/**
 * A report for whoever helps, as a file: how things stand between this station and Google. No key, no token, no customer's name, and of
 * every device only the last four digits.
 * @param at milliseconds since 1970
 */
export function diagnostics(
  station: Pick<Station, 'host' | 'settings' | 'view' | 'session'>,
  keychain: KeychainState,
  at: number,
): { readonly name: string; readonly text: string } {
  const { account, google, operations, queue, shift, total, balanced, rescue, backup, recovery } = station.view();
  const { batchSize, quotaShare, station: id } = station.settings.get();
  const session = station.session();
  const written = new Date(at).toISOString();
  const report = {
    claimstation: version,
    written,
    station: id,
    host: station.host,
    runtime: `Node ${process.versions.node}`,
    system: `${platform()} ${release()} ${arch()}`,
    account: account.kind === 'google' ? { kind: account.kind, partnerId: account.partnerId } : account,
    keychain,
    settings: { batchSize, quotaShare },
    google,
    queue,
    shift: shift === undefined ? undefined : { startedAt: shift.startedAt, total, balanced },
    operations,
    rescue,
    backup,
    recovery,
    ...(session === undefined ? {} : journalReport(session)),
    diagnoses: session?.diagnoses() ?? [],
  };
  return { name: `claimstation-report-${written.slice(0, 10)}.json`, text: `${JSON.stringify(redacted(report), undefined, 2)}\n` };
}

function journalReport({ journal, batches, tables }: Session) {
  return {
    tables: { state: tables.state(), found: tables.found() },
    boxes: Object.fromEntries(BOX_STATES.map((state) => [state, journal.countInState(state)])),
    requests: batches.page(NEWEST),
    held: journal.boxesInState('held', MOST_HELD).map(({ id, identifiers, reason, code, changedAt }) => {
      return { box: id, ends: deviceName(identifiers).value.slice(-4), reason, code, changedAt };
    }),
  };
}

const NEWEST = 20;
const MOST_HELD = 200;
