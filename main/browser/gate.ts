import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';

/** Who may talk to the browser host: this computer's own page, with this start's token. */
export interface Gate {
  /** The page's own files. They hold no secret, but no other site may embed or read them. */
  admitsFile(request: IncomingMessage): boolean;
  /** The socket that can do everything. */
  admitsSocket(request: IncomingMessage): boolean;
}

/**
 * @param port that the server listens on: a Host or Origin with another one is another site (DNS rebinding)
 * @param token random, new at every start; compared in constant time
 */
export function gate(port: number, token: string): Gate {
  const hosts = new Set([`127.0.0.1:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  const ownHost = (request: IncomingMessage): boolean => hosts.has(request.headers.host ?? '');
  return {
    admitsFile(request) {
      const { origin, 'sec-fetch-site': site } = request.headers;
      return (
        ownHost(request) &&
        (origin === undefined || origins.has(origin)) &&
        (site === undefined || site === 'same-origin' || site === 'none')
      );
    },
    admitsSocket(request) {
      // Every browser sends Origin with a socket; whatever does not is not our page.
      return ownHost(request) && origins.has(request.headers.origin ?? '') && isToken(offered(request), token);
    },
  };
}

/** The name of our subprotocol; the token travels as the one after it, because a query would end up in logs. */
export const SUBPROTOCOL = 'claimstation';

function offered(request: IncomingMessage): string {
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  return protocols[0] === SUBPROTOCOL ? (protocols[1] ?? '') : '';
}

function isToken(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
