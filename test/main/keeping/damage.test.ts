import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../../core/domain/box.ts';
import { sqliteJournal } from '../../../main/adapters/sqlite/journal.ts';
import { rebuild } from '../../../main/adapters/sqlite/projections.ts';
import { inspect } from '../../../main/keeping/inspect.ts';
import { journalFiles } from '../../../main/keeping/journal-files.ts';
import { seededChance } from '../../support/chance.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { bytesOf, packedStation, type PackedStation } from '../../support/broken-journal.ts';

/** What can happen to a file while nobody works on it. Places are parts of its length. */
const damage = fc.record({
  died: fc.boolean(),
  file: fc.constantFrom('journal', 'wal'),
  what: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        flips: fc.array(fc.record({ at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) }), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ keep: fc.double({ min: 0, max: 0.999, noNaN: true }) }) },
    { weight: 1, arbitrary: fc.record({ gone: fc.constant(true) }) },
  ),
});

test('whatever happens to its bytes, a journal is refused and left as it is, or has every box that was acknowledged', () => {
  const packed = { true: packedStation(24, true), false: packedStation(24, false) };
  const outcomes = { refused: 0, whole: 0 };
  fc.assert(
    fc.property(damage, ({ died, file, what }) => {
      const { files, boxes } = packed[`${died}`];
      const copy = journalFiles(temporaryFolder());
      cpSync(files.folder, copy.folder, { recursive: true });
      const target = file === 'wal' && died ? copy.wal : copy.journal;
      if ('gone' in what) rmSync(target);
      else if ('keep' in what) truncateSync(target, Math.floor(readFileSync(target).length * what.keep));
      else {
        const bytes = readFileSync(target);
        for (const { at, mask } of what.flips) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask;
        writeFileSync(target, bytes);
      }
      const before = bytesOf(copy);
      const verdict = inspect(copy);
      expect(bytesOf(copy)).toEqual(before);
      if (verdict.kind === 'trusted') {
        outcomes.whole += 1;
        expect(boxesIn(copy.journal, boxes, verdict.tables !== undefined).map(facts)).toEqual(boxes.map(facts));
      } else {
        outcomes.refused += 1;
        expect(verdict.kind).toBe('faulty');
      }
      rmSync(copy.folder, { recursive: true });
    }),
    { numRuns: Number(process.env['DAMAGES'] ?? 250) },
  );
  // Both have to come up, or the test says nothing.
  expect([outcomes.refused > 20, outcomes.whole > 20]).toEqual([true, true]);
}, 600_000);

/** All but what only orders the work or explains it; no claim depends on these. */
function facts(box: Box) {
  return { ...box, changedAt: undefined, code: undefined, batchLimit: undefined };
}

/** @param wrong whether a station would work the tables out again before it sends anything */
function boxesIn(file: string, expected: PackedStation['boxes'], wrong: boolean) {
  const journal = sqliteJournal({ file, station: 'station-1', clock: fakeClock(), chance: seededChance(9) });
  try {
    if (wrong) rebuild(journal.database);
    return journal.newestBoxes(expected.length);
  } finally {
    journal.close();
  }
}
