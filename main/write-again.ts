import type { Settings } from '../core/ports/settings.ts';
import type { StoreRefusal } from '../core/views/store.ts';
import type { FolderOwner } from './adapters/folder-owner.ts';
import { diskFailure } from './adapters/disk-failure.ts';
import type { SealedVault } from './adapters/sealed-vault.ts';
import { prepareFolder } from './data-folder.ts';
import type { Session } from './session.ts';
import { diskReason, StationRefusal } from './station-refusal.ts';

export type WriteAgain = { readonly outcome: 'written' } | { readonly outcome: 'refused'; readonly reason: StoreRefusal | 'in-use' };

/**
 * Makes the data folder again that was deleted or moved under the running station, takes it, and writes there what this process still has: the
 * journal, the settings and the sealed account. Only when a person asks for it: whoever deleted the folder may have wanted that.
 */
export function writeAgain({
  dataFolder,
  owner,
  settings,
  vault,
  session,
}: {
  readonly dataFolder: string;
  readonly owner: FolderOwner;
  readonly settings: Settings;
  readonly vault: SealedVault;
  readonly session: Session | undefined;
}): WriteAgain {
  try {
    prepareFolder(dataFolder);
    owner.retake();
    settings.change({});
    vault.writeAgain();
    session?.writeAgain();
    return { outcome: 'written' };
  } catch (error) {
    return {
      outcome: 'refused',
      reason: error instanceof StationRefusal && error.reason === 'in-use' ? 'in-use' : diskReason(diskFailure(error) ?? error),
    };
  }
}
