import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young space as large as it is when a program has loaded its code. It doubles with the work and never shrinks: of 100,000 claimed boxes
 * it kept a hundred megabytes for nothing (docs/performance.md). Its largest size can only be given on the command line, which nobody has who starts
 * an installed program; the factor by which it grows is read each time that it does.
 */
export function keepYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
