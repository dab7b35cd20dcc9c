import type { ClaimingParts, ClaimingRules } from './claiming.ts';
import type { Connection } from './connection.ts';
import type { Recorder } from './recorder.ts';

/** What the parts of the claiming loop share. */
export interface ClaimingContext extends Omit<ClaimingParts, 'rules'> {
  readonly rules: ClaimingRules;
  readonly google: Connection;
  readonly record: Recorder;
}
