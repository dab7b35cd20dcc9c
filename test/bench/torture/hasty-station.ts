import { implement } from '@orpc/server';
import { contract } from '../../../core/contract.ts';
import { readLabel } from '../../../core/domain/label.ts';
import { fileSettings } from '../../../main/adapters/file-settings.ts';
import { stationKeychain } from '../../../main/adapters/os-keychain.ts';
import { systemChance } from '../../../main/adapters/system-chance.ts';
import { systemClock } from '../../../main/adapters/system-clock.ts';
import { serveBrowser } from '../../../main/browser/server.ts';
import { readOptions } from '../../../main/options.ts';
import { report } from '../../../main/report.ts';
import { createRouter } from '../../../main/router.ts';
import { openStation } from '../../../main/station.ts';

/**
 * A saboteur: the browser host as it ships, but for one thing: it acknowledges a box first and stores it 40 milliseconds later. Left alone
 * it is always right in the end.
 */
const LATE_MS = 40;

const options = readOptions(process.argv.slice(2), process.env);
const settings = fileSettings(options.dataFolder);
let promised: string | undefined;
const station = await openStation({
  ...options,
  host: 'browser',
  settings,
  keychain: stationKeychain(settings),
  failed: report,
  chance: {
    ...systemChance,
    id() {
      const id = promised ?? systemChance.id();
      promised = undefined;
      return id;
    },
  },
});

const pending = new Map<string, { id: string; customer: { id: string; name: string } }>();
const os = implement(contract);
const scan = os.packing.scan.handler(({ input: { customer, source, readings } }) => {
  const session = station.session();
  const label = readLabel(readings);
  if (session === undefined || label.kind === 'refused' || session.journal.currentCustomer()?.id !== customer)
    return { outcome: 'refused', reason: 'no-customer', codes: [] };
  const [imei] = label.imeis;
  const known = session.journal.boxOfDevice({ imei }) ?? pending.get(imei);
  const { id, customer: its } = known ?? { id: systemChance.id(), customer: { id: customer, name: '' } };
  if (known === undefined) {
    pending.set(imei, { id, customer: its });
    setTimeout(() => {
      session.directory.choose(customer);
      promised = id;
      session.packing.scan(customer, source, readings);
      pending.delete(imei);
    }, LATE_MS);
  }
  const name = { kind: 'imei' as const, value: imei };
  const box = { id, seq: 0, acceptedAt: systemClock.now(), customer: its, identifiers: { imei }, name, source, state: 'waiting' as const };
  return known === undefined ? { outcome: 'accepted', box } : { outcome: 'duplicate', box, otherCustomer: its.id !== customer };
});

const router = createRouter(station);
const server = await serveBrowser({ router: { ...router, packing: { ...router.packing, scan } }, folder: '.', port: 0, failed: report });
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
