import { onError, ORPCError } from '@orpc/server';
import { StandardRPCHandler, type StandardHandleResult } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer, type EncodedMessage } from '@orpc/standard-server-peer';
import { readFrame } from './call-frame.ts';
import { hasFalseLength } from './false-length.ts';

/** One window's wire, as its host has it. */
export interface Wire {
  /** Resolves when there is room for more, so that no stream goes faster than the window reads it. */
  send(frame: EncodedMessage): Promise<void>;
  /** Hangs up on whoever speaks as no window of ours does. */
  cut(): void;
}

/** What a host tells about one window's wire. */
export interface Caller {
  heard(frame: unknown): void;
  /** Nobody hears an answer any more. */
  gone(): void;
}

/** The router that the window's calls end in: what `createRouter` of `main/router.ts` returns. */
export type Router = ConstructorParameters<typeof StandardRPCHandler<Record<never, never>>>[0];

/**
 * Answers the calls of every window, over whatever wire. A window is not trusted to be one of ours: what no client of the contract sends
 * ends its wire, and of calls that are not over yet it gets only so many, because each one holds memory.
 * @param failed told of bugs; never of what a window may not ask
 */
export function answering(router: Router, failed: (error: unknown) => void): (wire: Wire) => Caller {
  const open = { count: 0 };
  return (wire) => callerOn(wire, router, open, failed);
}

/** Of one window. Ours has a handful; a scanner that is emptied at once has one for each box. */
const MOST_OF_ONE = 64;
/** Of all windows that were ever connected: a call goes on to its end though its window is gone. */
const MOST_OF_ALL = 512;

function callerOn(wire: Wire, router: Router, all: { count: number }, failed: (error: unknown) => void): Caller {
  let own = 0;
  const counted = async <T extends StandardHandleResult>({ next, request }: Call<T>): Promise<T> => {
    if (own >= MOST_OF_ONE || all.count >= MOST_OF_ALL)
      throw new ORPCError('TOO_MANY_REQUESTS', { message: 'Too many calls are not over yet.' });
    own += 1;
    all.count += 1;
    const over = once(() => {
      own -= 1;
      all.count -= 1;
    });
    try {
      const result = await next();
      const body = result.response?.body;
      if (!isStream(body)) over();
      else if (result.response !== undefined) result.response.body = toItsEnd(body, request.signal, over);
      return result;
    } catch (error) {
      over();
      throw error;
    }
  };
  const told = (error: unknown): void => {
    if (!isTheirs(error)) failed(error);
  };
  const handler = new StandardRPCHandler(router, {
    interceptors: [counted],
    clientInterceptors: [
      onError(told),
      ({ input, next }) => {
        if (hasFalseLength(input)) throw new ORPCError('BAD_REQUEST', { message: 'Input validation failed' });
        return next();
      },
    ],
  });
  const handle = createServerPeerHandleRequestFn(handler, { context: {} });
  const peer = new ServerPeer((frame) => wire.send(frame));
  return {
    heard(frame) {
      const read = readFrame(frame);
      if (read === undefined) return wire.cut();
      const take = (): void => void peer.message(read.text, handle).catch(failed);
      // The library reads a call in several steps, and what takes it back in fewer: in one packet it would be first, and find nothing to take back.
      if (read.kind === 'taken-back') setImmediate(take);
      else take();
    },
    gone: () => peer.close(),
  };
}

interface Call<T> {
  next(): Promise<T>;
  readonly request: { readonly signal?: AbortSignal | undefined };
}

type Stream = Pick<AsyncGenerator<unknown, unknown>, 'next' | 'return' | typeof Symbol.asyncIterator>;

function isStream(body: unknown): body is Stream {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** The same stream, which says when it is over. One that nobody ever began to read is over when its call is. */
function toItsEnd(stream: Stream, signal: AbortSignal | undefined, over: () => void): Stream {
  const whole = fromTheStart(stream, over);
  let begun = false;
  const abandoned = (): void => {
    if (!begun) over();
  };
  if (signal?.aborted === true) abandoned();
  signal?.addEventListener('abort', abandoned, { once: true });
  const read: Stream = {
    next() {
      begun = true;
      return whole.next();
    },
    return: (value) => whole.return(value),
    [Symbol.asyncIterator]: () => whole,
  };
  return read;
}

async function* fromTheStart(stream: Stream, over: () => void): AsyncGenerator<unknown, unknown> {
  try {
    return yield* stream;
  } finally {
    over();
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

/** Whether the window asked what it may not: then the answer says so, and there is nothing for us to look into. */
function isTheirs(error: unknown): boolean {
  return error instanceof ORPCError && error.status < 500;
}
