import type { ReactNode } from 'react';
import type { CartonDevice } from '../../core/domain/carton.ts';
import { Shape } from '../frame/shapes.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import type { CartonState, FailingEntry } from './carton-state.ts';
import classes from './entry-rows.module.css';
import { WindowedList } from './windowed-list.tsx';

/** What cannot be stored: each with its place, what stands there, and why. */
export function FailingEntries({
  label,
  failing,
  counted,
}: Pick<CartonState, 'failing' | 'counted'> & { readonly label: string }): ReactNode {
  return (
    <WindowedList
      label={label}
      count={failing.length}
      rowHeight={96}
      renderRow={(at) => {
        const entry = failing[at];
        return entry === undefined ? null : <Failing entry={entry} counted={counted} />;
      }}
    />
  );
}

function Failing({ entry, counted }: { readonly entry: FailingEntry; readonly counted: CartonState['counted'] }): ReactNode {
  const { carton: words } = useWords();
  const isRepeat = entry.reason === 'known' || entry.reason === 'twice';
  return (
    <div className={classes.row} data-kind={isRepeat ? 'repeat' : 'bad'}>
      <span className={classes.sign}>
        <Shape signal={isRepeat ? 'duplicate' : 'refused'} size="44px" />
      </span>
      <span className={classes.place}>{words.place[counted](entry.place)}</span>
      <span className={classes.text}>
        <span className={classes.number}>{/^\d{15}$/.test(entry.text) ? <DeviceNumber value={entry.text} /> : entry.text}</span>
        <span className={classes.why}>{words.why(entry, counted)}</span>
      </span>
    </div>
  );
}

/** What can be stored. */
export function FreshEntries({ fresh, counted }: Pick<CartonState, 'fresh' | 'counted'>): ReactNode {
  const { carton: words } = useWords();
  return (
    <WindowedList
      label={words.fresh(fresh.length)}
      count={fresh.length}
      rowHeight={72}
      renderRow={(at) => {
        const device = fresh[at];
        return device === undefined ? null : <Fresh device={device} counted={counted} />;
      }}
    />
  );
}

function Fresh({ device, counted }: { readonly device: CartonDevice; readonly counted: CartonState['counted'] }): ReactNode {
  const { carton: words } = useWords();
  return (
    <div className={classes.row} data-kind="fresh">
      <span className={classes.place}>{words.place[counted](device.place)}</span>
      <span className={classes.numbers}>
        {device.imeis.map((imei) => (
          <DeviceNumber key={imei} value={imei} />
        ))}
      </span>
    </div>
  );
}
