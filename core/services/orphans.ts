import type { Box } from '../domain/box.ts';
import type { EventDraft } from '../domain/events.ts';
import type { ClaimingContext } from './claiming-context.ts';

/**
 * Boxes that are in a request while no request is under way: the process died before the answer, or could not keep it. Nobody else knows
 * about them any more. To be called where no request is under way; true when there were some.
 */
export function adoptOrphans({ journal, record }: ClaimingContext): () => Promise<boolean> {
  return async () => {
    const open = new Set(journal.openClaims('release').map(({ claim }) => claim));
    const claims = byClaim(journal.boxesInState('sent', EVERY));
    const releases = byClaim(journal.boxesInState('unclaiming', EVERY)).filter(([release]) => !open.has(release));
    const drafts = [
      ...claims.map(([claim, boxes]): EventDraft => ({ type: 'claim-unsure', body: { claim, boxes, code: 'RESTARTED' } })),
      ...releases.map(([release, boxes]): EventDraft => ({ type: 'release-unsure', body: { release, boxes, code: 'RESTARTED' } })),
    ];
    await record(drafts);
    return drafts.length > 0;
  };
}

function byClaim(boxes: readonly Box[]): [string, string[]][] {
  const groups = Map.groupBy(boxes, (box) => box.claim ?? '');
  return [...groups].map(([claim, group]) => [claim, group.map((box) => box.id)]);
}

const EVERY = Number.MAX_SAFE_INTEGER;
