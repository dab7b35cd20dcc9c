import type { AddressInfo } from 'node:net';
import { createBearerTokens } from './access/bearer-tokens.ts';
import { createQuota } from './access/quota.ts';
import { keyFileOf, openServiceAccount } from './access/service-account.ts';
import { createChance } from './chance.ts';
import { adminReply } from './http/admin.ts';
import { askGoogle, type GoogleSide } from './http/google.ts';
import { listen } from './http/server.ts';
import { createLevers, type Levers } from './levers.ts';
import { readState } from './state/state-file.ts';
import { createStateKeeper } from './state/state-keeper.ts';
import type { LedgerEntry } from './world/ledger.ts';
import { createWorld } from './world/world.ts';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** Keeps everything here across restarts, the key pair too. Without it the simulator begins anew each time. */
  readonly stateFile?: string | undefined;
  /** Where the key file lies, for the page at `/` to tell; the simulator does not write it. */
  readonly keyFilePath?: string | undefined;
  /** 1, the default: operations take about 1.5 s and 60 ms a device, at most 20 s. 0: at once. */
  readonly pace?: number | undefined;
  /** Of everything that levers leave to chance; 1 is the default. */
  readonly seed?: number | undefined;
  /** Milliseconds since 1970, for operations and quota. */
  readonly now?: (() => number) | undefined;
  /** The same for tokens and for the `Date` of every answer, apart because clients sign with the real time whatever a test's clock says. */
  readonly credentialNow?: (() => number) | undefined;
  readonly quotaPer100Seconds?: number | undefined;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`, to be given to Google's client in place of its own. */
  readonly rootUrl: string;
  readonly tokenUrl: string;
  readonly partnerId: string;
  /** JSON text of a service-account key file, the private key in it. */
  readonly keyFile: string;
  readonly levers: Levers;
  ledger(): LedgerEntry[];
  close(): Promise<void>;
}

/**
 * Google's side of the zero-touch partner API, over real HTTP on 127.0.0.1. Rejects when the port cannot be had (Node's error, with
 * its code) or the state file cannot be used.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, stateFile, keyFilePath, pace = 1, seed = 1, quotaPer100Seconds = 1000 } = options;
  const { now = Date.now, credentialNow = Date.now } = options;
  const read = stateFile === undefined ? undefined : await readState(stateFile);
  const saved = read?.state;
  const account = await openServiceAccount(saved?.serviceAccount);
  const levers = createLevers();
  levers.seed = seed;
  const chance = createChance(levers);
  const snapshot = () => ({ version: 1 as const, serviceAccount: account.saved, tokens: tokens.saved(), world: world.saved() });
  const keeper = createStateKeeper(stateFile, snapshot, read?.fresh ?? false);
  const tokens = createBearerTokens(saved?.tokens ?? [], (token) => keeper.keep({ token }));
  const world = createWorld({ saved: saved?.world, levers, chance, pace, now, keep: keeper.keep });
  // The key pair is given out with the simulator, so it is kept before anybody can have it.
  await keeper.kept();

  const ledger = (): LedgerEntry[] => {
    world.catchUp();
    return world.ledger.entries();
  };
  const quota = createQuota(quotaPer100Seconds);
  let open = true;
  const server = await listen(port, {
    levers,
    chance,
    isOpen: () => open,
    async admin(request, pathname, body) {
      const place = { rootUrl, tokenUrl, partnerId: world.partnerId, keyFilePath };
      const reply = adminReply(request, pathname, body, { levers, ledger, place });
      await keeper.kept();
      return reply;
    },
    async google(request, url, body) {
      const answered = askGoogle(request, url, body, google);
      await keeper.kept();
      // Whose clock is wrong can be told from this by who compares it with his own.
      return { ...answered, headers: { date: new Date(credentialNow()).toUTCString(), ...answered.headers } };
    },
  });
  const rootUrl = `http://127.0.0.1:${portOf(server.address())}`;
  const tokenUrl = `${rootUrl}/token`;
  const google: GoogleSide = { world, tokens, tokenDesk: { account, tokens, tokenUrl }, credentialNow, quota };

  return {
    rootUrl,
    tokenUrl,
    partnerId: world.partnerId,
    keyFile: keyFileOf(account, tokenUrl),
    levers,
    ledger,
    async close() {
      open = false;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await keeper.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
