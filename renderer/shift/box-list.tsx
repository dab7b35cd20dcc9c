import { Table, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { useClient, useStationView } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Shape, signalOf } from '../frame/shapes.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './tables.module.css';

interface BoxListProps {
  readonly shift: string;
  readonly total: number;
  readonly openBox: (box: string) => void;
}

/** Every box of the shift, a page at a time. */
export function BoxList({ shift, total, openBox }: BoxListProps): ReactNode {
  const { summary: words, packing, numbers } = useWords();
  const [offset, setOffset] = useState(0);
  const boxes = useBoxes(shift, offset);
  const { boxColumns } = words;
  return (
    <section className={classes.card} aria-labelledby="boxes">
      <div className={classes.head}>
        <h2 className={classes.title} id="boxes">
          {words.boxes}
        </h2>
        {total > PAGE && (
          <div className={classes.pages}>
            <span>{words.page(offset + 1, Math.min(offset + PAGE, total), total)}</span>
            <BigButton aria-label={words.earlier} disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
              <IconChevronLeft size={32} aria-hidden />
            </BigButton>
            <BigButton aria-label={words.later} disabled={offset + PAGE >= total} onClick={() => setOffset(offset + PAGE)}>
              <IconChevronRight size={32} aria-hidden />
            </BigButton>
          </div>
        )}
      </div>
      <Table className={classes.table ?? ''} data-kind="boxes">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{boxColumns.time}</Table.Th>
            <Table.Th>{boxColumns.imei}</Table.Th>
            <Table.Th>{boxColumns.customer}</Table.Th>
            <Table.Th>{boxColumns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {boxes.map((box) => (
            <Table.Tr key={box.id}>
              <Table.Td>{numbers.time(box.acceptedAt)}</Table.Td>
              <Table.Td>
                <UnstyledButton className={classes.device} onClick={() => openBox(box.id)}>
                  <DeviceNumber value={box.name.value} />
                  {box.identifiers.imei2 !== undefined && (
                    <span className={classes.second}>
                      <DeviceNumber value={box.identifiers.imei2} />
                    </span>
                  )}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{box.customer.name}</Table.Td>
              <Table.Td>
                <span className={classes.state} data-state={box.state}>
                  <Shape signal={signalOf(box.state)} size="26px" /> {packing.states[box.state]}
                </span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function useBoxes(shift: string, offset: number): readonly BoxView[] {
  const client = useClient();
  const { total, queue } = useStationView();
  const [boxes, setBoxes] = useState<readonly BoxView[]>([]);
  const changes = JSON.stringify([total, queue]);
  useEffect(() => {
    let latest = true;
    client.shift.boxes({ shift, offset, limit: PAGE }).then(
      (page) => latest && setBoxes(page),
      // The page that is there stays; the bar at the top says that nobody answers.
      () => {},
    );
    return () => {
      latest = false;
    };
  }, [client, shift, offset, changes]);
  return boxes;
}

const PAGE = 50;
