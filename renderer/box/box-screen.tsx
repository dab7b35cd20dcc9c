import type { ReactNode } from 'react';
import type { BoxView } from '../../core/views/box.ts';
import { useClient } from '../connection/station.tsx';
import { useAnswer } from '../connection/use-answer.ts';
import { Dock } from '../frame/dock.tsx';
import { Headline, type Tone } from '../frame/headline.tsx';
import { Page } from '../frame/page.tsx';
import type { Place } from '../frame/place.ts';
import { Screen } from '../frame/screen.tsx';
import { signalOf } from '../frame/shapes.tsx';
import { useChanges } from '../google/use-changes.ts';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './box-screen.module.css';
import { CorrectBox } from './correct-box.tsx';
import { ClaimNow } from './claim-now.tsx';
import { Timeline } from './timeline.tsx';

interface BoxScreenProps {
  readonly box: string;
  readonly go: (place: Place) => void;
  readonly onBack: () => void;
  readonly onOtherCustomer: (box: BoxView) => void;
}

/** One box: how it stands, and how it came to that. */
export function BoxScreen({ box: id, go, onBack, onOtherCustomer }: BoxScreenProps): ReactNode {
  const { story: words, packing } = useWords();
  const client = useClient();
  const { answer, failed, reload } = useAnswer(() => client.boxes.history({ box: id }), id, useChanges());
  const box = answer?.box;
  if (answer === undefined || box === undefined) {
    const title = answer !== undefined ? words.unknown.title : failed ? words.unanswered : words.loading;
    const detail = answer === undefined ? undefined : words.unknown.advice;
    return (
      <Screen
        name="box"
        head={<Headline tone="quiet" signal="waiting" title={title} detail={detail} onBack={onBack} />}
        foot={<Dock place="box" go={go} />}
      >
        {null}
      </Screen>
    );
  }
  const { imei2 } = box.identifiers;
  return (
    <Screen
      name="box"
      head={
        <Headline
          tone={TONES[box.state]}
          signal={signalOf(box.state)}
          title={packing.states[box.state]}
          detail={[words.forCustomer(box.customer.name), ...(box.next === undefined ? [] : [words.toCustomer(box.next.name)])].join(', ')}
          onBack={onBack}
        >
          <p className={classes.numbers}>
            <DeviceNumber value={box.name.value} />
            {imei2 !== undefined && (
              <span className={classes.second}>
                <DeviceNumber value={imei2} />
              </span>
            )}
          </p>
        </Headline>
      }
      foot={<Dock place="box" go={go} />}
    >
      <Page width="reading">
        <ClaimNow key={id} box={box} onDone={reload} />
        <CorrectBox key={`correct ${id}`} box={box} onDone={reload} onOtherCustomer={onOtherCustomer} />
        <Timeline entries={answer.entries} />
      </Page>
    </Screen>
  );
}

const TONES: Readonly<Record<BoxView['state'], Tone>> = {
  waiting: 'quiet',
  sent: 'going',
  processing: 'going',
  unsure: 'going',
  claimed: 'good',
  held: 'bad',
  releasing: 'going',
  unclaiming: 'going',
  released: 'quiet',
  undone: 'quiet',
};
