import type { Answer, Model, Wizard } from './wizard.ts';

/** What every page of the wizard is given. */
export interface PageProps {
  readonly wizard: Wizard;
  readonly known: readonly Model[];
  readonly onAnswer: (answer: Answer) => void;
  /** Back to packing. */
  readonly onLeave: () => void;
}
