/** A box on its way through the window. Milliseconds of the page's clock. */
export interface StoredBox {
  /** When the frame came to the window in which the box's last IMEI was read for the second time. */
  readonly frameAt: number;
  /** When the accepted sound began, which the window plays only on the reply that the row is on the disk. */
  readonly storedAt: number;
}

declare global {
  interface Window {
    storedBoxes: StoredBox[];
  }
}

/**
 * Runs in the page before the app does, as a script of its own: it may use nothing from around it. Watches from outside, by wrapping what the
 * browser gives to the app: frames as they arrive, pictures as they go to the reader's worker, and the worker's answers in the same order.
 */
export function watchStation(): void {
  const arrivals = new WeakMap<object, number>();
  const waiting = new WeakMap<Worker, number[]>();
  const counts = new Map<string, number>();
  let secondAt = Number.NaN;
  window.storedBoxes = [];

  const read = ReadableStreamDefaultReader.prototype.read;
  ReadableStreamDefaultReader.prototype.read = async function (this: ReadableStreamDefaultReader) {
    const result = await read.call(this);
    if (result.value instanceof VideoFrame) arrivals.set(result.value, performance.now());
    return result;
  };

  const post = Worker.prototype.postMessage;
  function postMessage(this: Worker, message: unknown, options?: StructuredSerializeOptions): void {
    const values = typeof message === 'object' && message !== null ? Object.values(message) : [];
    const frame = values.find((value) => value instanceof VideoFrame || value instanceof ImageBitmap);
    if (frame !== undefined) {
      const queue = waiting.get(this) ?? listenTo(this);
      queue.push(arrivals.get(frame) ?? performance.now());
    }
    return post.call(this, message, options);
  }
  Object.assign(Worker.prototype, { postMessage });

  function listenTo(worker: Worker): number[] {
    const queue: number[] = [];
    waiting.set(worker, queue);
    worker.addEventListener('message', ({ data }) => {
      if (data?.kind !== 'read' && data?.kind !== 'failed') return;
      const frameAt = queue.shift();
      if (frameAt !== undefined && Array.isArray(data.readings)) note(frameAt, data.readings);
    });
    return queue;
  }

  function note(frameAt: number, readings: { text: string }[]): void {
    for (const { text } of readings) {
      if (!/^\d{15}$/.test(text)) continue;
      const times = (counts.get(text) ?? 0) + 1;
      counts.set(text, times);
      if (times === 2) secondAt = frameAt;
    }
  }

  window.addEventListener('claimstation:sound', (event) => {
    if (event instanceof CustomEvent && event.detail.sound === 'accepted')
      window.storedBoxes.push({ frameAt: secondAt, storedAt: performance.now() });
  });
}
