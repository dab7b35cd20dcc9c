import { IconArrowBackUp, IconRefresh, IconSwitchHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DeviceView } from '../../core/views/device.ts';
import { deviceName } from '../../core/domain/device-name.ts';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import classes from './answer.module.css';
import { BoxesHere } from './boxes-here.tsx';
import { GoogleRecord } from './google-record.tsx';
import type { Held } from './let-go.tsx';
import type { Found, LookUpState } from './look-up-session.ts';
import type { MetadataKey } from './metadata-entry.tsx';
import { NoticeBar, TroubleBar, type Notice } from './notice.tsx';
import { VerdictPanel } from './verdict-panel.tsx';
import { claimOf, deviceOf, verdictOf } from './verdict.ts';

interface AnswerProps {
  readonly state: LookUpState;
  /** Whether a box may be held to the camera. */
  readonly camera: boolean;
  readonly notice: Notice | undefined;
  readonly onAgain: () => void;
  readonly onLetGo: (held: Held) => void;
  readonly onMove: (held: Held, box: string) => void;
  readonly onMetadata: (deviceId: string, key: MetadataKey, value: string) => void;
  readonly openBox: ((box: string) => void) | undefined;
}

/** One strong answer, what can be done about it, and below it everything that is known. */
export function Answer({ state, camera, notice, ...actions }: AnswerProps): ReactNode {
  const { shown } = state;
  const found = shown.kind === 'answer' && shown.answer.outcome === 'looked' ? shown.answer : undefined;
  const isUnderWay = found !== undefined && UNDER_WAY.has(verdictOf(found).kind);
  // What was on its way has arrived: the verdict says so.
  const said = notice?.tone === 'going' && !isUnderWay ? undefined : notice;
  return (
    <div className={classes.answer} data-found={found !== undefined || undefined} tabIndex={-1}>
      <VerdictPanel state={state} camera={camera} />
      {said !== undefined && <NoticeBar notice={said} />}
      {found !== undefined && <Details found={found} asking={state.asking} {...actions} />}
    </div>
  );
}

type DetailsProps = Omit<AnswerProps, 'state' | 'camera' | 'notice'> & { readonly found: Found; readonly asking: boolean };

function Details({ found, asking, onAgain, onLetGo, onMove, onMetadata, openBox }: DetailsProps): ReactNode {
  const { lookUp: words } = useWords();
  const device = deviceOf(found);
  const held = device === undefined ? undefined : heldBy(device);
  const box = device?.box;
  return (
    <>
      {found.trouble !== undefined && <TroubleBar trouble={found.trouble} />}
      <div className={classes.actions}>
        <BigButton onClick={onAgain} loading={asking} leftSection={<IconRefresh size={28} aria-hidden />}>
          {words.again}
        </BigButton>
        {held !== undefined && (box === undefined || !ON_ITS_WAY.has(box.state)) && (
          <BigButton onClick={() => onLetGo(held)} leftSection={<IconArrowBackUp size={28} aria-hidden />}>
            {words.release.button}
          </BigButton>
        )}
        {held !== undefined && box?.state === 'claimed' && box.customer.id === held.owner.id && (
          <BigButton onClick={() => onMove(held, box.id)} leftSection={<IconSwitchHorizontal size={28} aria-hidden />}>
            {words.move.button}
          </BigButton>
        )}
      </div>
      <BoxesHere boxes={found.boxes} openBox={openBox} />
      {(found.devices ?? []).slice(0, MOST_RECORDS).map((one) => (
        <GoogleRecord key={one.deviceId} device={one} onMetadata={(key, value) => onMetadata(one.deviceId, key, value)} />
      ))}
    </>
  );
}

/** Only what a customer of ours holds through us may be let go. */
function heldBy(device: DeviceView): Held | undefined {
  const claim = claimOf(device);
  if (claim?.ours !== true || claim.owner === undefined) return undefined;
  const { id, name = id } = claim.owner;
  return { deviceId: device.deviceId, name: deviceName(device.identifiers).value, owner: { id, name } };
}

const UNDER_WAY: ReadonlySet<string> = new Set(['waiting', 'letting-go']);
const ON_ITS_WAY: ReadonlySet<string> = new Set(['waiting', 'sent', 'processing', 'unsure', 'releasing', 'unclaiming']);

/** A serial number can be that of many devices; more than these nobody reads, and its box tells them apart by IMEI. */
const MOST_RECORDS = 10;
