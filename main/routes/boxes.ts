import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import { boxStory, type BoxHappening } from '../../core/domain/box-history.ts';
import type { Station } from '../station.ts';
import { boxView } from '../station-view.ts';

const os = implement(contract);

export function boxesRoutes(station: Station) {
  return {
    history: os.boxes.history.handler(({ input }) => {
      const journal = station.session()?.journal;
      const box = journal?.box(input.box);
      if (journal === undefined || box === undefined) return { entries: [] };
      return { box: boxView(box), entries: boxStory(journal.history(box.id)).map(entryView) };
    }),
  };
}

function entryView({ metadata, ...rest }: BoxHappening) {
  return { ...rest, ...(metadata === undefined ? {} : { metadata: { ...metadata } }) };
}
