import { describe, expect, test, vi } from 'vitest';
import { startReaderThread } from '../../../renderer/scan/reader-thread.ts';
import type { Picture, ReaderAnswer } from '../../../renderer/scan/reader/messages.ts';

describe('the reader in its worker', () => {
  test('reads one picture at a time, and of those that come meanwhile only the newest', () => {
    const worker = createFakeWorker();
    const reads: number[] = [];
    const thread = startReaderThread({ onRead: (read) => reads.push(read.width), onFailed: () => {} }, worker.start);
    const [first, second, third, fourth] = [picture(1), picture(2), picture(3), picture(4)];
    for (const each of [first, second, third]) thread.offer(each);
    expect(worker.sent).toEqual([first]);
    expect([first.closed, second.closed, third.closed]).toEqual([false, true, false]);
    worker.answer({ kind: 'read', readings: [], width: 1, height: 1, copyMs: 0, readMs: 0 });
    expect(worker.sent).toEqual([first, third]);
    worker.answer({ kind: 'read', readings: [], width: 3, height: 1, copyMs: 0, readMs: 0 });
    thread.offer(fourth);
    expect({ sent: worker.sent, reads }).toEqual({ sent: [first, third, fourth], reads: [1, 3] });
  });

  test('closes what it holds when it stops, and takes nothing more', () => {
    const worker = createFakeWorker();
    const thread = startReaderThread({ onRead: () => {}, onFailed: () => {} }, worker.start);
    const [first, waiting, late] = [picture(1), picture(2), picture(3)];
    thread.offer(first);
    thread.offer(waiting);
    thread.stop();
    thread.offer(late);
    expect({ waiting: waiting.closed, late: late.closed, workers: worker.running() }).toEqual({ waiting: true, late: true, workers: 0 });
  });

  test('starts a new worker when the old one fails, and says how often that happened', () => {
    vi.useFakeTimers();
    const failures: number[] = [];
    const worker = createFakeWorker();
    const thread = startReaderThread({ onRead: () => {}, onFailed: (times) => failures.push(times) }, worker.start);
    thread.offer(picture(1));
    worker.answer({ kind: 'failed', message: 'out of memory' });
    thread.offer(picture(2));
    expect(worker.running()).toBe(0);
    vi.advanceTimersByTime(1000);
    expect({ workers: worker.running(), sent: worker.sent.length }).toEqual({ workers: 1, sent: 2 });
    worker.answer({ kind: 'failed', message: 'out of memory' });
    vi.advanceTimersByTime(1000);
    thread.offer(picture(3));
    worker.answer({ kind: 'read', readings: [], width: 3, height: 1, copyMs: 0, readMs: 0 });
    thread.offer(picture(4));
    worker.answer({ kind: 'failed', message: 'out of memory' });
    expect(failures).toEqual([1, 2, 1]);
    thread.stop();
    vi.useRealTimers();
  });
});

interface FakePicture extends ImageBitmap {
  closed: boolean;
}

function picture(width: number): FakePicture {
  return {
    width,
    height: 1,
    closed: false,
    close() {
      this.closed = true;
    },
  };
}

function createFakeWorker() {
  const sent: Picture[] = [];
  let current: EventTarget | undefined;
  return {
    sent,
    running: () => (current === undefined ? 0 : 1),
    answer(data: ReaderAnswer) {
      current?.dispatchEvent(new MessageEvent('message', { data }));
    },
    start(): Worker {
      const events = new EventTarget();
      current = events;
      const worker: unknown = Object.assign(events, {
        postMessage: (request: { picture: Picture }) => sent.push(request.picture),
        terminate: () => (current = undefined),
      });
      return worker as Worker;
    },
  };
}
