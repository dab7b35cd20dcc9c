import { IconCloudOff, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { deviceName } from '../../core/domain/device-name.ts';
import { Shape, type Signal } from '../frame/shapes.tsx';
import { BoxPicture } from '../packing/box-picture.tsx';
import { DeviceNumber } from '../packing/device-number.tsx';
import type { Words } from '../words/english.ts';
import { useWords } from '../words/words.ts';
import type { Found, LookedUp, LookUpState } from './look-up-session.ts';
import classes from './verdict-panel.module.css';
import { verdictOf, type Verdict } from './verdict.ts';

/** The answer at arm's length: colour, shape and words. */
export function VerdictPanel({ state, camera }: { readonly state: LookUpState; readonly camera: boolean }): ReactNode {
  const words = useWords();
  const { lookUp } = words;
  const { shown, asking, turn } = state;
  if (shown.kind === 'answer' && shown.answer.outcome === 'looked') return <FoundPanel found={shown.answer} asking={asking} turn={turn} />;
  const { tone, title, advice, picture } = asking
    ? { tone: 'idle', title: lookUp.asking, advice: '', picture: <Shape signal="checking" size="100%" /> }
    : shown.kind === 'idle'
      ? { tone: 'idle', title: lookUp.idle.title, advice: camera ? lookUp.idle.camera : lookUp.idle.scannerOnly, picture: <BoxPicture /> }
      : { tone: 'bad', ...refusal(words, shown), picture: <Shape signal="refused" size="100%" /> };
  return (
    <section className={classes.panel} data-tone={tone} data-verdict={asking ? 'asking' : shown.kind} data-large aria-live="polite">
      <div className={classes.body} key={turn}>
        <div className={classes.shape}>{picture}</div>
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <p className={classes.advice}>{advice}</p>
          {shown.kind === 'answer' && <Codes answer={shown.answer} />}
        </div>
      </div>
      <p className={classes.foot}>{lookUp.promise}</p>
    </section>
  );
}

function FoundPanel({ found, asking, turn }: { readonly found: Found; readonly asking: boolean; readonly turn: number }): ReactNode {
  const words = useWords();
  const { lookUp, packing } = words;
  const verdict = verdictOf(found);
  const { over, title, advice } = textOf(words, verdict);
  const name = deviceName(found.identifiers);
  const isRemembered = 'remembered' in verdict && verdict.remembered;
  return (
    <section className={classes.panel} data-tone={TONES[verdict.kind]} data-verdict={verdict.kind} aria-live="assertive" aria-atomic>
      <div className={classes.body} key={turn}>
        <div className={classes.shape}>{PICTURES[verdict.kind]}</div>
        <div className={classes.words}>
          {over !== undefined && <p className={classes.over}>{over}</p>}
          <h2 className={classes.title}>{title}</h2>
          {advice !== '' && <p className={classes.advice}>{advice}</p>}
          {isRemembered && <p className={classes.advice}>{lookUp.remembered}</p>}
        </div>
      </div>
      <p className={classes.foot}>
        <span>
          {packing.codeKinds[name.kind]} <DeviceNumber value={name.value} />
        </span>
        <span className={classes.promise}>{asking ? lookUp.asking : lookUp.promise}</span>
      </p>
    </section>
  );
}

function textOf(words: Words, verdict: Verdict): { over?: string; title: string; advice: string } {
  const { verdicts } = words.lookUp;
  switch (verdict.kind) {
    case 'letting-go': {
      const { over, advice, next } = verdicts['letting-go'];
      return { over, title: verdict.customer, advice: verdict.next === undefined ? advice : next(verdict.next) };
    }
    case 'ours':
    case 'other-reseller':
    case 'waiting':
      return { ...verdicts[verdict.kind], title: verdict.customer };
    case 'attention': {
      const { title, advice } = words.attention.reasons[verdict.reason];
      return { ...verdicts.attention, title, advice };
    }
    default:
      return verdicts[verdict.kind];
  }
}

function refusal(words: Words, shown: LookUpState['shown']): { title: string; advice: string } {
  const { refusals } = words.packing;
  if (shown.kind !== 'answer' || shown.answer.outcome !== 'refused') return words.lookUp.noAnswer;
  const known: Readonly<Record<string, { title: string; advice: string }>> = refusals;
  return known[shown.answer.reason] ?? refusals['not-understood'];
}

function Codes({ answer }: { readonly answer: LookedUp }): ReactNode {
  const { codeKinds } = useWords().packing;
  const kinds: Readonly<Record<string, string>> = codeKinds;
  if (answer.outcome !== 'refused') return null;
  return (
    <ul className={classes.codes}>
      {answer.codes.slice(0, 3).map(({ kind, value }) => (
        <li key={value}>
          {kinds[kind] ?? codeKinds.unknown} <b>{value}</b>
        </li>
      ))}
    </ul>
  );
}

const TONES: Readonly<Record<Verdict['kind'], 'good' | 'bad' | 'going' | 'again' | 'free'>> = {
  ours: 'good',
  'other-reseller': 'bad',
  'other-company': 'bad',
  waiting: 'going',
  'letting-go': 'going',
  attention: 'bad',
  free: 'free',
  unknown: 'again',
  'not-asked': 'again',
};

const shape = (signal: Signal): ReactNode => <Shape signal={signal} size="100%" />;

/** Each differs from the others by outline. */
const PICTURES: Readonly<Record<Verdict['kind'], ReactNode>> = {
  ours: shape('accepted'),
  'other-reseller': shape('refused'),
  'other-company': shape('refused'),
  waiting: shape('waiting'),
  'letting-go': shape('going'),
  attention: shape('attention'),
  free: shape('released'),
  unknown: <IconQuestionMark size="100%" stroke={2.6} aria-hidden />,
  'not-asked': <IconCloudOff size="100%" stroke={1.8} aria-hidden />,
};
