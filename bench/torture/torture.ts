import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleStation, realStation } from './bundle.ts';
import { startGoogle, type GoogleProcess } from './google.ts';
import { FINDING_KINDS, type FindingKind } from './ledgers.ts';
import { runRound, type RoundReport } from './round.ts';

/** What came of all rounds. */
export interface TortureReport extends Readonly<Record<FindingKind, number>> {
  readonly rounds: number;
  /** Boxes that the scanner was told are stored. */
  readonly acknowledged: number;
  /** From the start of a process after a kill to its first answer. */
  readonly recoveryMsP95: number;
}

export interface TortureOptions {
  readonly rounds: number;
  /** Of the first round; the others follow. */
  readonly seed: number;
  /** Least and most times that a station is killed in a round. */
  readonly kills?: readonly [number, number];
  readonly boxes?: number;
  /** Rounds at the same time, each with a simulator of its own. */
  readonly lanes?: number;
  /** How many times as fast as the computer's the station's clock runs. */
  readonly times?: number;
  /** The browser host that is tortured; a test puts a worse one in its place. */
  readonly entry?: string;
  readonly done?: (round: RoundReport) => void;
}

/**
 * Crash torture. In each round the browser host runs as a process of its own on a fresh data folder, connected as a Google account to the
 * simulator, which is another process and has faults of all kinds. Boxes are scanned over the host's own WebSocket as fast as it answers,
 * some of them twice, for changing customers. The host is killed with SIGKILL at moments that hurt (`MOMENTS`) and started again on the same
 * folder. In the end the faults stop, and the station has its time. Then three ledgers are compared: what the scanner was told, what the journal
 * holds (read by SQLite without our code), and what the simulator holds.
 *
 * - `lost`: a box that was acknowledged and is not in the journal as that box; a box that is claimed for the journal and not at Google, or at Google
 *   and not in the journal; the end of a shift that was acknowledged and is not stored; a journal that is not intact or does not balance.
 * - `doubleClaimed`: a device whose claim Google worked on more than once, even if it changed nothing the second time; or that the station took for new twice.
 * - `wrongCustomer`: a box that was acknowledged, stored or claimed for another customer than the one on the screen when it was scanned.
 * - `falseFailures`: a box that needs a person, or a scan that was refused, though no fault was about that device.
 * - `stuck`: a box that is neither claimed nor held 30 seconds (with 50 times the speed 25 minutes of the station) after the last start,
 *   a station that does not start again, or one that forgot its account.
 */
export async function torture({
  rounds,
  seed,
  kills: [least, most] = [1, 3],
  boxes = 40,
  lanes = 2,
  times = 50,
  entry = realStation,
  done = () => {},
}: TortureOptions): Promise<TortureReport> {
  if (times > FASTEST) throw new Error(`a clock more than ${FASTEST} times as fast leaves a slow request no time to arrive: see faults.ts`);
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-torture-'));
  const station = await bundleStation(entry);
  const epoch = Date.now();
  const reports: RoundReport[] = [];
  let next = 0;
  let startMs = 500;
  const lane = async (): Promise<void> => {
    let google: GoogleProcess | undefined;
    try {
      for (let round = next++; round < rounds; round = next++) {
        // A ledger of many thousand devices takes longer to send than a round.
        if (google !== undefined && round % NEW_GOOGLE === 0) {
          await google.end();
          google = undefined;
        }
        google ??= await startGoogle(1 / times);
        const mine = seed + round;
        const kills = least + (mine % (most - least + 1));
        const report = await runRound({
          seed: mine,
          kills,
          boxes,
          google,
          folder: join(folder, `round-${mine}`),
          program: station.file,
          times,
          epoch,
          startMs,
        });
        startMs = report.recoveryMs.at(-1) ?? startMs;
        reports.push(report);
        done(report);
      }
    } finally {
      await google?.end();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(lanes, rounds) }, lane));
  } finally {
    station.remove();
  }
  if (reports.every(({ findings }) => findings.length === 0)) rmSync(folder, { recursive: true, force: true });
  const count = (kind: FindingKind): number =>
    reports.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.kind === kind).length, 0);
  const recoveries = reports.flatMap(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b);
  const [lost, doubleClaimed, wrongCustomer, falseFailures, stuck] = FINDING_KINDS.map(count);
  return {
    rounds: reports.length,
    acknowledged: reports.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    lost: lost ?? 0,
    doubleClaimed: doubleClaimed ?? 0,
    wrongCustomer: wrongCustomer ?? 0,
    falseFailures: falseFailures ?? 0,
    stuck: stuck ?? 0,
    recoveryMsP95: Math.round(recoveries[Math.ceil(recoveries.length * 0.95) - 1] ?? 0),
  };
}

const NEW_GOOGLE = 200;
const FASTEST = 50;
