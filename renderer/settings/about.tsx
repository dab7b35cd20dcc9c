import { useEffect, useState, type ReactNode } from 'react';
import type { KeychainState } from '../../core/views/station.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { SaveReport } from '../frame/save-report.tsx';
import type { EngineName } from '../scan/reader/reader.ts';
import { useWords } from '../words/words.ts';
import classes from './settings-screen.module.css';

interface Facts {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly runtime: string;
  readonly dataFolder: string;
  readonly keychain: KeychainState;
}

/** What one reads out to whoever helps. */
export function About({ engine }: { readonly engine: EngineName | undefined }): ReactNode {
  const { settings: words, report } = useWords();
  const client = useClient();
  const { account } = useStationView();
  const [facts, setFacts] = useState<Facts>();
  useEffect(() => {
    client.station.about().then(setFacts, () => {});
  }, [client]);

  const rows =
    facts === undefined
      ? []
      : [
          [words.facts.version, facts.version],
          [words.facts.host, words.hosts[facts.host]],
          [words.facts.runtime, facts.runtime],
          [words.facts.dataFolder, facts.dataFolder],
          [words.facts.keychain, words.keychain[facts.keychain]],
          [words.facts.engine, words.engines[engine ?? 'unknown']],
        ];
  const accountText =
    account.kind === 'google' ? words.accounts.google(account.partnerId, account.serviceAccount) : words.accounts[account.kind];
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{words.about}</h2>
      <dl className={classes.facts}>
        {[[words.facts.account, accountText], ...rows].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.hint}>{report.meaning}</p>
      <p className={classes.report}>
        <SaveReport />
      </p>
    </section>
  );
}
