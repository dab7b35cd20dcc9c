import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Located, Undo } from '../../core/services/corrections.ts';
import type { LocatedBox } from '../../core/views/box.ts';
import type { UndoOutcome } from '../../core/views/outcomes.ts';
import type { Station } from '../station.ts';
import { boxView } from '../station-view.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function correctionsRoutes(station: Station) {
  const service = () => station.session()?.corrections;
  return {
    undo: os.corrections.undo.handler(({ input }) => changing(station, undoView(service()?.undo(input.box)))),
    undoLast: os.corrections.undoLast.handler(() => changing(station, undoView(service()?.undoLast()))),
    letGo: os.corrections.letGo.handler(({ input }) =>
      changing(station, service()?.letGo(input.box) ?? { outcome: 'refused', reason: 'not-claimed' }),
    ),
    ofCustomer: os.corrections.ofCustomer.handler(({ input }) =>
      (service()?.ofCustomer(input.shift, input.customer) ?? []).map(locatedView),
    ),
    locate: os.corrections.locate.handler(({ input }) => (service()?.locate(input.boxes) ?? []).map(locatedView)),
    move: os.corrections.move.handler(({ input }) => {
      const move = service()?.move(input.boxes, input.customer, input.alsoClaimed);
      if (move === undefined) return { outcome: 'refused', reason: 'no-account' };
      if (move.outcome === 'refused') return move;
      return changing(station, { ...move, boxes: move.boxes.map(({ box, became }) => ({ box: boxView(box), became })) });
    }),
  };
}

function undoView(undo: Undo | undefined): UndoOutcome {
  if (undo === undefined) return { outcome: 'refused', reason: 'no-account' };
  return undo.outcome === 'refused' ? undo : { ...undo, box: boxView(undo.box) };
}

function locatedView({ box, where }: Located): LocatedBox {
  return { box: boxView(box), where };
}
