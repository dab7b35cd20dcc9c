import type { ClaimingParts, ClaimingRules } from './claiming.ts';
import type { Connection } from './connection.ts';
import type { Recorder } from './recorder.ts';

/** What the parts of the claiming loop share. */
export interface ClaimingContext extends Omit<ClaimingParts, 'rules'> {
  /** As they are set at that moment. */
  readonly rules: () => ClaimingRules;
  readonly google: Connection;
  readonly record: Recorder;
  /** Keeps a plan over a restart, where the disk lets it. */
  readonly remember: (name: string, value: string) => void;
  /** Something is due sooner than the loop thought. */
  readonly wake: () => void;
}
