import { androiddeviceprovisioning, type androiddeviceprovisioning_v1 } from '@googleapis/androiddeviceprovisioning';
import { Gaxios, GaxiosError, type GaxiosResponse } from 'gaxios';
import { JWT } from 'google-auth-library';
import { shapeOf, shortened, type Diagnosis } from '../../../core/domain/diagnosis.ts';
import type { Answer } from '../../../core/domain/trouble.ts';
import type { Budget } from '../../../core/ports/budget.ts';
import type { ServiceAccount } from './service-account.ts';
import { nonsense, tokenTroubleOf, troubleOf } from './trouble.ts';

export interface GoogleOptions {
  readonly account: ServiceAccount;
  /** The partner (reseller) ID of every path. */
  readonly partnerId: string;
  /** Other endpoints than Google's, for practice, tests and gateways. */
  readonly rootUrl?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly timeoutMs?: number;
  /** The service account's, shared by all that ask with it; without one nothing is counted. */
  readonly budget?: Budget | undefined;
  /** Told of answers that cannot be understood. */
  readonly diagnosed?: ((diagnosis: Diagnosis) => void) | undefined;
}

/** Google's own client for one partner, and the one way to ask it anything. */
export interface Connection {
  readonly client: androiddeviceprovisioning_v1.Androiddeviceprovisioning;
  readonly partnerId: string;
  /**
   * Makes one request, and reads its answer; `undefined` from `read` is an answer that cannot be understood. Never throws, and signs in
   * first, apart from the request: a sign-in that fails can have claimed nothing.
   */
  ask<T>(request: () => Promise<Replied>, read: (data: unknown) => T | undefined): Promise<Answer<T>>;
  budgetMs(): number;
}

/** The client's retries are off: only the claiming loop knows whether a request may be repeated. */
export function connectToGoogle(options: GoogleOptions): Connection {
  const { account, partnerId, rootUrl, tokenUrl, timeoutMs = 30_000, budget, diagnosed = () => {} } = options;
  const auth = signIn(account, tokenUrl, timeoutMs);
  const client = androiddeviceprovisioning({
    version: 'v1',
    auth,
    ...(rootUrl === undefined ? {} : { rootUrl }),
    timeout: timeoutMs,
    retry: false,
    noProxy: THIS_COMPUTER,
    // Without it the error details, and with them Google's own error code, may be missing.
    headers: { 'X-GOOG-API-FORMAT-VERSION': '2' },
  });

  const ask: Connection['ask'] = async (request, read) => {
    try {
      await auth.getAccessToken();
    } catch (error) {
      return { ok: false, trouble: tokenTroubleOf(error) };
    }
    // After the sign-in, which is no request of the API and may take long.
    const noRoom = await budget?.room();
    if (noRoom !== undefined) return { ok: false, trouble: noRoom };
    try {
      const reply = await request();
      const value = read(reply.data);
      if (value !== undefined) return { ok: true, value };
      diagnosed(diagnosisOf(reply, nonsense.code));
      return { ok: false, trouble: nonsense };
    } catch (error) {
      const trouble = troubleOf(error);
      if (error instanceof GaxiosError && error.response !== undefined && isMalformed(error.response))
        diagnosed(diagnosisOf(error.response, trouble.code));
      // The library would go on with a token that Google does not take until its hour is over, by a clock that may be wrong.
      if (trouble.kind === 'sign-in') auth.setCredentials(NO_TOKEN_YET);
      return { ok: false, trouble };
    }
  };

  return { client, partnerId, ask, budgetMs: () => budget?.waitMs() ?? 0 };
}

type Replied = Pick<GaxiosResponse<unknown>, 'data' | 'status' | 'config'>;

/** Google's refusals are JSON with `error` in it. A proxy's or a hotel's are not. */
function isMalformed({ data }: Replied): boolean {
  return typeof data !== 'object' || data === null || !('error' in data);
}

function diagnosisOf({ data, status, config }: Replied, code: string): Diagnosis {
  const path = URL.parse(String(config.url))?.pathname ?? '';
  return { at: Date.now(), method: shortened(`${config.method ?? 'GET'} ${path}`), status, code, shape: shapeOf(data) };
}

// A proxy that the system is set up with cannot reach the simulator or a gateway on this computer.
const THIS_COMPUTER = ['127.0.0.1', 'localhost', '[::1]'];

// What the JWT client begins with: something that looks like a refresh token, long expired.
const NO_TOKEN_YET = { refresh_token: 'jwt-placeholder', expiry_date: 1 };

const TOKEN_URL = 'https://oauth2.googleapis.com/token';

function signIn(account: ServiceAccount, tokenUrl: string | undefined, timeoutMs: number): JWT {
  const transporter = new Gaxios({ timeout: timeoutMs });
  transporter.interceptors.request.add({
    // The library posts to Google's token endpoint whatever the key file's token_uri says.
    resolved: async (config) => {
      if (tokenUrl === undefined || String(config.url) !== TOKEN_URL) return config;
      config.url = new URL(tokenUrl);
      // Chosen for Google's address, before this one was put in its place.
      if (THIS_COMPUTER.includes(config.url.hostname)) delete config.agent;
      return config;
    },
  });
  return new JWT({
    email: account.email,
    key: account.privateKey,
    ...(account.keyId === undefined ? {} : { keyId: account.keyId }),
    // The API's discovery document names no scope, and without one the library signs its own token and never asks for one.
    scopes: ['https://www.googleapis.com/auth/androidworkprovisioning'],
    transporter,
  });
}
