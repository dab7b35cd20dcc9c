import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import classes from './windowed-list.module.css';

interface WindowedListProps {
  readonly label: string;
  readonly count: number;
  /** Pixels; every row has the same. */
  readonly rowHeight: number;
  readonly renderRow: (at: number) => ReactNode;
}

/** A list of any length, of which only what is in sight is drawn: a hundred thousand rows would take the window's breath. */
export function WindowedList({ label, count, rowHeight, renderRow }: WindowedListProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - BEYOND, count - 1));
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return (
    <div
      className={classes.frame}
      ref={frame}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <ul className={classes.list} style={{ height: count * rowHeight }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, i) => (
          <li
            key={first + i}
            className={classes.row}
            style={{ height: rowHeight, transform: `translateY(${(first + i) * rowHeight}px)` }}
            aria-setsize={count}
            aria-posinset={first + i + 1}
          >
            {renderRow(first + i)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Rows above and below what is in sight, so that a flick of the wheel shows no hole. */
const BEYOND = 6;
