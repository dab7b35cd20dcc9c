import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rebuild } from '../../../../main/adapters/sqlite/projections.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { openJournal, projected } from '../../../support/journal.ts';

/** Journals as earlier versions left them, one for each schema. Made once by that very version and never again. */
const journals = join(import.meta.dirname, 'journals');

describe.each(readdirSync(journals))('a journal of %s', (name) => {
  test('opens with every box as it was, and says the same as if this version had written it', () => {
    const journal = open(name);
    expect(journal.newestBoxes(10).map((box) => [box.id, box.state, box.identifiers.imei])).toEqual([
      ['e', 'waiting', '356900000000068'],
      ['d', 'processing', '356900000000050'],
      ['c', 'unsure', '356900000000043'],
      ['b', 'held', '356900000000035'],
      ['a', 'claimed', '356900000000019'],
    ]);
    expect(journal.boxOfDevice({ imei: '356900000000027' })?.id).toBe('a');
    const migrated = projected(journal);
    rebuild(journal.database);
    expect(migrated).toEqual(projected(journal));
  });

  test('tells the whole story of a box that was packed before', () => {
    const told = open(name).history('a');
    expect(told.map(({ type }) => type)).toEqual(['box-accepted', 'scan-repeated', 'claim-sent', 'claim-taken', 'box-claimed']);
  });
});

function open(name: string) {
  const file = join(temporaryFolder(), 'journal.sqlite');
  copyFileSync(join(journals, name), file);
  return openJournal({ file });
}
