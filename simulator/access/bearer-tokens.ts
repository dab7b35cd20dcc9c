import { randomBytes } from 'node:crypto';
import { errorInfo, refusalWith, type Reply } from '../http/reply.ts';

export interface BearerTokens {
  /** A new token; `now` in milliseconds. */
  issue(now: number): string;
  /** The 401 for this Authorization header, or undefined when it is good. */
  refused(authorization: string | undefined, now: number): Reply | undefined;
  saved(): SavedTokens;
}

/** Token and the millisecond at which it expires. */
export type SavedTokens = readonly (readonly [token: string, expiresAt: number])[];

/** What Google calls an hour. */
export const tokenSeconds = 3600;

/** `issued` is told of every token that is given out. */
export function createBearerTokens(saved: SavedTokens, issued: (token: SavedTokens[number]) => void): BearerTokens {
  const expiries = new Map(saved);
  return {
    issue(now) {
      for (const [token, expiresAt] of expiries) if (expiresAt <= now) expiries.delete(token);
      const token = `ya29.simulator.${randomBytes(32).toString('base64url')}`;
      const expiresAt = now + tokenSeconds * 1000;
      expiries.set(token, expiresAt);
      issued([token, expiresAt]);
      return token;
    },
    refused(authorization, now) {
      if (authorization === undefined || authorization === '') {
        return unauthenticated('Request is missing required authentication credential.', 'CREDENTIALS_MISSING');
      }
      const expiresAt = expiries.get(/^Bearer (.+)$/i.exec(authorization)?.[1] ?? '');
      if (expiresAt !== undefined && now < expiresAt) return undefined;
      const reason = expiresAt === undefined ? 'ACCESS_TOKEN_TYPE_UNSUPPORTED' : 'ACCESS_TOKEN_EXPIRED';
      return unauthenticated('Request had invalid authentication credentials.', reason);
    },
    saved: () => [...expiries],
  };
}

function unauthenticated(what: string, reason: string): Reply {
  const message = `${what} Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.`;
  return refusalWith('UNAUTHENTICATED', message, [errorInfo(reason)], {
    'www-authenticate': 'Bearer realm="https://accounts.google.com/"',
  });
}
