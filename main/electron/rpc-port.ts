import { RPCHandler } from '@orpc/server/message-port';
import { MessageChannelMain, ipcMain, type BrowserWindow, type IpcMainEvent, type MessagePortMain } from 'electron';
import { isOurPage } from './app-origin.ts';

/** The router that the window's calls end in: what `createRouter` of `main/router.ts` returns. */
export type Router = ConstructorParameters<typeof RPCHandler<Record<never, never>>>[0];

/**
 * Gives the window's page a port to the router each time it asks, which is once per load; the handshake is described in
 * `preload/index.ts`. The port of the page that was there before is closed. Returns the way to stop and close.
 */
export function handOutPorts(window: BrowserWindow, router: Router): () => void {
  const handler = new RPCHandler(router);
  const contents = window.webContents;
  let current: MessagePortMain | undefined;

  function onAsked(event: IpcMainEvent): void {
    const frame = event.senderFrame;
    // Only this window, only its main frame, only while that shows our page. Who else asks gets no answer.
    if (event.sender !== contents || frame === null || frame.parent !== null || !isOurPage(frame.url)) return;
    current?.close();
    const { port1, port2 } = new MessageChannelMain();
    current = port1;
    handler.upgrade(port1, { context: {} });
    port1.start();
    frame.postMessage(portChannel, undefined, [port2]);
  }

  ipcMain.on(askChannel, onAsked);
  return () => {
    ipcMain.off(askChannel, onAsked);
    current?.close();
    current = undefined;
  };
}

const askChannel = 'claimstation:ask';
const portChannel = 'claimstation:port';
