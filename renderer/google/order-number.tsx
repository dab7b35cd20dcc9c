import { Progress, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { identify } from '../../core/domain/identifiers.ts';
import { BigButton } from '../frame/big-button.tsx';
import { Shape } from '../frame/shapes.tsx';
import { useHandScanner } from '../scan/use-hand-scanner.ts';
import { useWords } from '../words/words.ts';
import classes from './order-number.module.css';
import { useOrderNumber, type OrderNumberState } from './use-order-number.ts';

interface OrderNumberProps {
  readonly claim: string;
  /** How many boxes of the request are claimed. */
  readonly devices: number;
  readonly onTakesScans: (takes: boolean) => void;
  readonly onBox: () => void;
  readonly onClose: () => void;
}

/** Writes the order number of the packing slip to every claimed box of a request. */
export function OrderNumber({ claim, devices, onTakesScans, onBox, onClose }: OrderNumberProps): ReactNode {
  const { atGoogle, frame } = useWords();
  const { orderNumber: words } = atGoogle;
  const [typed, setTyped] = useState('');
  const [wasBox, setWasBox] = useState(false);
  const { state, write, stop } = useOrderNumber(claim, devices);
  const text = typed.trim();

  useEffect(() => {
    onTakesScans(true);
    return () => onTakesScans(false);
  }, [onTakesScans]);
  useHandScanner({
    enabled: true,
    onScan: ([scanned = '']) => {
      const box = identify(scanned).kind === 'imei';
      setWasBox(box);
      if (box) onBox();
      else if (state.kind !== 'going') {
        stop();
        setTyped(scanned.trim().slice(0, LONGEST));
      }
    },
  });

  return (
    <section className={classes.panel} data-state={state.kind} aria-labelledby="order-number">
      <div className={classes.head}>
        <h2 className={classes.title} id="order-number">
          {words.title(devices)}
        </h2>
        <BigButton onClick={onClose} leftSection={<IconX size={28} aria-hidden />}>
          {frame.close}
        </BigButton>
      </div>
      {(state.kind === 'asking' || state.kind === 'trouble') && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== '') write(text);
          }}
        >
          <TextInput
            aria-label={words.field}
            placeholder={words.field}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            maxLength={LONGEST}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWasBox(false);
            }}
            classNames={{ root: classes.field ?? '', input: classes.input ?? '' }}
          />
          <BigButton tone="main" type="submit" disabled={text === ''} className={classes.write ?? ''}>
            {state.kind === 'trouble' ? words.again : words.write(devices)}
          </BigButton>
        </form>
      )}
      <div role="status">
        {wasBox ? (
          <p className={classes.result} data-tone="bad">
            <Shape signal="refused" size="40px" /> {words.wasBox}
          </p>
        ) : (
          <Result state={state} />
        )}
      </div>
      {state.kind === 'going' && <Going progress={state.progress} devices={state.devices} onStop={stop} />}
      {state.kind === 'done' && state.failed.length > 0 && (
        <BigButton tone="main" onClick={() => write(state.orderNumber)}>
          {words.again}
        </BigButton>
      )}
    </section>
  );
}

function Going({
  progress,
  devices,
  onStop,
}: {
  readonly progress: number;
  readonly devices: number;
  readonly onStop: () => void;
}): ReactNode {
  const { orderNumber: words } = useWords().atGoogle;
  return (
    <div className={classes.going}>
      <Progress.Root size={30} radius={15} className={classes.track ?? ''}>
        <Progress.Section value={progress} color="var(--going)" aria-label={words.going(devices)} />
      </Progress.Root>
      <BigButton onClick={onStop}>{words.stop}</BigButton>
    </div>
  );
}

function Result({ state }: { readonly state: OrderNumberState }): ReactNode {
  const { atGoogle } = useWords();
  const { orderNumber: words } = atGoogle;
  switch (state.kind) {
    case 'asking':
      return <p className={classes.advice}>{words.advice}</p>;
    case 'going':
      return <p className={classes.advice}>{words.going(state.devices)}</p>;
    case 'trouble':
      return (
        <p className={classes.result} data-tone="bad">
          <Shape signal="attention" size="40px" /> {state.trouble === 'no-answer' ? atGoogle.unanswered : words.trouble[state.trouble]}
        </p>
      );
    case 'done':
      return state.failed.length === 0 ? (
        <p className={classes.result} data-tone="good">
          <Shape signal="accepted" size="40px" /> {words.done(state.changed, state.orderNumber)}
        </p>
      ) : (
        <>
          <p className={classes.result} data-tone="bad">
            <Shape signal="attention" size="40px" /> {words.partly(state.changed, state.failed.length)}
          </p>
          <p className={classes.advice}>
            {[
              ...state.failed.slice(0, SHOWN).map(({ name, code }) => words.failed(name.slice(-4), code)),
              ...(state.failed.length > SHOWN ? [words.more(state.failed.length - SHOWN)] : []),
            ].join(', ')}
            . {words.safe}
          </p>
        </>
      );
  }
}

/** As much as the station takes. */
const LONGEST = 200;
const SHOWN = 6;
