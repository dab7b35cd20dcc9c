import type { BoxView } from '../../core/views/box.ts';
import type { DeviceView } from '../../core/views/device.ts';
import type { Troubled } from '../../core/views/google.ts';
import type { Reading } from '../../core/domain/label.ts';
import { createStore, type Store } from '../connection/station-store.ts';
import type { Sound } from '../scan/sounds.ts';

/** What the station said about a device. */
export interface Found {
  readonly identifiers: BoxView['identifiers'];
  /** Of this station, newest first. */
  readonly boxes: readonly BoxView[];
  /** Undefined where Google did not say, or has been overtaken by what happened here since. */
  readonly devices?: readonly DeviceView[] | undefined;
  readonly trouble?: Troubled | undefined;
}

export type LookedUp =
  | ({ readonly outcome: 'looked' } & Found)
  | { readonly outcome: 'refused'; readonly reason: string; readonly codes: readonly { readonly kind: string; readonly value: string }[] };

export interface LookUpState {
  /** The station is being asked about something new; `shown` is still the last answer. */
  readonly asking: boolean;
  /** `no-answer` is of the station program, not of Google. */
  readonly shown: { readonly kind: 'idle' | 'no-answer' } | { readonly kind: 'answer'; readonly answer: LookedUp };
  /** Counts the answers, so that two equal ones are still two. */
  readonly turn: number;
}

/** The questions of this window. It outlives the screen, so that the answer is still there after a look at something else. */
export interface LookUpSession extends Store<LookUpState> {
  /** A newer question overtakes an older one. */
  readonly lookUp: (readings: readonly Reading[]) => void;
  /** Without asking: there is nothing to ask about. */
  readonly refuse: (reason: 'several-boxes') => void;
  /** The same question once more. */
  readonly again: () => void;
  /** What this station tells of its newest boxes, without asking anybody: an answer about one of them is brought up to date. */
  readonly hear: (recent: readonly BoxView[]) => void;
  /** What Google has answered to a change, put into the answer that is shown. */
  readonly correct: (deviceId: string, change: Partial<Pick<DeviceView, 'claims' | 'metadata'>>) => void;
}

/** @param ask rejects when the station program gave no answer */
export function createLookUpSession(ask: (readings: readonly Reading[]) => Promise<LookedUp>, play: (sound: Sound) => void): LookUpSession {
  const { current, subscribe, change } = createStore<LookUpState>({ asking: false, shown: { kind: 'idle' }, turn: 0 });
  let asked: readonly Reading[] = [];
  let question = 0;

  function settle(mine: number, shown: LookUpState['shown'], sound: Sound): void {
    if (mine !== question) return;
    change({ asking: false, shown, turn: current().turn + 1 });
    play(sound);
  }

  function lookUp(readings: readonly Reading[]): void {
    asked = readings;
    question += 1;
    const mine = question;
    change({ ...current(), asking: true });
    ask(readings).then(
      (answer) => settle(mine, { kind: 'answer', answer }, answer.outcome === 'looked' ? 'looked' : 'refused'),
      () => settle(mine, { kind: 'no-answer' }, 'refused'),
    );
  }

  function changeFound(next: (found: Found) => Found): void {
    const { shown } = current();
    if (shown.kind !== 'answer' || shown.answer.outcome !== 'looked') return;
    const found = next(shown.answer);
    if (found !== shown.answer) change({ ...current(), shown: { kind: 'answer', answer: { outcome: 'looked', ...found } } });
  }

  return {
    current,
    subscribe,
    lookUp,
    refuse(reason) {
      question += 1;
      settle(question, { kind: 'answer', answer: { outcome: 'refused', reason, codes: [] } }, 'refused');
    },
    again() {
      if (asked.length > 0) lookUp(asked);
    },
    hear(recent) {
      changeFound((found) => {
        const boxes = found.boxes.map((box) => recent.find((newer) => newer.id === box.id && isOther(newer, box)) ?? box);
        // What Google said is older than what happened here since, so it is not shown beside it.
        return boxes.every((box, index) => box === found.boxes[index]) ? found : { ...found, boxes, devices: undefined };
      });
    },
    correct(deviceId, changed) {
      changeFound((found) => ({
        ...found,
        devices: found.devices?.map((device) => (device.deviceId === deviceId ? { ...device, ...changed } : device)),
      }));
    },
  };
}

function isOther(newer: BoxView, box: BoxView): boolean {
  return newer.state !== box.state || newer.customer.id !== box.customer.id || newer.next?.id !== box.next?.id;
}
