/** What a worker hears, each different in number of tones, height and length, so that nobody has to look. */
export type Sound = 'accepted' | 'duplicate' | 'refused' | 'half' | 'looked' | 'undone';

/**
 * Plays a sound at once and never throws, by WebAudio without files. Also tells the window by a `claimstation:sound` event with
 * `{detail: {sound}}`, which tests listen to.
 */
export function playSound(sound: Sound): void {
  window.dispatchEvent(new CustomEvent('claimstation:sound', { detail: { sound } }));
  if (typeof AudioContext === 'undefined') return;
  context ??= openContext();
  const playing = context;
  const playTones = () => {
    for (const tone of TONES[sound]) schedule(playing, tone);
  };
  if (playing.state === 'running') return playTones();
  // A clock that stands still would keep every sound of the morning for the first click.
  const asked = performance.now();
  void playing.resume().then(
    () => performance.now() - asked < STALE_MS && playTones(),
    () => {},
  );
}

/** One for the window's life: browsers allow only a few. Made with the first sound. */
let context: AudioContext | undefined;

/** Browsers keep a page silent until its first click or key, so it wakes up with that. */
function openContext(): AudioContext {
  const opened = new AudioContext({ latencyHint: 'interactive' });
  const wake = () => void opened.resume().catch(() => {});
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, wake, { capture: true, passive: true });
  return opened;
}

const STALE_MS = 300;

interface Tone {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds from now. */
  readonly after: number;
  readonly seconds: number;
  readonly wave: 'sine' | 'square' | 'sawtooth' | 'triangle';
  /** 0 to 1. */
  readonly loudness: number;
}

const TONES: Record<Sound, readonly Tone[]> = {
  // Up a fifth: the one that is heard a thousand times a day, so short and soft.
  accepted: [
    { pitch: 880, after: 0, seconds: 0.07, wave: 'triangle', loudness: 0.35 },
    { pitch: 1320, after: 0.085, seconds: 0.1, wave: 'triangle', loudness: 0.35 },
  ],
  duplicate: [
    { pitch: 587, after: 0, seconds: 0.13, wave: 'triangle', loudness: 0.4 },
    { pitch: 587, after: 0.2, seconds: 0.13, wave: 'triangle', loudness: 0.4 },
  ],
  refused: [{ pitch: 147, after: 0, seconds: 0.65, wave: 'square', loudness: 0.3 }],
  // Down, and softer: nothing was stored.
  looked: [
    { pitch: 988, after: 0, seconds: 0.05, wave: 'sine', loudness: 0.3 },
    { pitch: 740, after: 0.065, seconds: 0.08, wave: 'sine', loudness: 0.3 },
  ],
  // Three steps down: the accepted sound backwards, and longer.
  undone: [
    { pitch: 1320, after: 0, seconds: 0.08, wave: 'triangle', loudness: 0.4 },
    { pitch: 880, after: 0.1, seconds: 0.08, wave: 'triangle', loudness: 0.4 },
    { pitch: 587, after: 0.2, seconds: 0.16, wave: 'triangle', loudness: 0.4 },
  ],
  half: [{ pitch: 1760, after: 0, seconds: 0.03, wave: 'sine', loudness: 0.3 }],
};

function schedule(context: AudioContext, { pitch, after, seconds, wave, loudness }: Tone): void {
  const start = context.currentTime + after;
  const oscillator = new OscillatorNode(context, { type: wave, frequency: pitch });
  const gain = new GainNode(context, { gain: 0 });
  // Ramps of a few milliseconds: a tone that is switched on and off clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.005);
  gain.gain.setValueAtTime(loudness, start + seconds - 0.005);
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds + 0.01);
}
