import { Table } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { DeviceView } from '../../core/views/device.ts';
import { deviceName } from '../../core/domain/device-name.ts';
import { BigButton } from '../frame/big-button.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './device-table.module.css';

/** A page at a time, so that ten thousand devices are as quick as fifty. */
export function DeviceTable({ devices }: { readonly devices: readonly DeviceView[] }): ReactNode {
  const { deviceReport: words } = useWords();
  const { columns } = words;
  const [wanted, setOffset] = useState(0);
  // The list begins anew when it is fetched again, and may be shorter then.
  const offset = wanted < devices.length ? wanted : 0;
  const last = Math.min(offset + PAGE, devices.length);
  return (
    <section className={classes.card}>
      {devices.length > PAGE && (
        <div className={classes.pages}>
          <span>{words.page(offset + 1, last, devices.length)}</span>
          <BigButton aria-label={words.earlier} disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
            <IconChevronLeft size={32} aria-hidden />
          </BigButton>
          <BigButton aria-label={words.later} disabled={last >= devices.length} onClick={() => setOffset(offset + PAGE)}>
            <IconChevronRight size={32} aria-hidden />
          </BigButton>
        </div>
      )}
      <Table className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.device}</Table.Th>
            <Table.Th>{columns.model}</Table.Th>
            <Table.Th>{columns.ordernumber}</Table.Th>
            <Table.Th>{columns.phonenumber}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {devices.slice(offset, last).map((device) => (
            <DeviceRow key={device.deviceId} device={device} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function DeviceRow({ device: { identifiers, metadata } }: { readonly device: DeviceView }): ReactNode {
  return (
    <Table.Tr>
      <Table.Td>
        <DeviceNumber value={deviceName(identifiers).value} />
        {identifiers.imei2 !== undefined && (
          <span className={classes.second}>
            <DeviceNumber value={identifiers.imei2} />
          </span>
        )}
      </Table.Td>
      <Table.Td>{[identifiers.manufacturer, identifiers.model].filter((part) => part !== undefined).join(' ')}</Table.Td>
      <Table.Td>{metadata['ordernumber'] ?? ''}</Table.Td>
      <Table.Td>{metadata['phonenumber'] ?? ''}</Table.Td>
    </Table.Tr>
  );
}

const PAGE = 50;
