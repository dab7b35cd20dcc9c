import type { Carton, CartonDevice, CartonProblem } from '../../core/domain/carton.ts';
import type { ListRefusal } from '../../core/domain/list.ts';

/** What goes to the thread that reads lists: a file, or a pasted text. */
export interface ListRequest {
  readonly source: Blob | string;
  readonly separately: boolean;
}

/** What comes back: the entries in parts that the window takes in without stopping, then all else. */
export type ListMessage =
  | { readonly kind: 'part'; readonly devices: readonly CartonDevice[]; readonly problems: readonly CartonProblem[] }
  | { readonly kind: 'end'; readonly about: Omit<Carton, 'devices' | 'problems'>; readonly counted: 'rows' | 'numbers' }
  | { readonly kind: 'refused'; readonly reason: UnreadList };

/** Why there is nothing to look at. `no-text` is a workbook or another file that is no list. */
export type UnreadList = ListRefusal | 'no-text' | 'unreadable';
