import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { luhnDigit } from '../../core/domain/luhn.ts';
import type { StationClient } from '../../test/hosts/transports.ts';
import { deadline } from './lanes.ts';
import { openedSocket, type Victim } from './victim.ts';

/**
 * A new window does the station's work: a box is scanned and stored, and if it is waited for, claimed.
 * @throws with the step that did not go
 */
export async function worksStill(victim: Victim, { untilClaimed }: { untilClaimed: boolean }): Promise<void> {
  const socket = await openedSocket(victim.server.url);
  const client: StationClient = createORPCClient(new RPCLink({ websocket: socket }));
  try {
    await deadline(client.access.practise());
    const { customers } = (await deadline(client.customers.list({ refresh: untilClaimed }))) ?? { customers: [] };
    const customer = customers.find(({ terms }) => terms === 'accepted')?.id ?? '';
    const chosen = await deadline(client.customers.choose({ customer }));
    if (chosen?.outcome !== 'chosen') throw new Error(`no customer: ${JSON.stringify(chosen)}`);
    const body = `3569${String(randomInt(1e10)).padStart(10, '0')}`;
    const scan = await deadline(client.packing.scan({ customer, source: 'typed', readings: [{ text: body + luhnDigit(body) }] }));
    if (scan?.outcome !== 'accepted') throw new Error(`no box: ${JSON.stringify(scan)}`);
    if (!untilClaimed) return;
    const id = scan.box.id;
    for (let tries = 0; tries < 300; tries++) {
      const box = (await deadline(client.boxes.history({ box: id })))?.box;
      if (box?.state === 'claimed') return;
      await sleep(100);
    }
    throw new Error('the box is not claimed');
  } finally {
    socket.close();
  }
}
