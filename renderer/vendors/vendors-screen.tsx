import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import type { Troubled } from '../../core/views/google.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Hint } from '../frame/hint.tsx';
import { Screen } from '../frame/screen.tsx';
import { TitleBand } from '../frame/title-band.tsx';
import { useAction } from '../frame/use-action.ts';
import { useWords } from '../words/words.ts';
import { VendorCustomers } from './vendor-customers.tsx';
import classes from './vendors-screen.module.css';

/** The resellers below ours, one under the other, and beside them the customers of the one that is chosen. Nothing can be changed here. */
export function VendorsScreen({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { vendors: words } = useWords();
  const client = useClient();
  const [vendors, setVendors] = useState<readonly Pick<CustomerView, 'id' | 'name'>[]>();
  const [trouble, setTrouble] = useState<Troubled['trouble']>();
  const [chosen, setChosen] = useState<string>();
  const { run, running, failed } = useAction(
    () => client.customers.vendors(),
    (answer) => {
      setTrouble(answer.outcome === 'trouble' ? answer.trouble : undefined);
      if (answer.outcome === 'listed') setVendors(answer.vendors);
    },
  );
  useEffect(() => run(), [run]);
  return (
    <Screen
      name="vendors"
      head={
        <TitleBand title={words.title} alone>
          <BigButton tone="band" onClick={onBack}>
            {words.back}
          </BigButton>
        </TitleBand>
      }
    >
      <div className={classes.screen}>
        <Hint tone="plain" shape={<IconEye size={34} aria-hidden />}>
          {words.lookOnly}
        </Hint>
        {(failed || trouble !== undefined) && (
          <div className={classes.trouble}>
            <Hint tone="warning" shape={<IconAlertTriangle size={34} stroke={2.2} aria-hidden />}>
              {trouble === undefined ? words.unanswered : words.troubles[trouble]}
            </Hint>
            <BigButton onClick={run} loading={running}>
              {words.again}
            </BigButton>
          </div>
        )}
        {vendors === undefined && running && <p className={classes.state}>{words.loading}</p>}
        {vendors?.length === 0 && <p className={classes.state}>{words.none}</p>}
        {vendors !== undefined && vendors.length > 0 && (
          <div className={classes.columns}>
            <ul className={classes.vendors}>
              {vendors.map((vendor) => (
                <li key={vendor.id}>
                  <UnstyledButton
                    className={classes.vendor}
                    aria-pressed={vendor.id === chosen}
                    data-chosen={vendor.id === chosen || undefined}
                    onClick={() => setChosen(vendor.id)}
                  >
                    {vendor.name}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
            {chosen === undefined ? <p className={classes.state}>{words.choose}</p> : <VendorCustomers key={chosen} vendor={chosen} />}
          </div>
        )}
      </div>
    </Screen>
  );
}
