import { IconBackspace } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { TouchKey } from '../frame/touch-key.tsx';
import { useWords } from '../words/words.ts';
import classes from './big-keys.module.css';

interface BigKeysProps {
  readonly layout: 'code' | 'phone';
  readonly onType: (text: string) => void;
  readonly onRemove: () => void;
  /** The last key, which sends. */
  readonly children: ReactNode;
}

/** Keys for a gloved finger. The field keeps the focus, so that a keyboard can go on where the finger stopped. */
export function BigKeys({ layout, onType, onRemove, children }: BigKeysProps): ReactNode {
  const { keys: words } = useWords().lookUp.entry;
  const [small, setSmall] = useState(false);
  const cased = (key: string): string => (small ? key.toLowerCase() : key);
  return (
    <div className={classes.keys} data-layout={layout} role="group" aria-label={words.label}>
      <div className={classes.characters}>
        {LAYOUTS[layout].map((key) => (
          <TouchKey key={key} name={key === ' ' ? words.space : cased(key)} onPress={() => onType(cased(key))}>
            {key === ' ' ? words.space : cased(key)}
          </TouchKey>
        ))}
      </div>
      <div className={classes.edge}>
        <TouchKey name={words.remove} onPress={onRemove}>
          <IconBackspace size={36} aria-hidden />
        </TouchKey>
        {layout === 'code' && (
          <TouchKey name={small ? words.capitals : words.small} onPress={() => setSmall(!small)}>
            {small ? 'ABC' : 'abc'}
          </TouchKey>
        )}
        {layout === 'code' && (
          <TouchKey name={words.space} onPress={() => onType(' ')}>
            {words.space}
          </TouchKey>
        )}
        {children}
      </div>
    </div>
  );
}

/** Ten in a row, seven for telephone numbers. */
const LAYOUTS = { code: [...'1234567890QWERTYUIOPASDFGHJKL-ZXCVBNM./#'], phone: [...'12345+ 67890-/'] } as const;
