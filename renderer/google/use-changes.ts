import { useStationView } from '../connection/station.tsx';

/** Another text whenever a box, of any shift, stands elsewhere than before. */
export function useChanges(): string {
  const { total, queue, operations } = useStationView();
  return JSON.stringify([total, queue, operations.map(({ claim, answered }) => [claim, answered])]);
}
