import { join } from 'node:path';
import type { GoogleView } from '../core/views/google.ts';
import type { KeychainState, StationView } from '../core/views/station.ts';
import type { StationSettings } from '../core/domain/settings.ts';
import { access, type Access } from '../core/services/access.ts';
import { budgetsByAccount } from '../core/services/budget.ts';
import { JournalFailure } from '../core/ports/journal.ts';
import type { Settings } from '../core/ports/settings.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { ownFolder } from './adapters/folder-owner.ts';
import { googleCredentials, type GoogleWays } from './adapters/google/credentials.ts';
import { sealedVault } from './adapters/sealed-vault.ts';
import { systemChance } from './adapters/system-chance.ts';
import { systemClock } from './adapters/system-clock.ts';
import { changes, type Changes } from './changes.ts';
import { watchForJumps } from './clock-jumps.ts';
import { folderRefusal, prepareFolder } from './data-folder.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { beforeMigration } from './keeping/before-migration.ts';
import { journalFiles } from './keeping/journal-files.ts';
import { downloadsFolder } from './keeping/downloads-folder.ts';
import { moving, type Moving } from './keeping/moving.ts';
import { startRescue, type Rescue } from './keeping/rescue.ts';
import { UntrustedJournal } from './keeping/untrusted-journal.ts';
import { practiceSimulator } from './practice-simulator.ts';
import { openSession, type Session } from './session.ts';
import type { StationOptions } from './station-options.ts';
import { stationView } from './station-view.ts';
import { writeAgain, type WriteAgain } from './write-again.ts';

/** A running station: the only place that constructs things. The hosts add a window and a wire, nothing else. */
export interface Station {
  readonly host: 'electron' | 'browser';
  readonly dataFolder: string;
  readonly settings: Settings;
  readonly changes: Changes;
  view(): StationView;
  /** The open account's journal and services; undefined in front of the two doors. */
  session(): Session | undefined;
  /** Opens practice on the built-in simulator. */
  practise(): Promise<void>;
  connect: Access['connect'];
  /** Tries the keychain again after it was unlocked. */
  reopen(): Promise<GoogleView>;
  /** Back to the two doors; forgets the account's key. */
  leave(): Promise<void>;
  keychain(): Promise<KeychainState>;
  /** Goes on without the journal that is not trusted, which is set aside. */
  goOn(): ReturnType<Rescue['goOn']>;
  /** As one file to another computer. */
  readonly moving: Moving;
  /** Writes its data again where the folder was deleted under it. */
  writeAgain(): WriteAgain;
  /** Tells a second copy on the same folder where this one is. */
  announce(url: string): void;
  close(): Promise<void>;
}

