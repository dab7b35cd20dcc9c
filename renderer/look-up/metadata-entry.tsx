import { useState, type ReactNode } from 'react';
import { useClient } from '../connection/station.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { troubleText } from './notice.tsx';
import { TextEntry } from './text-entry.tsx';

/** Google's two keys for Android devices. */
export type MetadataKey = 'ordernumber' | 'phonenumber';

interface MetadataEntryProps {
  readonly deviceId: string;
  readonly name: MetadataKey;
  readonly value: string;
  readonly onSaved: (metadata: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** The order number or telephone number of a device, typed or scanned from the paper. */
export function MetadataEntry({ deviceId, name, value, onSaved, onClose }: MetadataEntryProps): ReactNode {
  const words = useWords();
  const { entry, unanswered } = words.lookUp;
  const client = useClient();
  const [trouble, setTrouble] = useState<string>();
  const save = useAction(
    (text: string) => client.devices.setMetadata({ deviceId, metadata: { [name]: text.trim() } }),
    (answer) => (answer.outcome === 'changed' ? onSaved(answer.metadata) : setTrouble(troubleText(words, answer))),
  );
  return (
    <TextEntry
      {...entry[name]}
      keys={name === 'phonenumber' ? 'phone' : 'code'}
      longest={LONGEST}
      first={value}
      takesScans
      running={save.running}
      hintFor={(text) => {
        const failure = save.failed ? unanswered : trouble;
        if (failure !== undefined) return { tone: 'bad', text: failure, enough: true };
        return { tone: 'quiet', text: text === '' && value !== '' ? entry.hints.remove : entry.hints.scan, enough: text !== value };
      }}
      onSubmit={(text) => {
        setTrouble(undefined);
        save.run(text);
      }}
      onClose={onClose}
    />
  );
}

/** Google does not say how much it takes; no order number is longer. */
const LONGEST = 200;
