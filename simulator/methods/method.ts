import type { Reply } from '../http/reply.ts';
import type { World } from '../world/world.ts';

/**
 * What a method of the API does to the world. Where it is and what its request looks like stands in the discovery document; when
 * `handle` is called, the request has been held against it, and the partner in its path is ours.
 */
export interface Method<Body = unknown> {
  handle(call: Call<Body>, world: World): Reply;
}

export interface Call<Body = unknown> {
  /** Under the names of the document's `flatPath`: `partnersId`, `devicesId`, `vendorsId`, `operationsId`. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
}

export interface Query {
  readonly pageSize?: number;
  readonly pageToken?: string;
}
