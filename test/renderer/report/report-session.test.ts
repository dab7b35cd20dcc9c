import { describe, expect, test } from 'vitest';
import type { DeviceView } from '../../../core/views/device.ts';
import { createReportSession, type ReportStep } from '../../../renderer/report/report-session.ts';

const device = (n: number): DeviceView => ({ deviceId: String(n), identifiers: {}, claims: [], metadata: {} });
const page = (first: number, last: boolean): ReportStep => ({
  outcome: 'page',
  devices: [device(first), device(first + 1)],
  fetched: first + 2,
  total: 4,
  last,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A report whose steps come when the test says so; `end` is the stream's end, `lose` that of the station program. */
function reports() {
  const opened: {
    signal: AbortSignal;
    give: (step: ReportStep) => Promise<unknown>;
    end: () => Promise<unknown>;
    lose: () => Promise<unknown>;
  }[] = [];
  const session = createReportSession(async (signal) => {
    const waiting: ((result: ReportStep | 'end' | 'lost') => void)[] = [];
    const next = () => new Promise<ReportStep | 'end' | 'lost'>((resolve) => waiting.push(resolve));
    const tell = (result: ReportStep | 'end' | 'lost') => {
      waiting.shift()?.(result);
      return settled();
    };
    opened.push({ signal, give: tell, end: () => tell('end'), lose: () => tell('lost') });
    async function* steps() {
      for (;;) {
        const result = await next();
        if (result === 'lost') throw new Error('gone');
        if (result === 'end') return;
        yield result;
      }
    }
    return steps();
  });
  const state = () => {
    const { devices, total, phase, trouble } = session.current();
    return [devices.map(({ deviceId }) => deviceId).join(''), total, phase, trouble?.trouble];
  };
  return { session, opened, state };
}

describe('the report of a customer’s devices', () => {
  test('grows page by page until it is all there', async () => {
    const { session, opened, state } = reports();
    session.fetch();
    await settled();
    await opened[0]?.give(page(0, false));
    const inBetween = state();
    await opened[0]?.give(page(2, true));
    await opened[0]?.end();
    expect([inBetween, state()]).toEqual([
      ['01', 4, 'fetching', undefined],
      ['0123', 4, 'done', undefined],
    ]);
  });

  test('that is stopped asks for no more, keeps what was fetched, and takes nothing that comes late', async () => {
    const { session, opened, state } = reports();
    session.fetch();
    await settled();
    await opened[0]?.give(page(0, false));
    session.cancel();
    await opened[0]?.give(page(2, true));
    expect([opened[0]?.signal.aborted, state()]).toEqual([true, ['01', 4, 'cancelled', undefined]]);
  });

  test('keeps what was fetched when Google or the station program gives no more', async () => {
    const { session, opened, state } = reports();
    const seen: unknown[] = [];
    session.fetch();
    await settled();
    await opened[0]?.give(page(0, false));
    await opened[0]?.give({ outcome: 'trouble', trouble: 'quota' });
    seen.push(state());
    for (const stop of ['end', 'lose'] as const) {
      session.fetch();
      await settled();
      await opened.at(-1)?.give(page(0, false));
      await opened.at(-1)?.[stop]();
      seen.push(state());
    }
    expect(seen).toEqual([
      ['01', 4, 'trouble', 'quota'],
      ['01', 4, 'unanswered', undefined],
      ['01', 4, 'unanswered', undefined],
    ]);
  });

  test('that is fetched again begins anew, and the first one’s pages do not get into it', async () => {
    const { session, opened, state } = reports();
    session.fetch();
    await settled();
    session.fetch();
    await settled();
    await opened[0]?.give(page(0, false));
    await opened[1]?.give(page(2, true));
    expect([opened[0]?.signal.aborted, state()]).toEqual([true, ['23', 4, 'done', undefined]]);
  });
});
