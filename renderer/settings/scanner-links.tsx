import { IconBarcode, IconPlugConnected } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import type { AttachedScanners } from '../scan/attached-scanners.ts';
import { useAttachedScanners } from '../scan/attached-scanners-context.tsx';
import { useWords } from '../words/words.ts';
import classes from './settings-screen.module.css';

/** Scanners that are no keyboards, where this window can have them. */
export function ScannerLinks(): ReactNode {
  const scanners = useAttachedScanners();
  return scanners === undefined || scanners.kinds.length === 0 ? null : <Links scanners={scanners} />;
}

function Links({ scanners }: { readonly scanners: AttachedScanners }): ReactNode {
  const { scanner: words } = useWords().settings;
  const links = useStore(scanners);
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{words.title}</h2>
      <p className={classes.lead}>{words.usual}</p>
      <div className={classes.links}>
        {scanners.kinds.map((kind) => (
          <div key={kind} data-scanner={kind}>
            <BigButton
              fullWidth
              justify="flex-start"
              onClick={() => void scanners.pick(kind)}
              leftSection={<IconBarcode size={28} aria-hidden />}
            >
              {words.connect[kind]}
            </BigButton>
            {(links[kind].open > 0 || links[kind].refused) && (
              <p className={classes.hint} role="status">
                {links[kind].refused ? (
                  words.refused
                ) : (
                  <>
                    <IconPlugConnected size={22} aria-hidden /> {words.connected(links[kind].open)}
                  </>
                )}
              </p>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
