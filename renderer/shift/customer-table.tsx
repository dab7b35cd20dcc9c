import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ShiftSummaryView } from '../../core/views.ts';
import { Shape } from '../frame/shapes.tsx';
import { useWords } from '../words/words.ts';
import classes from './tables.module.css';

export function CustomerTable({ summary }: { readonly summary: ShiftSummaryView }): ReactNode {
  const { summary: words, numbers } = useWords();
  const { columns } = words;
  const hasReleased = summary.total.released > 0;
  return (
    <section className={classes.card} aria-labelledby="by-customer">
      <h2 className={classes.title} id="by-customer">
        {words.customers}
      </h2>
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
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
