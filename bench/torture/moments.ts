import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { StationView } from '../../core/views/station.ts';
import type { Random } from '../labels/random.ts';
import type { Faults } from './google.ts';
import type { StationProcess } from './station.ts';

/** When a station is killed. Every moment comes with a limit: what does not come about is not waited for. */
export const MOMENTS = [
  /** In the very moment that a reply arrives. */
  'after-reply',
  /** A scan is on its way, and its reply is not. */
  'storing',
  /** "Sent" is stored and the request is under way; Google may have worked on it or not. */
  'sent',
  /** Google has named the operation, and works on it. */
  'polling',
  /** A claim's answer was lost, and it is looked up. */
  'looking-up',
  /** Between the start of the process and the first answer. */
  'start-up',
  /** While a journal of version 1 is brought to this version's schema. */
  'migration',
  /** While the shift is finished, or right after the reply. */
  'shift-end',
  /** While the backup that follows the end of a shift is made. */
  'backup',
  'any',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** What the moment needs to come about at all. */
export const FAULTS_FOR: Readonly<Partial<Record<Moment, Faults>>> = {
  sent: { latency: { kind: 'uniform', leastMs: 150, mostMs: 400 } },
  polling: { doneLateMs: 400 },
  'looking-up': { dropReplyAfter: [{ method: 'partners.devices.claimAsync', times: 2 }] },
};

/** Told of all that happens to a station, and kills it when its moment comes. */
export interface Death {
  spawned(): void;
  /** The account is about to be opened, and with it the journal in this folder. */
  opening(folder: string): void;
  working(): void;
  sent(count: number): void;
  replied(count: number): void;
  saw(view: StationView): void;
  /** The shift is about to be finished, in this account's folder. */
  finishing(folder: string): void;
}

/** @param startMs how long a start takes, from earlier ones */
export function death(station: StationProcess, moment: Moment, random: Random, startMs: number): Death {
  const nth = random.whole(1, 20);
  let doomed = false;
  const killAfter = (ms: number): void => {
    if (doomed) return;
    doomed = true;
    if (ms < 0.3) station.kill();
    else setTimeout(station.kill, ms);
  };
  const onceWritten = (folder: string, action: () => void): void => {
    const watcher = watch(folder, () => {
      watcher.close();
      action();
    });
    void station.ended.then(() => watcher.close());
  };
  return {
    spawned() {
      if (moment === 'start-up') killAfter(random.between(0, startMs * 1.3));
    },
    opening(folder) {
      if (moment === 'migration') onceWritten(folder, () => killAfter(random.between(0, 15)));
    },
    working() {
      if (moment === 'any') killAfter(random.between(0, 500));
      setTimeout(() => killAfter(0), random.between(400, LIMIT_MS));
    },
    sent(count) {
      if (moment === 'storing' && count === nth) killAfter(random.between(0, 2));
    },
    replied(count) {
      if (moment === 'after-reply' && count === nth) killAfter(0);
    },
    saw({ queue, operations }) {
      if (moment === 'sent' && queue.underWay > 0 && operations.length === 0) killAfter(random.between(0, 350));
      if (moment === 'polling' && operations.length > 0) killAfter(random.between(0, 60));
      if (moment === 'looking-up' && queue.unsure > 0) killAfter(random.between(0, 60));
    },
    finishing(folder) {
      if (moment === 'shift-end') killAfter(random.between(0, 3));
      if (moment === 'backup') {
        const backups = join(folder, 'backups');
        mkdirSync(backups, { recursive: true });
        onceWritten(backups, () => killAfter(random.between(0, 30)));
      }
    },
  };
}

// Well below the minute (of the station's time) after which a claim that got no answer is sent again: see faults.ts.
const LIMIT_MS = 800;
