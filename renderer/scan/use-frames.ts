import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Reading } from '../../core/domain/label.ts';
import type { ControlCode } from '../../core/domain/control-code.ts';
import { noControls, watchControls } from './control-codes.ts';
import { emptyTable, step, type TrackerEvent } from './box-tracker.ts';
import { watchFrames } from './frames.ts';
import { guide, noGuidance, type Advice } from './guidance.ts';
import { outlinesOf, type Outline } from './outlines.ts';
import type { EngineName } from './reader/reader.ts';
import { startReaderThread, type ReadFrame } from './reader-thread.ts';
import { watchForBlack } from './watch-for-black.ts';

export interface FrameCallbacks {
  /** Every code that was seen with the box's IMEIs, not yet judged by main. Once per box and presence. */
  readonly onBox: (readings: Reading[]) => void;
  /** Codes without any IMEI, held there for a second. Once per presence. */
  readonly onRefused: (readings: Reading[]) => void;
  readonly onSeveralBoxes: () => void;
  /** One of the station's own codes. Once per presence. */
  readonly onControl?: (code: ControlCode) => void;
}

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** What a stream's frames show, for the picture on the screen. */
export interface Frames {
  readonly outlines: readonly Outline[];
  readonly advice: Advice | undefined;
  /** Pixels of the frames that `outlines` speaks of; undefined before the first one. */
  readonly frameSize: FrameSize | undefined;
  /** Which engine decodes; undefined before the first frame was read. */
  readonly engine: EngineName | undefined;
  /** The reader breaks again and again: nothing is read. */
  readonly broken: boolean;
  /** The picture has been black for a while. */
  readonly black: boolean;
}

/** Reads a stream's frames for as long as it lasts. Callbacks may change between renders; `onCode` is called with every frame that shows one. */
export function useFrames(
  stream: MediaStream | undefined,
  videoRef: RefObject<HTMLVideoElement | null>,
  callbacks: FrameCallbacks,
  onCode: () => void,
): Frames {
  const latest = useRef(callbacks);
  useEffect(() => {
    latest.current = callbacks;
  });
  const [outlines, setOutlines] = useState<readonly Outline[]>(NO_OUTLINES);
  const [advice, setAdvice] = useState<Advice>();
  const [frameSize, setFrameSize] = useState<FrameSize>();
  const [engine, setEngine] = useState<EngineName>();
  const [broken, setBroken] = useState(false);
  const [black, setBlack] = useState(false);

  useEffect(() => {
    if (stream === undefined) return undefined;
    const video = videoRef.current;
    if (video !== null) {
      video.srcObject = stream;
      // Refused when the element goes away meanwhile; there is nothing to do about that.
      void video.play().catch(() => {});
    }
    let tracker = emptyTable;
    let controls = noControls;
    let guidance = noGuidance;
    const thread = startReaderThread({ onRead, onFailed: (times) => setBroken(times >= BROKEN_TIMES) });
    function onRead({ readings: all, width, height, quality, engine: used }: ReadFrame): void {
      const at = performance.now();
      const { state: seen, told, rest: readings } = watchControls(controls, all, at);
      controls = seen;
      for (const code of told) latest.current.onControl?.(code);
      const { state, events } = step(tracker, readings, at, quality);
      tracker = state;
      for (const event of events) tell(latest.current, event);
      if (all.length > 0) onCode();
      guidance = guide(guidance, { quality, read: all.length }, at);
      // Most frames show nothing, and nothing needs no new drawing.
      setBroken(false);
      setOutlines(readings.length === 0 ? NO_OUTLINES : outlinesOf(readings, tracker));
      setAdvice(guidance.shown);
      setEngine(used);
      setFrameSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    }
    const stopFrames = watchFrames(stream, video, thread.offer);
    const stopLooking = video === null ? () => {} : watchForBlack(video, setBlack);
    return () => {
      stopFrames();
      stopLooking();
      thread.stop();
      if (video !== null) video.srcObject = null;
      setOutlines(NO_OUTLINES);
      setAdvice(undefined);
      setBroken(false);
      setBlack(false);
    };
  }, [stream, videoRef, onCode]);

  return { outlines, advice, frameSize, engine, broken, black };
}

// Once may be a lack of memory; more often, the worker must know that nothing is being read.
const BROKEN_TIMES = 3;

const NO_OUTLINES: readonly Outline[] = [];

function tell({ onBox, onRefused, onSeveralBoxes }: FrameCallbacks, event: TrackerEvent): void {
  if (event.kind === 'box') onBox(event.readings);
  else if (event.kind === 'refused') onRefused(event.readings);
  else onSeveralBoxes();
}
