import type { Trouble } from '../domain/trouble.ts';
import type { Troubled } from '../views/google.ts';

/** Why a question that a person asked has no answer, as the window is told it. */
export function troubled({ kind, code }: Trouble): Troubled {
  return { outcome: 'trouble', trouble: kind, code };
}

/** The credentials are out of reach, so Google cannot be asked anything. */
export const noAccount: Troubled = { outcome: 'trouble', trouble: 'no-account' };

/** The disk of this computer takes nothing: what was done at Google, if anything, stands in no history here. */
export const cannotStore: Troubled = { outcome: 'trouble', trouble: 'cannot-store' };
