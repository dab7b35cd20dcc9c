import type { ReactNode } from 'react';
import { similarNames } from '../../core/domain/similar-names.ts';
import type { CustomerView } from '../../core/views/customer.ts';
import { CustomerTile } from './customer-tile.tsx';
import classes from './customer-tiles.module.css';

interface CustomerTilesProps {
  readonly customers: readonly CustomerView[];
  /** ID of the one that boxes are packed for now. */
  readonly current?: string | undefined;
  readonly onChoose: (customer: CustomerView) => void;
}

/** Customers to touch; those whose names look alike say so. */
export function CustomerTiles({ customers, current, onChoose }: CustomerTilesProps): ReactNode {
  return (
    <ul className={classes.tiles}>
      {customers.map((customer) => (
        <li key={customer.id}>
          <CustomerTile
            customer={customer}
            current={customer.id === current}
            similar={customers.some((other) => other.id !== customer.id && similarNames(other.name, customer.name))}
            onChoose={() => onChoose(customer)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Nobody reads thousands of tiles, and a window that shows them stops to listen; more letters bring the right one. */
export const MOST_TILES = 60;
