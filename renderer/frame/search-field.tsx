import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './search-field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
}

/** A large field that finds while one types; it has the focus when it appears. */
export function SearchField({ label, value, onType }: SearchFieldProps): ReactNode {
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      autoFocus
      leftSection={<IconSearch size={34} aria-hidden />}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      classNames={{ root: classes.field ?? '', input: classes.input ?? '', section: classes.glass ?? '' }}
    />
  );
}
