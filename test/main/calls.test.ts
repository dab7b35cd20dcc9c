import { implement } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { answering, type Caller } from '../../main/calls.ts';
import { until } from '../support/until.ts';

/** Streams that never end by themselves, and how many views each was asked for. */
function openWire(send: (frame: string) => Promise<void> = async () => {}) {
  const looked = { views: 0, open: 0 };
  const service = implement({
    station: { watch: contract.station.watch },
    access: { connect: contract.access.connect },
    claims: { hurry: contract.claims.hurry },
  });
  const router = service.router({
    station: {
      watch: service.station.watch.handler(async function* () {
        looked.open += 1;
        try {
          for (;;) {
            looked.views += 1;
            yield VIEW;
            await new Promise((resolve) => void setImmediate(resolve));
          }
        } finally {
          looked.open -= 1;
        }
      }),
    },
    access: { connect: service.access.connect.handler(() => ({ outcome: 'refused', reason: 'partner-id' })) },
    claims: { hurry: service.claims.hurry.handler(() => ({ outcome: 'hurried' })) },
  });
  const bugs: unknown[] = [];
  const sent: unknown[] = [];
  let isCut = false;
  const caller: Caller = answering(router, (error) => bugs.push(error))({
    send: (frame) => {
      if (typeof frame !== 'string') throw new TypeError('no answer of ours is bytes');
      sent.push(JSON.parse(frame));
      return send(frame);
    },
    cut: () => (isCut = true),
  });
  return { caller, bugs, sent, looked, isCut: () => isCut };
}

const call = (i: string, u: string, more: object = {}) => JSON.stringify({ i, p: { u, b: {}, ...more } });

describe('a wire', () => {
  test('carries calls', async () => {
    const { caller, sent } = openWire();
    caller.heard(call('1', '/claims/hurry'));
    await until(() => sent.length === 1);
    expect(sent).toEqual([{ i: '1', p: { b: { json: { outcome: 'hurried' } } } }]);
  });

  test.each([
    ['garbage', 'garbage'],
    ['half a call', call('1', '/claims/hurry').slice(0, 20)],
    ['bytes', Buffer.from(call('1', '/claims/hurry'))],
    ['what only a port carries', { i: '1', p: { u: '/claims/hurry' } }],
    ['nothing', undefined],
    ['a stream, which no call of ours takes', JSON.stringify({ i: '1', t: 3, p: { e: 'message', d: 1 } })],
    ['a form', call('1', '/claims/hurry', { h: { 'content-type': 'multipart/form-data' } })],
    ['a file', call('1', '/claims/hurry', { h: { 'content-disposition': 'filename=x' } })],
    ['another address', call('1', 'http://evil.example/claims/hurry')],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ])('ends with %s', (_what, frame) => {
    const { caller, isCut, sent, bugs } = openWire();
    caller.heard(frame);
    expect([isCut(), sent, bugs]).toEqual([true, [], []]);
  });

  test('has room for so many calls that are not over, and says so to the next', async () => {
    const { caller, sent, looked } = openWire(() => new Promise(() => {}));
    for (let call = 0; call < 200; call++) caller.heard(JSON.stringify({ i: `${call}`, p: { u: '/station/watch' } }));
    await until(() => sent.length === 200);
    expect(sent.filter((frame) => JSON.stringify(frame).includes('TOO_MANY_REQUESTS'))).toHaveLength(200 - 64);
    expect(looked.views).toBe(0);
  });

  test('has room again when calls are over, whether they were read, taken back or never begun', async () => {
    const { caller, sent, looked } = openWire();
    for (let round = 0; round < 5; round++) {
      for (let call = 0; call < 64; call++) caller.heard(JSON.stringify({ i: `${round}-${call}`, p: { u: '/station/watch' } }));
      for (let call = 0; call < 20; call++) caller.heard(JSON.stringify({ i: `${round}-${call}`, t: 4 }));
      await new Promise((resolve) => setTimeout(resolve, 5));
      for (let call = 20; call < 64; call++) caller.heard(JSON.stringify({ i: `${round}-${call}`, t: 4 }));
      await until(() => looked.open === 0, { limitMs: 1000, about: () => [looked, sent.length, JSON.stringify(sent.slice(-3))] });
    }
    expect(JSON.stringify(sent)).not.toContain('TOO_MANY_REQUESTS');
  });

  test('is given no more views than its window reads', async () => {
    let read = (): void => {};
    const { caller, looked, sent } = openWire(() => new Promise((resolve) => (read = resolve)));
    caller.heard(call('1', '/station/watch'));
    await until(() => sent.length === 1);
    read();
    await until(() => looked.views === 1);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => void setImmediate(resolve));
    expect(looked.views).toBe(1);
    read();
    await until(() => looked.views === 2);
    caller.gone();
  });

  test('tells us of our own bugs, and not of what a window may not ask', async () => {
    const { caller, sent, bugs } = openWire();
    caller.heard(call('1', '/claims/hurry', { b: { json: { a: 1 }, meta: [[2, 'a']] } }));
    caller.heard(call('2', '/station/watch/what'));
    caller.heard(call('3', '/access/connect', { b: { json: { partnerId: { length: { valueOf: 1, toString: 1 } }, keyFile: '' } } }));
    await until(() => sent.length === 3);
    expect(bugs).toEqual([]);
    expect(JSON.stringify(sent)).toContain('BAD_REQUEST');
  });
});

const VIEW = {
  host: 'browser' as const,
  account: { kind: 'none' as const },
  total: { scanned: 0, claimed: 0, waiting: 0, attention: 0, released: 0 },
  repeated: 0,
  refused: 0,
  balanced: true,
  tables: 'right' as const,
  fromBefore: 0,
  queue: { waiting: 0, underWay: 0, unsure: 0, held: 0 },
  google: { state: 'fine' as const },
  operations: [],
  recent: [],
  settings: { colorScheme: 'auto' as const, camera: '', sound: true, imeisPerBox: 1 as const, batchSize: 500, quotaShare: 100 },
};
