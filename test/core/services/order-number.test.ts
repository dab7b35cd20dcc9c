import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { OrderNumberStep } from '../../../core/services/order-number.ts';
import { googleCredentials } from '../../../main/adapters/google/credentials.ts';
import { imei } from '../../support/devices.ts';
import { northwind, simulatedStation, type SimulatedStation } from '../../support/simulated-station.ts';
import { until } from '../../support/until.ts';

/** A request with so many claimed boxes. */
async function claimed(count: number): Promise<{ readonly station: SimulatedStation; readonly claim: string }> {
  const station = await simulatedStation();
  for (let n = 0; n < count; n++) station.scan(northwind, imei(n));
  await station.settled('claimed');
  return { station, claim: station.session().batches.page(1)[0]?.claim ?? '' };
}

async function write(
  { station, claim }: { readonly station: SimulatedStation; readonly claim: string },
  orderNumber: string,
  { batchSize = 500, stopped = () => false }: { batchSize?: number; stopped?: () => boolean } = {},
): Promise<OrderNumberStep[]> {
  const steps: OrderNumberStep[] = [];
  for await (const step of station.session().setOrderNumber({ claim, orderNumber, batchSize }, stopped) ?? []) steps.push(step);
  return steps;
}

/** What Google has for each device, in the order of acceptance. */
async function orderNumbers({ simulator, session }: SimulatedStation): Promise<(string | undefined)[]> {
  const numbers: (string | undefined)[] = [];
  for (const { deviceId = '' } of session().journal.newestBoxes(100).reverse()) {
    const answer = await partner({ simulator }).device(deviceId);
    numbers.push(answer.ok ? answer.value.metadata['ordernumber'] : answer.trouble.code);
  }
  return numbers;
}

function partner({ simulator }: Pick<SimulatedStation, 'simulator'>) {
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  return found.zeroTouch(simulator.partnerId);
}

describe('an order number for the boxes of a request', () => {
  test('is written to all of them in requests of the chosen size, stands in their stories, and may be written again', async () => {
    const request = await claimed(5);
    const { station } = request;
    const steps = await write(request, 'A-77', { batchSize: 2 });
    expect(steps[0]).toEqual({ outcome: 'going', devices: 5, progress: 0 });
    expect(steps.filter(({ outcome }) => outcome === 'going').map((step) => 'progress' in step && step.progress)).toEqual([0, 40, 80]);
    expect(steps.at(-1)).toEqual({ outcome: 'done', changed: 5, failed: [] });
    expect(await write(request, 'A-78')).toEqual([
      { outcome: 'going', devices: 5, progress: 0 },
      { outcome: 'done', changed: 5, failed: [] },
    ]);
    expect(await orderNumbers(station)).toEqual(Array(5).fill('A-78'));
    const first = station.session().journal.newestBoxes(5).at(-1);
    const story = station.session().journal.history(first?.id ?? '');
    expect(story.filter(({ type }) => type === 'metadata-changed').map(({ body }) => body)).toEqual(
      ['A-77', 'A-78'].map((ordernumber) => ({ deviceId: first?.deviceId, box: first?.id, metadata: { ordernumber } })),
    );
  });

  test('is not taken for written where Google loses a row, and the next time reaches that box too', async () => {
    const request = await claimed(3);
    request.station.simulator.levers.loseRow = true;
    expect((await write(request, 'A-77')).at(-1)).toEqual({ outcome: 'done', changed: 2, failed: [{ name: imei(1), code: 'NO_ANSWER' }] });
    request.station.simulator.levers.loseRow = false;
    expect((await write(request, 'A-77')).at(-1)).toEqual({ outcome: 'done', changed: 3, failed: [] });
  });

  test('names the box that fails, and the others have it', async () => {
    const request = await claimed(3);
    const { station } = request;
    const [, second] = station.session().journal.newestBoxes(3);
    // Somebody let it go in the portal.
    await partner(station).unclaim(second?.deviceId ?? '');
    const last = (await write(request, 'A-77')).at(-1);
    expect(last).toMatchObject({ outcome: 'done', changed: 2, failed: [{ name: imei(1) }] });
    expect(
      station
        .session()
        .journal.history(second?.id ?? '')
        .map(({ type }) => type),
    ).not.toContain('metadata-changed');
  });

  test('is split where Google takes only small requests, and outlives moments without a network', async () => {
    const request = await claimed(5);
    const { levers } = request.station.simulator;
    levers.batchLimit = 2;
    levers.dropReplyAfter.push({ method: 'partners.devices.updateMetadataAsync', times: 2 });
    levers.failNext.push({ method: 'operations.get', times: 2, status: 503 });
    expect((await write(request, 'A-77')).at(-1)).toEqual({ outcome: 'done', changed: 5, failed: [] });
  });

  test('ends with the reason when the key is no longer accepted', async () => {
    const request = await claimed(1);
    request.station.simulator.levers.failNext.push({
      method: 'partners.devices.updateMetadataAsync',
      times: 1,
      status: 403,
      code: 'AUTHORIZATION_FAIL',
    });
    expect((await write(request, 'A-77')).at(-1)).toEqual({ outcome: 'trouble', trouble: 'forbidden', code: 'AUTHORIZATION_FAIL' });
  });

  test('is asked for no longer when the person has left the screen, however long Google takes', async () => {
    const request = await claimed(2);
    const { simulator } = request.station;
    simulator.levers.neverDone = true;
    let gone = false;
    const writing = write(request, 'A-77', { stopped: () => gone });
    await until(() => simulator.ledger().length === 2);
    await sleep(50);
    gone = true;
    const steps = await writing;
    expect(new Set(steps.map(({ outcome }) => outcome))).toEqual(new Set(['going']));
    expect(request.station.session().journal.newestBoxes(1)[0]?.state).toBe('claimed');
  });
});
