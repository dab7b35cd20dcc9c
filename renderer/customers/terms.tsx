import { IconAlertTriangle, IconCircleCheck, IconHelpHexagon, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { useWords } from '../words/words.ts';
import classes from './terms.module.css';

/** Whether the customer has accepted Google's terms: a shape and words for each answer. A warning at most; nobody knows whether it stops a claim. */
export function Terms({ terms }: { readonly terms: CustomerView['terms'] }): ReactNode {
  const { customers: words } = useWords();
  const Icon = ICONS[terms];
  return (
    <span className={classes.terms} data-terms={terms} title={terms === 'accepted' ? undefined : words.termsMeaning}>
      <Icon size={24} stroke={2.2} aria-hidden /> {words.terms[terms]}
    </span>
  );
}

const ICONS = { accepted: IconCircleCheck, 'not-accepted': IconAlertTriangle, stale: IconHistory, unknown: IconHelpHexagon };
