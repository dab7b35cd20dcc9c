import type { Box } from '../domain/box.ts';
import type { Journal } from '../ports/journal.ts';
import type { Recovery } from './recovery.ts';
import type { Sender } from './sender.ts';

/** Boxes that a person wants claimed this very moment, each in a request of its own, between two requests of the loop. */
export interface AtOnce {
  /** Resolves when Google has answered, or when it will not be asked. */
  ask(box: string): Promise<void>;
  /** Claims the first one; false when nobody waits. */
  claimNext(): Promise<boolean>;
  isWaitedFor(): boolean;
  /** Nobody is kept waiting: the process is ending. */
  stop(): void;
}

export function atOnce({
  journal,
  send,
  recover,
}: {
  readonly journal: Journal;
  readonly send: Sender;
  readonly recover: Pick<Recovery, 'maySend' | 'doubt'>;
}): AtOnce {
  const waiting: { readonly box: string; readonly answered: () => void }[] = [];
  return {
    ask: (box) => new Promise((answered) => void waiting.push({ box, answered })),
    async claimNext() {
      const first = waiting.shift();
      if (first === undefined) return false;
      try {
        const box = journal.box(first.box);
        if (box !== undefined && canBeClaimed(box)) {
          // After a journal was lost not even a person's word is enough: it may have been claimed before.
          if (recover.maySend(box)) await send.alone(box);
          else await recover.doubt([box]);
        }
      } finally {
        first.answered();
      }
      return true;
    },
    isWaitedFor: () => waiting.length > 0,
    stop() {
      for (const { answered } of waiting.splice(0)) answered();
    },
  };
}

/** What is on its way is not sent a second time, and a box that is to be let go is not claimed. */
function canBeClaimed({ state, release }: Box): boolean {
  return (state === 'waiting' || state === 'held') && release === undefined;
}
