import { FileButton } from '@mantine/core';
import { IconClipboardText, IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { Hint } from '../frame/hint.tsx';
import { QuestionPage } from '../frame/question-page.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import type { CartonState } from './carton-state.ts';
import classes from './list-door.module.css';

interface ListDoorProps {
  readonly unread: CartonState['unread'];
  readonly onList: (source: Blob | string) => void;
  readonly onBack: () => void;
}

/** Takes a list: a file that is dropped or chosen, or text that is pasted, wherever the focus is. */
export function ListDoor({ unread, onList, onBack }: ListDoorProps): ReactNode {
  const { carton } = useWords();
  const { door } = carton;
  const [over, setOver] = useState(false);

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      event.preventDefault();
      if (file !== undefined) onList(file);
      else if (text !== '') onList(text);
    };
    // A file that misses the place for it would be opened by the browser instead of this window.
    const drag = (event: DragEvent): void => {
      event.preventDefault();
      setOver(event.type === 'dragover');
      const file = event.type === 'drop' ? event.dataTransfer?.files[0] : undefined;
      if (file !== undefined) onList(file);
    };
    document.addEventListener('paste', paste);
    for (const type of DRAGS) document.addEventListener(type, drag);
    return () => {
      document.removeEventListener('paste', paste);
      for (const type of DRAGS) document.removeEventListener(type, drag);
    };
  }, [onList]);

  return (
    <QuestionPage question={door.question} help={door.help} onBack={onBack}>
      <div className={classes.ways}>
        <div className={classes.way} data-over={over || undefined}>
          <IconFileSpreadsheet size={72} stroke={1.4} aria-hidden />
          <h3 className={classes.title}>{door.file}</h3>
          <FileButton
            onChange={(file) => {
              if (file !== null) onList(file);
            }}
            accept=".csv,.txt,.tsv,.json,text/csv,text/plain"
            inputProps={{ 'aria-label': door.choose }}
          >
            {(button) => (
              <BigButton tone="main" {...button}>
                {door.choose}
              </BigButton>
            )}
          </FileButton>
        </div>
        <label className={classes.way}>
          <IconClipboardText size={72} stroke={1.4} aria-hidden />
          <span className={classes.title}>{door.paste}</span>
          {/* What is pasted is read at once; only the place to do it with a finger. */}
          <textarea className={classes.field} rows={1} value="" onChange={() => {}} placeholder={door.pasteHere} />
        </label>
      </div>
      {unread !== undefined && (
        <Hint tone="wrong" shape={<Shape signal="refused" size="40px" />}>
          {carton.unread[unread]}
        </Hint>
      )}
    </QuestionPage>
  );
}

const DRAGS = ['dragover', 'dragleave', 'drop'] as const;
