import { useEffect, useState } from 'react';
import { useClient } from '../connection/station.tsx';
import type { Model, Page } from './wizard.ts';

/**
 * What Google has confirmed at this station: for this TAC first, then for any device, the most frequent before the others. Empty until it
 * is there, and where nobody answers: the models are offered, and can always be typed.
 * @param page asked anew with each, because boxes are claimed meanwhile
 */
export function useModels(tac: string | undefined, page: Page): readonly Model[] {
  const client = useClient();
  const [models, setModels] = useState<readonly Model[]>([]);
  useEffect(() => {
    let wanted = true;
    const asked = [...(tac === undefined ? [] : [client.devices.models({ tac })]), client.devices.models({})];
    Promise.all(asked).then(
      (lists) => wanted && setModels(once(lists.flat())),
      () => wanted && setModels([]),
    );
    return () => {
      wanted = false;
    };
  }, [client, tac, page]);
  return models;
}

function once(models: readonly Model[]): readonly Model[] {
  return [...new Map(models.map((model) => [JSON.stringify([model.manufacturer, model.model]), model])).values()];
}
