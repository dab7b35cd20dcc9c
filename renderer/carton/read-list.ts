import type { Carton, CartonDevice, CartonProblem } from '../../core/domain/carton.ts';
import type { ListMessage, ListRequest, UnreadList } from './list-messages.ts';

export type ReadList =
  | { readonly kind: 'list'; readonly carton: Carton; readonly counted: 'rows' | 'numbers' }
  | { readonly kind: 'refused'; readonly reason: UnreadList };

/**
 * Reads a list in a thread of its own.
 * @param signal ends the thread; the promise then never resolves
 */
export function readListApart(request: ListRequest, signal: AbortSignal, start: () => Worker = startWorker): Promise<ReadList> {
  const worker = start();
  const devices: CartonDevice[] = [];
  const problems: CartonProblem[] = [];
  signal.addEventListener('abort', () => worker.terminate());
  return new Promise((resolve) => {
    const end = (read: ReadList): void => {
      worker.terminate();
      resolve(read);
    };
    worker.addEventListener('error', () => end({ kind: 'refused', reason: 'unreadable' }));
    worker.addEventListener('message', ({ data }: MessageEvent<ListMessage>) => {
      if (data.kind === 'part') {
        devices.push(...data.devices);
        problems.push(...data.problems);
      } else if (data.kind === 'end') end({ kind: 'list', carton: { ...data.about, devices, problems }, counted: data.counted });
      else end(data);
    });
    worker.postMessage(request);
  });
}

function startWorker(): Worker {
  return new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module' });
}
