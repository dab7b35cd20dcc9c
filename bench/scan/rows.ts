import { passesLuhn } from '../../core/domain/luhn.ts';
import type { BenchRow } from '../bench.ts';
import type { Attempt, ContestantName, Outcome } from './contest.ts';

/** The figures of a contest. Shares are percent; never read counts as infinitely late, which is `null`. */
export function rowsOf(outcomes: readonly Outcome[]): BenchRow[] {
  const names = [...new Set(outcomes.map(({ contestant }) => contestant))];
  const row = (id: string, unit: string, measure: (mine: readonly Outcome[]) => number | null): BenchRow => {
    const values = names.map((name) => [name, measure(outcomes.filter(({ contestant }) => contestant === name))] as const);
    const peers = Object.fromEntries(values.filter(([name]) => name !== 'ours'));
    return { id, unit, ours: values.find(([name]) => name === 'ours')?.[1] ?? null, peers };
  };
  const clips = (mine: readonly Outcome[]) => mine.filter(({ kind, timingOnly }) => kind === 'clip' && !timingOnly);
  const firstReads = (mine: readonly Outcome[]) => clips(mine).map((outcome) => readAt(outcome, outcome.imeis[0] ?? '', 1));
  return [
    row('clip-one-read-share', '%', (mine) => share(clips(mine), (outcome) => readAt(outcome, outcome.imeis[0] ?? '', 1) < Infinity)),
    row('clip-two-reads-share', '%', (mine) => share(clips(mine), (outcome) => readAt(outcome, outcome.imeis[0] ?? '', 2) < Infinity)),
    row('clip-both-imeis-share', '%', (mine) =>
      share(clips(mine), (outcome) => outcome.imeis.every((imei) => readAt(outcome, imei, 2) < Infinity)),
    ),
    row('first-read-p50-ms', 'ms', (mine) => percentile(firstReads(mine), 0.5)),
    row('first-read-p90-ms', 'ms', (mine) => percentile(firstReads(mine), 0.9)),
    row('still-share', '%', (mine) =>
      share(
        mine.filter(({ kind }) => kind === 'still'),
        (still) => seen(still, still.imeis[0] ?? ''),
      ),
    ),
    row('wrong-imeis', 'count', (mine) => mine.reduce((sum, outcome) => sum + wrongImeis(outcome).length, 0)),
    row('decode-720p-p50-ms', 'ms', (mine) => percentile(costs(mine, 720), 0.5)),
    row('decode-1080p-p50-ms', 'ms', (mine) => percentile(costs(mine, 1080), 0.5)),
    row('cpu-share-30fps', 'cores', (mine) => cpuShare(clips(mine))),
  ];
}

/** Shares by the part of the id before the first number, for people who want to know where it fails. */
export function sharesByClass(
  outcomes: readonly Outcome[],
): { contestant: ContestantName; kind: Outcome['kind']; name: string; share: number | null; of: number }[] {
  const groups = Map.groupBy(
    outcomes.filter(({ timingOnly }) => !timingOnly),
    ({ contestant, kind, id }) => `${contestant}|${kind}|${id.replace(/-[\d.].*$/, '')}`,
  );
  return [...groups.entries()].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const needed = first.kind === 'clip' ? 2 : 1;
    const read = share(group, (outcome) => readAt(outcome, outcome.imeis[0] ?? '', needed) < Infinity);
    return [{ contestant: first.contestant, kind: first.kind, name: key.split('|')[2] ?? '', share: read, of: group.length }];
  });
}

/** When an IMEI had been read that many times, Infinity for never. Only what was answered while the clip lasted counts. */
function readAt({ attempts, lasts, kind }: Outcome, imei: string, times: number): number {
  const hits = attempts.filter((attempt) => (kind === 'still' || attempt.at <= lasts) && imeisIn(attempt).has(imei));
  return hits[times - 1]?.at ?? Infinity;
}

function seen({ attempts }: Outcome, imei: string): boolean {
  return attempts.some((attempt) => imeisIn(attempt).has(imei));
}

/** Numbers that were read, would be taken for IMEIs and are not on the label; each once a clip. */
export function wrongImeis({ attempts, imeis }: Pick<Outcome, 'attempts' | 'imeis'>): string[] {
  return [...new Set(attempts.flatMap((attempt) => [...imeisIn(attempt)]))].filter((imei) => !imeis.includes(imei));
}

/** Every run of exactly fifteen digits with a valid check digit, alone or inside a matrix code's text. */
function imeisIn({ texts }: Pick<Attempt, 'texts'>): Set<string> {
  return new Set(texts.flatMap((text) => text.match(/(?<!\d)\d{15}(?!\d)/g) ?? []).filter(passesLuhn));
}

function costs(outcomes: readonly Outcome[], height: number): number[] {
  return outcomes
    .filter((outcome) => outcome.kind === 'clip' && outcome.height === height)
    .flatMap(({ attempts }) => attempts.map(({ cost }) => cost));
}

function cpuShare(clips: readonly Outcome[]): number | null {
  const lasts = clips.reduce((sum, clip) => sum + clip.lasts, 0);
  const busy = clips.reduce((sum, { attempts }) => sum + attempts.reduce((cost, attempt) => cost + attempt.cost, 0), 0);
  return lasts === 0 ? null : rounded(Math.min(1, busy / lasts), 2);
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : rounded((100 * all.filter(holds).length) / all.length, 1);
}

/** The smallest value that so many are not above; Infinity becomes null. */
export function percentile(values: readonly number[], part: number): number | null {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(part * values.length) - 1)];
  return value === undefined || value === Infinity ? null : rounded(value, 1);
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
