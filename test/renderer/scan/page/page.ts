import { createElement, StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { playSound } from '../../../../renderer/scan/sounds.ts';
import { useCameraScan } from '../../../../renderer/scan/use-camera-scan.ts';
import { useHandScanner } from '../../../../renderer/scan/use-hand-scanner.ts';

/** What the scanner told, for the test to read. */
export interface Heard {
  boxes: { texts: string[]; at: number }[];
  refused: string[][];
  several: number;
  scans: string[][];
  presses: number;
  keys: string[];
  state: string;
  cameras: number;
  mostOutlines: number;
  settledOutlines: number;
  frameSize: { width: number; height: number } | undefined;
  sounds: unknown[];
}

declare global {
  interface Window {
    heard: Heard;
    playSound: typeof playSound;
  }
}

window.heard = {
  boxes: [],
  refused: [],
  several: 0,
  scans: [],
  presses: 0,
  keys: [],
  state: '',
  cameras: 0,
  mostOutlines: 0,
  settledOutlines: 0,
  frameSize: undefined,
  sounds: [],
};
window.playSound = playSound;
const { heard } = window;
const button = document.querySelector('#button');
button?.addEventListener('click', () => heard.presses++);
document.addEventListener('keydown', (event) => heard.keys.push(event.key));
window.addEventListener('claimstation:sound', (event) => heard.sounds.push(event instanceof CustomEvent && event.detail));

function Scanner(): ReactNode {
  const scan = useCameraScan({
    enabled: !location.search.includes('no-camera'),
    deviceId: '',
    onBox: (readings) => heard.boxes.push({ texts: readings.map((reading) => reading.text), at: performance.now() }),
    onRefused: (readings) => heard.refused.push(readings.map((reading) => reading.text)),
    onSeveralBoxes: () => heard.several++,
  });
  useHandScanner({ enabled: true, onScan: (texts) => heard.scans.push(texts) });
  useEffect(() => {
    window.heard.state = scan.state.kind === 'failed' ? scan.state.failure : scan.state.kind;
    window.heard.cameras = scan.cameras.length;
    window.heard.mostOutlines = Math.max(window.heard.mostOutlines, scan.outlines.length);
    window.heard.settledOutlines = Math.max(
      window.heard.settledOutlines,
      scan.outlines.filter((outline) => outline.told.length > 0).length,
    );
    window.heard.frameSize = scan.frameSize;
  }, [scan]);
  return createElement('video', { ref: scan.videoRef, muted: true, playsInline: true, width: 640 });
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(createElement(StrictMode, undefined, createElement(Scanner)));
