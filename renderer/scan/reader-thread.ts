import type { Picture, ReaderAnswer, ReaderRequest } from './reader/messages.ts';

export type ReadFrame = Extract<ReaderAnswer, { kind: 'read' }>;

/** The reader in its worker. */
export interface ReaderThread {
  /** Offers a picture and gives it away. One is read at a time; while that lasts only the newest waits, and older ones are dropped. */
  offer(picture: Picture): void;
  stop(): void;
}

export interface ReaderThreadOptions {
  /** Called once for each picture that was read, also when nothing was on it. */
  readonly onRead: (read: ReadFrame) => void;
  /** The reader broke and starts again in a second; told with how often that happened since a picture was last read. */
  readonly onFailed: (times: number) => void;
}

export function startReaderThread({ onRead, onFailed }: ReaderThreadOptions, start: () => Worker = startWorker): ReaderThread {
  let worker = connect();
  let reading = false;
  let waiting: Picture | undefined;
  let stopped = false;
  let failures = 0;
  let restart: ReturnType<typeof setTimeout> | undefined;

  function connect(): Worker {
    const connected = start();
    connected.addEventListener('message', ({ data }: MessageEvent<ReaderAnswer>) => {
      if (stopped) return;
      reading = false;
      if (data.kind === 'failed') return replace();
      failures = 0;
      onRead(data);
      sendWaiting();
    });
    connected.addEventListener('error', replace);
    return connected;
  }

  /** A WebAssembly that ran out of memory stays broken; a new one does not. */
  function replace(): void {
    if (stopped) return;
    worker.terminate();
    onFailed(++failures);
    reading = true;
    clearTimeout(restart);
    restart = setTimeout(() => {
      if (stopped) return;
      worker = connect();
      reading = false;
      sendWaiting();
    }, RESTART_MS);
  }

  function sendWaiting(): void {
    if (reading || waiting === undefined) return;
    const request: ReaderRequest = { picture: waiting };
    waiting = undefined;
    reading = true;
    worker.postMessage(request, [request.picture]);
  }

  return {
    offer(picture) {
      if (stopped) return picture.close();
      waiting?.close();
      waiting = picture;
      sendWaiting();
    },
    stop() {
      stopped = true;
      clearTimeout(restart);
      waiting?.close();
      waiting = undefined;
      worker.terminate();
    },
  };
}

const RESTART_MS = 1000;

function startWorker(): Worker {
  return new Worker(new URL('./reader/worker.ts', import.meta.url), { type: 'module' });
}
