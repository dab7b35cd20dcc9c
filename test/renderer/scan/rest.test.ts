import { describe, expect, test } from 'vitest';
import { createRest, HIDDEN_REST_AFTER_MS, REST_AFTER_MS } from '../../../renderer/scan/rest.ts';

describe('the camera while nobody packs', () => {
  test('rests after three quiet minutes, and wakes with the first key', () => {
    const table = quietTable();
    table.pass(REST_AFTER_MS - 1);
    expect(table.said).toEqual([]);
    table.pass(1);
    expect(table.said).toEqual([true]);
    table.rest.act();
    expect(table.said).toEqual([true, false]);
    table.pass(REST_AFTER_MS);
    expect(table.said).toEqual([true, false, true]);
  });

  test('does not rest while codes come into view now and then', () => {
    const table = quietTable();
    for (let i = 0; i < 20; i++) {
      table.pass(REST_AFTER_MS - 1000);
      table.rest.act();
    }
    expect(table.said).toEqual([]);
  });

  test('rests soon in a hidden window, and wakes when it is seen again', () => {
    const table = quietTable();
    table.rest.hide(true);
    table.pass(HIDDEN_REST_AFTER_MS);
    table.rest.hide(false);
    expect(table.said).toEqual([true, false]);
  });

  test('goes on in a hidden window in front of which boxes are shown', () => {
    const table = quietTable();
    table.rest.hide(true);
    for (let i = 0; i < 10; i++) {
      table.pass(HIDDEN_REST_AFTER_MS - 500);
      table.rest.act();
    }
    expect(table.said).toEqual([]);
  });

  test('is heard of no more once it is stopped', () => {
    const table = quietTable();
    table.rest.stop();
    table.pass(REST_AFTER_MS * 2);
    expect(table.said).toEqual([]);
  });
});

function quietTable() {
  let at = 0;
  let due: { at: number; action: () => void } | undefined;
  const said: boolean[] = [];
  const rest = createRest({
    onResting: (resting) => said.push(resting),
    now: () => at,
    after(ms, action) {
      const mine = { at: at + ms, action };
      due = mine;
      return () => {
        if (due === mine) due = undefined;
      };
    },
  });
  return {
    said,
    rest,
    pass(ms: number) {
      const end = at + ms;
      while (due !== undefined && due.at <= end) {
        const { at: then, action } = due;
        due = undefined;
        at = then;
        action();
      }
      at = end;
    },
  };
}
