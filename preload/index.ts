import { ipcRenderer } from 'electron';

/**
 * Hands the page its port to the main process, and nothing else: the page gets no function of Electron's or ours.
 *
 *   page                              preload                                 main
 *   listens for 'port'
 *   postMessage {claimstation:'ready'} ─▶ send 'claimstation:ask' ─▶ looks at who asks, opens a channel
 *   uses event.ports[0] ◀─ postMessage {claimstation:'port'}, [port] ◀─ 'claimstation:port' with the port
 *
 * The page speaks first, and only when it listens, so the port cannot come too early. This script runs before any script of the
 * page, so the page's word cannot come too early either. A reload starts over, and the old port is closed.
 */
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && isReady(event.data)) ipcRenderer.send('claimstation:ask');
});

ipcRenderer.on('claimstation:port', (event) => {
  // '/' is this very origin, also where a scheme of our own would make `location.origin` "null".
  window.postMessage({ claimstation: 'port' }, '/', [...event.ports]);
});

function isReady(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'claimstation' in data && data.claimstation === 'ready';
}
