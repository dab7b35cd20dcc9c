import type { ReactNode } from 'react';
import classes from './device-number.module.css';

/** An IMEI, MEID or serial number to compare with a label: in groups, the last four strong. Its text has no spaces, so that it copies as it is. */
export function DeviceNumber({ value }: { readonly value: string }): ReactNode {
  return (
    <span className={classes.number}>
      <span>{value.slice(0, 4)}</span>
      <span>{value.slice(4, 8)}</span>
      <span>{value.slice(8, -4)}</span>
      <b>{value.slice(-4)}</b>
    </span>
  );
}
