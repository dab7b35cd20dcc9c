import { describe, expect, test } from 'vitest';
import { foreignImeis } from '../../../simulator/foreign-devices.ts';
import { connectedStation } from '../../support/connected-station.ts';
import { imei } from '../../support/devices.ts';

describe('a window that asks what is at Google', () => {
  test('gets the requests, the boxes of one, and the story of a box, with no word about the others', async () => {
    const { calls, scan, settled, bugs } = await connectedStation();
    const [foreign = ''] = foreignImeis;
    scan(imei(1), foreign);
    await settled();
    scan(imei(2));
    await settled();

    const requests = await calls.claims.batches({ limit: 10 });
    expect(requests).toMatchObject([
      { kind: 'claim', size: 1, customerName: 'Northwind Logistics', counts: { claimed: 1, moved: 0 } },
      { kind: 'claim', size: 2, operation: expect.stringMatching(/^operations\//), counts: { claimed: 1, held: 1, moved: 0 } },
    ]);
    const [newest, first] = requests;
    expect(await calls.claims.batches({ limit: 10, before: newest?.claim ?? '' })).toEqual([first]);
    const { batch, boxes } = await calls.claims.batch({ claim: first?.claim ?? '', offset: 0, limit: 100 });
    expect(batch).toEqual(first);
    expect(boxes.map(({ name, state, reason }) => [name.value, state, reason])).toEqual([
      [imei(1), 'claimed', undefined],
      [foreign, 'held', 'other-company'],
    ]);
    expect(await calls.claims.batch({ claim: 'nobody', offset: 0, limit: 1 })).toEqual({ boxes: [] });

    const [mine, other] = boxes;
    const story = await calls.boxes.history({ box: mine?.id ?? '' });
    expect(story.box?.state).toBe('claimed');
    expect(story.entries.map(({ type }) => type)).toEqual(['box-accepted', 'claim-sent', 'claim-taken', 'box-claimed']);
    expect(JSON.stringify(story)).not.toContain(other?.id);
    expect(await calls.boxes.history({ box: 'nobody' })).toEqual({ entries: [] });
    expect(bugs).toEqual([]);
  });

  test('writes an order number step by step', async () => {
    const { calls, scan, settled } = await connectedStation();
    scan(imei(1));
    await settled();
    const [request] = await calls.claims.batches({ limit: 1 });
    const steps = [];
    for await (const step of await calls.claims.setOrderNumber({ claim: request?.claim ?? '', orderNumber: 'A-77' })) steps.push(step);
    expect(steps).toEqual([
      { outcome: 'going', devices: 1, progress: 0 },
      { outcome: 'done', changed: 1, failed: [] },
    ]);
  });

  test('is told that there is no account when there is none', async () => {
    const { calls, station } = await connectedStation();
    await station.leave();
    const steps = [];
    for await (const step of await calls.claims.setOrderNumber({ claim: 'c', orderNumber: 'A-77' })) steps.push(step);
    expect(steps).toEqual([{ outcome: 'trouble', trouble: 'no-account' }]);
    expect([await calls.claims.batches({ limit: 1 }), await calls.boxes.history({ box: 'b' })]).toEqual([[], { entries: [] }]);
    const { text } = await calls.station.diagnostics();
    expect(JSON.parse(text)).toMatchObject({ account: { kind: 'none' }, diagnoses: [] });
  });
});

describe('the report for whoever helps', () => {
  test('says how things stand, and neither key nor token nor name nor whole number of a device', async () => {
    const { calls, google, scan, settled } = await connectedStation();
    const [foreign = ''] = foreignImeis;
    scan(imei(1), foreign);
    await settled();
    google.levers.garble.push({ method: '*', times: 1000, how: 'html' });
    await calls.customers.list({ refresh: true });
    const { name, text } = await calls.station.diagnostics();
    expect(name).toMatch(/^claimstation-report-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(text)).toMatchObject({
      host: 'browser',
      account: { kind: 'google', partnerId: '3141592653' },
      keychain: 'ready',
      google: { state: 'fine' },
      boxes: { claimed: 1, held: 1, waiting: 0 },
      requests: [{ size: 2, customerName: '(hidden)', operation: expect.stringMatching(/^operations\/\w+\/\d+$/) }],
      held: [{ ends: foreign.slice(-4), reason: 'other-company' }],
      diagnoses: [
        {
          method: expect.stringMatching(/^GET /),
          status: 200,
          code: 'NOT_UNDERSTOOD',
          shape: expect.stringContaining('Sign in to the network'),
        },
      ],
    });
    const { private_key: key, client_email: address } = JSON.parse(google.keyFile);
    for (const secret of [imei(1), foreign, 'Northwind', key.slice(40, 80), address]) expect(text).not.toContain(secret);
  });
});
