import type { ReactNode } from 'react';
import { Hint } from '../frame/hint.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import type { Refusal } from './read-number.ts';

/** Why the last answer was none; nothing where it was one. */
export function RefusalHint({ refusal }: { readonly refusal: Refusal | undefined }): ReactNode {
  const { refusals } = useWords().packing;
  if (refusal === undefined) return null;
  return (
    <Hint
      tone={refusal === 'other-shape' ? 'warning' : 'wrong'}
      shape={<Shape signal={refusal === 'other-shape' ? 'checking' : 'refused'} size="36px" />}
    >
      <strong>{refusals[refusal].title}.</strong> {refusals[refusal].advice}
    </Hint>
  );
}
