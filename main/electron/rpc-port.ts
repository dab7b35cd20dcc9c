import { MessageChannelMain, ipcMain, type BrowserWindow, type IpcMainEvent, type MessagePortMain } from 'electron';
import { answering, type Router } from '../calls.ts';
import { isOurPage } from './app-origin.ts';

/**
 * Gives the window's page a port to the router each time it asks, which is once per load; the handshake is described in
 * `preload/index.ts`. The port of the page that was there before is closed. Returns the way to stop and close.
 * @param failed told of bugs
 */
export function handOutPorts(window: BrowserWindow, router: Router, failed: (error: unknown) => void): () => void {
  const answer = answering(router, failed);
  const contents = window.webContents;
  let current: MessagePortMain | undefined;

  function onAsked(event: IpcMainEvent): void {
    const frame = event.senderFrame;
    // Only this window, only its main frame, only while that shows our page. Who else asks gets no answer.
    if (event.sender !== contents || frame === null || frame.parent !== null || !isOurPage(frame.url)) return;
    current?.close();
    const { port1, port2 } = new MessageChannelMain();
    current = port1;
    const caller = answer({
      // A port takes everything at once, and does not tell what became of it.
      send: async (sent) => port1.postMessage(sent),
      cut: () => port1.close(),
    });
    port1.on('message', ({ data }) => caller.heard(data));
    port1.on('close', () => caller.gone());
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
