import type { Reply } from '../http/reply.ts';
import type { World } from '../world/world.ts';

/** One method of the API: where it is, and what it does to the world. */
export interface Method {
  readonly verb: 'GET' | 'POST';
  /** Path with `{name}` for one segment and `{name+}` for the rest. `{partnerId}` is checked before `handle` is called. */
  readonly path: string;
  /** Query parameters that it takes beside the standard ones. */
  readonly query?: readonly string[];
  handle(call: Call, world: World): Reply;
}

export interface Call {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; `{}` when nothing was sent. */
  readonly body: unknown;
}
