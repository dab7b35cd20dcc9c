import { GaxiosError } from 'gaxios';
import * as z from 'zod';
import { meaningOfRefusal } from '../../../core/domain/google-errors.ts';
import { CLOCK_WRONG, type Trouble } from '../../../core/domain/trouble.ts';

/**
 * What a failed request to the API says, by HTTP status and error code: core/domain/google-errors.ts has the table of Google's own.
 * Sources of the others: Node's and OpenSSL's error codes.
 */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof GaxiosError)) return { kind: 'google', mayHaveHappened: 'unknown', status: 0, code: nameOf(error) };
  const { response } = error;
  if (response === undefined) {
    const code = String(error.code ?? nameOf(error.cause));
    return { kind: 'offline', mayHaveHappened: neverLeft(code, error.cause) ? 'no' : 'unknown', status: 0, code };
  }
  const { status } = response;
  const code = googleCode(response.data) ?? `HTTP_${status}`;
  const retryAfterMs = retryAfter(response.headers.get('retry-after'), response.headers.get('date'));
  return { ...meaningOfRefusal(status, code), status, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** The same for the token endpoint: nothing was asked of the API yet, so nothing can have happened there. */
export function tokenTroubleOf(error: unknown): Trouble {
  const trouble = troubleOf(error);
  const refused = trouble.status >= 400 && trouble.status < 500 && trouble.kind !== 'quota' && trouble.status !== 408;
  const said = error instanceof GaxiosError ? (tokenCode(error.response?.data) ?? trouble.code) : trouble.code;
  const code = refused && error instanceof GaxiosError && isOfAnotherTime(error.response?.headers.get('date')) ? CLOCK_WRONG : said;
  return { ...trouble, kind: refused ? 'sign-in' : trouble.kind, mayHaveHappened: 'no', code };
}

/** We sign with our time of day, and Google takes nothing that is signed in the future or is over. Its answer says what time it has (RFC 9110 section 6.6.1). */
function isOfAnotherTime(date: string | null | undefined): boolean {
  return Math.abs(Date.parse(date ?? '') - Date.now()) > APART_MS;
}

/** Google does not say how far the two may be apart; a few minutes are known to do. */
const APART_MS = 4 * 60_000;

/** An answer that is no answer: not JSON, or not what the API describes. The request itself may well have happened. */
export const nonsense: Trouble = { kind: 'google', mayHaveHappened: 'unknown', status: 200, code: 'NOT_UNDERSTOOD' };

/** Whether no connection was made, so that not one byte of the request left. */
function neverLeft(code: string, cause: unknown): boolean {
  // A connection that stood can lose its route too, with the same code: then it broke in "read" or "write", as node-fetch tells.
  const call = typeof cause === 'object' && cause !== null && 'erroredSysCall' in cause ? cause.erroredSysCall : undefined;
  return NO_CONNECTION.test(code) && call !== 'read' && call !== 'write';
}

const NO_CONNECTION =
  /^(ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|ERR_TLS_CERT_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*|ERR_SSL_WRONG_VERSION_NUMBER)$/;

const ErrorBody = z.object({
  error: z.object({
    status: z.string().optional(),
    details: z.array(z.looseObject({ code: z.union([z.string(), z.number()]).optional(), reason: z.string().optional() })).optional(),
  }),
});

function googleCode(body: unknown): string | undefined {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { details = [], status } = parsed.data.error;
  const detail = details.find((entry) => entry.code !== undefined || entry.reason !== undefined);
  return detail?.code === undefined ? (detail?.reason ?? status) : String(detail.code);
}

function tokenCode(body: unknown): string | undefined {
  const parsed = z.object({ error: z.string() }).safeParse(body);
  return parsed.success ? parsed.data.error : undefined;
}

/** RFC 9110 section 10.2.3: seconds, or a date of the server's own clock, which `date` tells. */
function retryAfter(header: string | null, date: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const now = Date.parse(date ?? '');
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - (Number.isNaN(now) ? Date.now() : now);
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 3_600_000) : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'UNKNOWN';
}
