import { Progress } from '@mantine/core';
import { IconDownload, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { CustomerView } from '../../core/views/customer.ts';
import { deviceCsv, deviceCsvName } from '../../core/domain/device-csv.ts';
import { useClient, useStore } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { NoticeBar, TroubleBar } from '../look-up/notice.tsx';
import { saveText } from '../shift/save-text.ts';
import { useWords } from '../words/words.ts';
import classes from './customer-report.module.css';
import { DeviceTable } from './device-table.tsx';
import { createReportSession, type ReportState } from './report-session.ts';

/** How many, giant, then the devices as they come. */
export function CustomerReport({ customer }: { readonly customer: CustomerView }): ReactNode {
  const { deviceReport: words } = useWords();
  const client = useClient();
  const [session] = useState(() => createReportSession((signal) => client.devices.report({ customer: customer.id }, { signal })));
  const [saved, setSaved] = useState<string>();
  const state = useStore(session);
  useEffect(() => {
    session.fetch();
    return session.cancel;
  }, [session]);

  const { devices, total, phase, trouble } = state;
  const save = (): void => {
    const name = deviceCsvName(customer.id, Date.now(), phase === 'done');
    saveText(name, deviceCsv(customer, devices));
    setSaved(name);
  };
  return (
    <div className={classes.report} data-phase={phase}>
      <section className={classes.head}>
        <p className={classes.count} role="status" aria-live="off">
          <b>{words.count(devices.length, total)}</b> <span>{words.unit(total ?? devices.length)}</span>
        </p>
        <div className={classes.progress}>
          <p className={classes.phase} role="status">
            <Shape signal={SIGNALS[phase]} size="34px" /> {phaseText(words, state)}
          </p>
          <Progress.Root size={18} radius={9} className={classes.track ?? ''}>
            <Progress.Section value={shareOf(state)} color="var(--phase)" aria-label={words.progress} />
          </Progress.Root>
        </div>
        <div className={classes.actions}>
          {phase === 'fetching' ? (
            <BigButton onClick={session.cancel} leftSection={<IconPlayerStop size={28} aria-hidden />}>
              {words.cancel}
            </BigButton>
          ) : (
            <BigButton onClick={session.fetch} leftSection={<IconRefresh size={28} aria-hidden />}>
              {words.again}
            </BigButton>
          )}
          <BigButton tone="main" disabled={devices.length === 0} onClick={save} leftSection={<IconDownload size={28} aria-hidden />}>
            {words.csv}
          </BigButton>
        </div>
      </section>
      {trouble !== undefined && <TroubleBar trouble={trouble} />}
      {saved !== undefined && <NoticeBar notice={{ tone: 'good', text: words.csvSaved(saved) }} />}
      {devices.length > 0 && <DeviceTable devices={devices} />}
    </div>
  );
}

function phaseText(words: ReturnType<typeof useWords>['deviceReport'], { phase, devices }: ReportState): string {
  switch (phase) {
    case 'fetching':
      return words.fetching;
    case 'done':
      return devices.length === 0 ? words.none : words.done;
    case 'cancelled':
      return words.cancelled;
    case 'unanswered':
      return words.unanswered;
    case 'trouble':
      return words.incomplete;
  }
}

/** In percent; before Google has said how many there are, a little. */
function shareOf({ devices, total, phase }: ReportState): number {
  if (phase === 'done') return 100;
  return total === undefined || total === 0 ? 2 : Math.min(99, (100 * devices.length) / total);
}

const SIGNALS = { fetching: 'going', done: 'accepted', cancelled: 'half', unanswered: 'attention', trouble: 'attention' } as const;
