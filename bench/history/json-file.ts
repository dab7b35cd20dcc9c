import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../main/adapters/whole-file.ts';
import { customerOf, imeiOf } from './past.ts';
import { percentile, time } from './stored.ts';

/**
 * The same boxes in one JSON file, as electron-store keeps what is stored in it: each look reads and parses the whole file, each change writes
 * it whole and renames it into place.
 */
export function measureJsonFile(
  folder: string,
  boxes: number,
): { readonly storedP50: number; readonly storedP99: number; readonly search: number } {
  const file = join(folder, 'store.json');
  const all = Array.from({ length: boxes }, (_, n) => boxOf(n));
  writeWhole(file, JSON.stringify({ boxes: all }));
  const samples = Math.max(3, Math.min(100, Math.round(1_000_000 / boxes)));
  const read = (): { boxes: { imei: string; imei2: string }[] } => JSON.parse(readFileSync(file, 'utf8'));
  const search = Array.from({ length: samples }, (_, n) => {
    const wanted = imeiOf(Math.floor((2 * boxes * n) / samples));
    return time(() => read().boxes.find(({ imei, imei2 }) => imei === wanted || imei2 === wanted));
  });
  const stored = Array.from({ length: samples }, (_, n) =>
    time(() => {
      const now = read();
      now.boxes.push(boxOf(boxes + n));
      writeWhole(file, JSON.stringify(now));
    }),
  );
  return { storedP50: percentile(stored, 0.5), storedP99: percentile(stored, 0.99), search: percentile(search, 0.5) };
}

function boxOf(n: number) {
  return {
    id: `box-${n}`,
    acceptedAt: 1_700_000_000_000 + n,
    imei: imeiOf(2 * n),
    imei2: imeiOf(2 * n + 1),
    customer: customerOf(n % 40),
    state: 'claimed',
    deviceId: String(10n ** 17n + BigInt(n)),
  };
}
