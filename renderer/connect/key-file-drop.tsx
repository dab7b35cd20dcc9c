import { FileButton } from '@mantine/core';
import { IconFileCheck, IconFileUpload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import classes from './key-file-drop.module.css';

export interface KeyFile {
  readonly name: string;
  /** What is in it. Goes to main and is never shown. */
  readonly text: string;
}

interface KeyFileDropProps {
  readonly file: KeyFile | undefined;
  readonly disabled: boolean;
  readonly missing: boolean;
  readonly onFile: (file: KeyFile | undefined) => void;
}

/** Takes the key file by dropping or choosing. Shows its name only. */
export function KeyFileDrop({ file, disabled, missing, onFile }: KeyFileDropProps): ReactNode {
  const { key, missing: lacking } = useWords().connect;
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState(false);

  const take = (chosen: File | null | undefined): void => {
    if (chosen === null || chosen === undefined || disabled) return;
    setUnreadable(false);
    chosen.text().then(
      (text) => onFile({ name: chosen.name, text }),
      () => {
        setUnreadable(true);
        onFile(undefined);
      },
    );
  };

  const Icon = file === undefined ? IconFileUpload : IconFileCheck;
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      data-filled={file !== undefined || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <p className={classes.lead}>
        <Icon size={52} stroke={1.5} aria-hidden />
        {file === undefined ? (
          key.drop
        ) : (
          <span>
            <span className={classes.chosen}>{key.chosen}</span> <span className={classes.name}>{file.name}</span>
          </span>
        )}
      </p>
      <FileButton onChange={take} accept="application/json,.json" disabled={disabled} inputProps={{ 'aria-label': key.choose }}>
        {(button) => <BigButton {...button}>{file === undefined ? key.choose : key.chooseAnother}</BigButton>}
      </FileButton>
      {(missing || unreadable) && (
        <p className={classes.error} role="alert">
          {unreadable ? key.unreadable : lacking.key}
        </p>
      )}
    </div>
  );
}
