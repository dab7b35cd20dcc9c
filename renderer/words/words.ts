import { createContext, use } from 'react';
import { english, type Words } from './english.ts';

/** The language of the window. Components hold no text of their own; they ask here. */
export const WordsContext = createContext<Words>(english);

export function useWords(): Words {
  return use(WordsContext);
}
