import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../../core/ports/chance.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Settings } from '../../core/ports/settings.ts';
import { WindowSettings } from '../../core/domain/settings.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { version } from '../version.ts';
import { exportStation, type ExportOutcome } from './export-station.ts';
import { importStation, type ImportOutcome, type ImportRefusal } from './import-station.ts';
import { upload, type Upload } from './upload.ts';

/** A station leaves its computer as one file, and arrives on another one. */
export interface Moving {
  export(): Promise<ExportOutcome>;
  begin(): string;
  add: Upload['add'];
  /** Refused where an account is open or is stored here. */
  finish(name: string): Promise<ImportOutcome | { readonly outcome: 'refused'; readonly reason: 'not-begun' | 'not-now' | ImportRefusal }>;
}

export interface MovingParts {
  readonly dataFolder: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly exportFolder: () => string;
  /** Folder of the account that is open or whose journal is not trusted; undefined in front of the doors. */
  readonly open: () => string | undefined;
}

export function moving({ dataFolder, settings, clock, chance, exportFolder, open }: MovingParts): Moving {
  const arriving = upload(dataFolder);
  // What a program that was killed had begun.
  arriving.end();
  rmSync(join(dataFolder, 'exporting'), { recursive: true, force: true });
  const inTurn = oneAtATime();
  return {
    export: () =>
      inTurn(() =>
        exportStation({
          dataFolder,
          open: open(),
          station: settings.get().station,
          settings: WindowSettings.parse(settings.get()),
          version,
          now: clock.now(),
          into: exportFolder(),
        }),
      ),
    begin: () => arriving.begin(),
    add: (name, offset, bytes) => arriving.add(name, offset, bytes),
    finish: (name) =>
      inTurn(async () => {
        if (open() !== undefined) return { outcome: 'refused', reason: 'not-now' };
        const archive = arriving.file(name);
        if (archive === undefined) return { outcome: 'refused', reason: 'not-begun' };
        const outcome = await importStation({ dataFolder, archive, station: settings.get().station, clock, chance });
        arriving.end();
        // The camera is another computer's.
        if (outcome.outcome === 'imported') settings.change({ ...outcome.settings, camera: '' });
        return outcome;
      }),
  };
}
