import { WebSocket as ReconnectingSocket } from 'partysocket';

/** A socket to the program that served this page. It comes back by itself, with whatever token the window has by then. */
export function browserSocket(): BrowserSocket {
  return new BrowserSocket(`ws://${location.host}/rpc`, () => ['claimstation', currentToken()], {
    minReconnectionDelay: 300,
    maxReconnectionDelay: 2000,
    connectionTimeout: 4000,
    // A call that found no connection fails and says so; it is never kept to be sent later without anyone knowing.
    maxEnqueuedMessages: 0,
  });
}

class BrowserSocket extends ReconnectingSocket {
  // The same four states as the browser's own, which partysocket calls a number.
  override get readyState(): 0 | 1 | 2 | 3 {
    const state = super.readyState;
    return state === 0 || state === 1 || state === 2 ? state : 3;
  }
}

/**
 * The token of this start. It comes in the fragment, which never leaves the browser, and moves to sessionStorage at once, so that
 * it stands neither in the address bar nor in the history.
 */
function currentToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null && given !== '') {
    sessionStorage.setItem(TOKEN, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  // An empty subprotocol would throw instead of being refused.
  return sessionStorage.getItem(TOKEN) ?? 'none';
}

const TOKEN = 'claimstation-token';
