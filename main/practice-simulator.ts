import { renameSync } from 'node:fs';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { UnreadableState } from '../simulator/state/state-file.ts';
import { diskFailure } from './adapters/disk-failure.ts';

/**
 * Google's side of practice, kept in `stateFile`. A file that is damaged is put aside as `simulator.broken-<time>.json` and practice begins anew there: what
 * it holds was made up, and the boxes of practice are looked up and claimed again.
 * @throws JournalFailure for what the disk refuses
 */
export async function practiceSimulator(stateFile: string): Promise<Simulator> {
  try {
    return await startSimulator({ stateFile }).catch((error: unknown) => {
      if (!(error instanceof UnreadableState)) throw error;
      renameSync(stateFile, stateFile.replace(/\.json$/, `.broken-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`));
      return startSimulator({ stateFile });
    });
  } catch (error) {
    throw diskFailure(error) ?? error;
  }
}
