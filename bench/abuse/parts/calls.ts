import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { isContractProcedure } from '@orpc/contract';
import * as z from 'zod';
import { contract } from '../../../core/contract.ts';
import { luhnDigit } from '../../../core/domain/luhn.ts';
import type { StationClient } from '../../../test/hosts/transports.ts';
import type { Random } from '../../labels/random.ts';
import { argumentsFor } from '../arguments.ts';
import { deadline, inLanes, NoAnswer } from '../lanes.ts';
import { leakIn } from '../leaks.ts';
import { firstLines, type StationPart } from '../part.ts';
import { memory } from '../memory.ts';
import { openedSocket, type Victim } from '../victim.ts';

/** Every procedure of the contract, over both hosts' wires, with arguments made from the contract's own schemas. */
export const calls: StationPart = {
  name: 'calls',
  share: 4,
  async run(abuse, victim) {
    const seen = memory();
    const port = victim.port();
    const socket = await openedSocket(victim.server.url);
    const clients: readonly StationClient[] = [
      createORPCClient(new PortLink({ port })),
      createORPCClient(new SocketLink({ websocket: socket })),
    ];
    await inLanes(abuse, 40, async (input) => {
      const random = abuse.random(input);
      const client = clients[input % 2];
      const { path, argument } = callFrom(random, victim, seen);
      const stop = new AbortController();
      if (random.fraction() < 0.05) setTimeout(() => stop.abort(), random.whole(0, 3));
      try {
        const answer: unknown = await deadline(called(client, path, argument, stop.signal));
        for (const one of await begunOf(answer)) {
          // The one call that tells where the station keeps its data.
          if (path[1] === 'about') continue;
          seen.keep(one);
          const leak = leakIn(one, victim);
          if (leak !== undefined) abuse.found('leaks', input, `${path.join('.')} answers with ${leak}`);
        }
      } catch (error) {
        if (stop.signal.aborted || isRefusal(error)) return;
        const leak = leakIn(error instanceof Error ? error.message : error, victim);
        const kind = leak !== undefined ? 'leaks' : error instanceof NoAnswer ? 'hangs' : 'crashes';
        abuse.found(kind, input, `${path.join('.')}(${JSON.stringify(argument)?.slice(0, 200)}): ${firstLines(error)}`);
      }
    });
    socket.close();
    port.close();
  },
};

/** A call by its name, which TypeScript would want to know. */
async function called(client: object | undefined, path: readonly string[], argument: unknown, signal: AbortSignal): Promise<unknown> {
  const procedure = path.reduce<unknown>((inside, name) => Reflect.get(Object(inside), name), client);
  if (typeof procedure !== 'function') throw new TypeError(`there is no ${path.join('.')}`);
  return procedure(argument, { signal });
}

interface Procedure {
  readonly path: readonly [string, string];
  readonly argument: ((random: Random, seen: ReturnType<typeof memory>) => unknown) | undefined;
}

const PROCEDURES: readonly Procedure[] = Object.entries(contract).flatMap(([group, members]) =>
  Object.entries(members).flatMap(([name, procedure]): Procedure[] => {
    if (!isContractProcedure(procedure)) return [];
    const schema: unknown = procedure['~orpc'].inputSchema;
    return [{ path: [group, name], argument: schema instanceof z.ZodType ? argumentsFor(schema) : undefined }];
  }),
);

/** Mostly anything; now and then what a worker would do, so that there is something to abuse. */
function callFrom(random: Random, victim: Victim, seen: ReturnType<typeof memory>): { path: readonly string[]; argument: unknown } {
  const way = random.fraction();
  const customer = victim.station.session()?.journal.currentCustomer()?.id;
  if (way < 0.03) return { path: ['access', 'practise'], argument: undefined };
  if (way < 0.05) return { path: ['access', 'connect'], argument: { partnerId: victim.google.partnerId, keyFile: victim.google.keyFile } };
  if (way < 0.07) return { path: ['customers', 'list'], argument: { refresh: random.fraction() < 0.1 } };
  if (way < 0.09) return { path: ['customers', 'choose'], argument: { customer: '1048576201' } };
  if (way < 0.15 && customer !== undefined) {
    const body = `35${random.digits(12)}`;
    return { path: ['packing', 'scan'], argument: { customer, source: 'typed', readings: [{ text: body + luhnDigit(body) }] } };
  }
  const { path, argument } = random.pick(PROCEDURES as readonly [Procedure, ...Procedure[]]);
  // Somebody who leaves takes the account along; rarely, or everything else would find the doors closed.
  if (path.join('.') === 'access.leave' && random.fraction() < 0.9) return { path: ['claims', 'hurry'], argument: undefined };
  return { path, argument: argument?.(random, seen) };
}

/** An answer, or how a stream of them begins. */
async function begunOf(answer: unknown): Promise<unknown[]> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return [answer];
  const begun: unknown[] = [];
  for await (const one of answer as AsyncIterable<unknown>) {
    begun.push(one);
    break;
  }
  return begun;
}

/** The contract's word for what may not be asked. */
function isRefusal(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && (error.code === 'BAD_REQUEST' || error.code === 'TOO_MANY_REQUESTS')
  );
}
