import { Table } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ShiftSummaryView } from '../../core/views/shift.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './tables.module.css';

interface CustomerTableProps {
  readonly summary: ShiftSummaryView;
  /** Boxes were scanned for the wrong customer. */
  readonly onWrongCustomer: () => void;
}

export function CustomerTable({ summary, onWrongCustomer }: CustomerTableProps): ReactNode {
  const { summary: words, corrections, numbers } = useWords();
  const { columns } = words;
  const hasReleased = summary.total.released > 0;
  const hasUndone = summary.total.undone > 0;
  return (
    <section className={classes.card} aria-labelledby="by-customer">
      <div className={classes.head}>
        <h2 className={classes.title} id="by-customer">
          {words.customers}
        </h2>
        <BigButton onClick={onWrongCustomer} leftSection={<IconUsers size={26} aria-hidden />}>
          {corrections.wrongCustomer}
        </BigButton>
      </div>
      <Table className={classes.table ?? ''} data-kind="customers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.customer}</Table.Th>
            <Table.Th className={classes.number}>{columns.scanned}</Table.Th>
            <Table.Th className={classes.number}>
              <Shape signal="accepted" /> {columns.claimed}
            </Table.Th>
            <Table.Th className={classes.number}>
              <Shape signal="waiting" /> {columns.waiting}
            </Table.Th>
            <Table.Th className={classes.number}>
              <Shape signal="attention" /> {columns.attention}
            </Table.Th>
            {hasReleased && (
              <Table.Th className={classes.number}>
                <Shape signal="released" /> {columns.released}
              </Table.Th>
            )}
            {hasUndone && (
              <Table.Th className={classes.number}>
                <Shape signal="undone" /> {columns.undone}
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {summary.customers.map(({ id, name, tally }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" className={classes.name}>
                {name} <span className={classes.id}>{id}</span>
              </Table.Th>
              <Table.Td className={classes.number}>{numbers.number(tally.scanned)}</Table.Td>
              <Table.Td className={classes.number} data-tone={tally.claimed > 0 ? 'good' : undefined}>
                {numbers.number(tally.claimed)}
              </Table.Td>
              <Table.Td className={classes.number} data-tone={tally.waiting > 0 ? 'going' : undefined}>
                {numbers.number(tally.waiting)}
              </Table.Td>
              <Table.Td className={classes.number} data-tone={tally.attention > 0 ? 'bad' : undefined}>
                {numbers.number(tally.attention)}
              </Table.Td>
              {hasReleased && <Table.Td className={classes.number}>{numbers.number(tally.released)}</Table.Td>}
              {hasUndone && <Table.Td className={classes.number}>{numbers.number(tally.undone)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
