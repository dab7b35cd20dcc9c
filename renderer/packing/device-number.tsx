import type { ReactNode } from 'react';
import classes from './device-number.module.css';

/** An IMEI, MEID or serial number to compare with a label: in groups, the last four strong. Its text has no spaces, so that it copies as it is. */
export function DeviceNumber({ value }: { readonly value: string }): ReactNode {
  return (
    <span className={classes.number}>
      {groupsOf(value).map((group, at) => (
        <span key={at}>{group}</span>
      ))}
      <b>{value.slice(-4)}</b>
    </span>
  );
}

/** What stands before the last four: an IMEI or MEID as labels print it, a serial number in one piece. */
function groupsOf(value: string): readonly string[] {
  const body = value.slice(0, -4);
  const groups = /^[0-9A-F]{14,15}$/.test(value) ? [body.slice(0, 4), body.slice(4, 8), body.slice(8)] : [body];
  return groups.filter((group) => group !== '');
}
