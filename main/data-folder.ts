import envPaths from 'env-paths';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { StationRefusal } from './station-refusal.ts';

/** Where a station keeps its data when nobody says otherwise; the same folder in both hosts, so that a change of host loses nothing. */
export function defaultDataFolder(): string {
  return envPaths('claimstation', { suffix: '' }).data;
}

/** @throws StationRefusal when it cannot be made or written to */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StationRefusal(
      'not-writable',
      `Claimstation cannot write to its data folder ${folder}. Give this user the right to write there, or start with --data and another folder.`,
      error,
    );
  }
}