/** @throws StationRefusal, with the words for the person who started it */
export async function openStation(options: StationOptions): Promise<Station> {
  const { dataFolder, host, settings, keychain, endpoints, clock = systemClock, chance = systemChance, rules, failed } = options;
  prepareFolder(dataFolder);
  const owner = ownFolder(dataFolder, host);
  const watchers = changes();
  const ways: GoogleWays = {
    budgetOf: budgetsByAccount({ now: () => performance.now(), after: systemClock.after, share: () => settings.get().quotaShare }),
    diagnosed: (diagnosis) => session?.diagnosed(diagnosis),
  };
  const vault = sealedVault(dataFolder);
  const kept = access({ keychain, vault, settings, credentials: googleCredentials(endpoints, ways) });

  let account: StationSettings['account'] = { kind: 'none' };
  let session: Session | undefined;
  let simulator: Simulator | undefined;
  let outOfReach: GoogleView | undefined;
  let rescue: Rescue | undefined;
  let closed = false;
  // Impatient people click twice. Two sessions on one journal would claim every box twice.
  const inTurn = oneAtATime();
  const connecting = oneAtATime();

  const closeSession = async (): Promise<void> => {
    const closing = session;
    const stopping = simulator;
    session = undefined;
    simulator = undefined;
    outOfReach = undefined;
    rescue = undefined;
    account = { kind: 'none' };
    try {
      await closing?.close();
    } finally {
      await stopping?.close();
    }
  };

  /** Undefined when the journal is not trusted: then `rescue` has the way on. */
  const open = async (name: string): Promise<Session | undefined> => {
    const folder = join(dataFolder, 'accounts', name);
    const files = journalFiles(folder);
    const { station } = settings.get();
    const parts = { station, clock, chance, changed: watchers.emit };
    const needsRescue = (fault: UntrustedJournal['fault'], detail: string): void => {
      rescue = startRescue({ files, fault, detail, ...parts });
      watchers.emit();
    };
    await beforeMigration(files, clock.now());
    try {
      let opened: Session | undefined;
      opened = openSession({
        folder,
        ...parts,
        failed,
        rules: () => ({ batchSize: settings.get().batchSize, ...rules }),
        damaged(detail) {
          if (opened === undefined || session !== opened) return;
          // At once: not one more box is taken for it.
          session = undefined;
          needsRescue('damaged', detail);
          void inTurn(opened.close).catch(failed);
        },
      });
      return opened;
    } catch (error) {
      if (error instanceof UntrustedJournal) needsRescue(error.fault, error.detail);
      else if (error instanceof JournalFailure && error.reason === 'damaged') needsRescue('damaged', String(error.cause));
      else throw error;
      return undefined;
    }
  };

  const practise = async (): Promise<void> => {
    await closeSession();
    const opened = await open('practice');
    if (opened === undefined) {
      account = { kind: 'practice' };
      return watchers.emit();
    }
    try {
      simulator = await practiceSimulator(join(dataFolder, 'accounts', 'practice', 'simulator.json'));
      const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }, ways).read(simulator.keyFile);
      if (typeof found === 'string') throw new Error(`the simulator's own key file is ${found}`);
      opened.reach(found.zeroTouch(simulator.partnerId));
    } catch (error) {
      await opened.close();
      throw error;
    }
    session = opened;
    account = { kind: 'practice' };
    watchers.emit();
  };

  const reach = async (): Promise<GoogleView> => {
    // Practice has no key.
    if (account.kind !== 'google') return { state: 'fine' };
    const asking = session;
    const way = await kept.open();
    // Somebody left meanwhile; what the keychain said is of another account.
    if (asking !== session) return { state: 'fine' };
    outOfReach = way.ok ? undefined : { state: 'no-keychain', code: way.why };
    if (way.ok) session?.reach(way.zeroTouch);
    watchers.emit();
    return outOfReach ?? { state: 'fine' };
  };

  const openGoogle = async (google: StationSettings['account'] & { kind: 'google' }): Promise<void> => {
    await closeSession();
    session = await open(`partner-${google.partnerId}`);
    account = google;
  };

  const openKept = async (): Promise<void> => {
    const remembered = settings.get().account;
    if (options.practice === true || remembered.kind === 'practice') await practise();
    else if (remembered.kind === 'google') {
      await openGoogle(remembered);
      // Not awaited: a locked keychain asks the person at the station, who should see a window meanwhile. Boxes are stored all the same.
      void reach().catch(failed);
    }
  };

  const look = (): StationView => stationView({ host, account, session, settings: settings.get(), outOfReach, rescue: rescue?.view() });

  try {
    await openKept();
  } catch (error) {
    await closeSession();
    owner.release();
    throw folderRefusal(dataFolder, error);
  }

  const stopWatching = watchForJumps(clock, () => {
    // Timers stood still while the computer slept, and what the window was told of times is not so any more.
    session?.claiming()?.hurry();
    watchers.emit();
  });

  return {
    host,
    dataFolder,
    settings,
    changes: watchers,
    view() {
      try {
        return look();
      } catch (error) {
        // A look can be what finds the journal damaged; then there is something else to see.
        if (!(error instanceof JournalFailure) || session !== undefined) throw error;
        return look();
      }
    },
    session: () => session,
    practise: () =>
      inTurn(async () => {
        if (closed || account.kind !== 'none') return;
        // A station that was started in practice for once goes back to its account the next time.
        const isFirst = settings.get().account.kind === 'none';
        await practise();
        try {
          if (isFirst) settings.change({ account: { kind: 'practice' } });
        } catch (error) {
          await closeSession();
          throw error;
        }
      }),
    connect: (partnerId, keyFile) =>
      connecting(async () => {
        const outcome = await kept.connect(partnerId, keyFile);
        const remembered = settings.get().account;
        if (outcome.outcome !== 'connected' || remembered.kind !== 'google') return outcome;
        await inTurn(async () => {
          if (!closed) await openGoogle(remembered);
        });
        await reach();
        return outcome;
      }),
    reopen: reach,
    async leave() {
      const left = await inTurn(async () => {
        const { kind } = account;
        // Asked before anything is forgotten: a disk that takes nothing would leave half an account behind.
        settings.change({});
        await closeSession();
        return kind;
      });
      if (left === 'google') await kept.forget();
      else if (settings.get().account.kind === 'practice') settings.change({ account: { kind: 'none' } });
      watchers.emit();
    },
    keychain: () => keychain.check(),
    moving: moving({
      dataFolder,
      settings,
      clock,
      chance,
      exportFolder: () => options.exportFolder ?? downloadsFolder(),
      open: () => (account.kind === 'none' ? undefined : account.kind === 'practice' ? 'practice' : `partner-${account.partnerId}`),
    }),
    goOn: () =>
      inTurn(async () => {
        const rescued = account;
        if (closed || rescue === undefined) return { outcome: 'went-on' };
        const gone = await rescue.goOn();
        if (gone.outcome === 'went-on') {
          if (rescued.kind === 'google') await openGoogle(rescued);
          else await practise();
          void reach().catch(failed);
        }
        watchers.emit();
        return gone;
      }),
    writeAgain: () => writeAgain({ dataFolder, owner, settings, vault, session }),
    announce: owner.announce,
    close: () =>
      inTurn(async () => {
        if (closed) return;
        closed = true;
        stopWatching();
        try {
          await closeSession();
        } finally {
          owner.release();
        }
      }),
  };
}
