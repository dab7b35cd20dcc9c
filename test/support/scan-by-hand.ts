import type { Page } from 'playwright-core';

/** A key as Chromium's protocol takes it; `modifiers` are 1 Alt, 2 Control, 4 Meta, 8 Shift. */
export interface ScannerKey {
  readonly key: string;
  readonly code: string;
  readonly text?: string;
  readonly modifiers?: number;
  readonly windowsVirtualKeyCode?: number;
}

/**
 * Types like a hand scanner: a key every four milliseconds, wherever the focus is. The times travel with the keys, as they do from a
 * real keyboard, so that a test machine that stutters between two keys does not turn a burst into typing.
 */
export async function scanByHand(page: Page, text: string, suffix: 'Enter' | 'Tab' | 'none' = 'Enter'): Promise<void> {
  await scanKeys(page, [[...keysOf(text), ...SUFFIXES[suffix]]]);
}

/**
 * Bursts of a scanner, one after the other, so many milliseconds apart at least.
 * @param lateMs how late the window hears them, as on a busy computer. Hundreds of keys trickle through a test machine with pauses that no
 *   scanner makes; this way the window knows them for what they are
 */
export async function scanKeys(page: Page, bursts: readonly (readonly ScannerKey[])[], apartMs = 200, lateMs = 0): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  let endsAt = 0;
  for (const keys of bursts) {
    const start = Date.now();
    endsAt = start + keys.length * 4;
    await Promise.all(
      keys.flatMap((key, i) => {
        const timestamp = (start - lateMs) / 1000 + i * 0.004;
        return [
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key, code: key.code }),
        ];
      }),
    );
    if (bursts.length > 1) await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + apartMs - Date.now())));
  }
  // Nobody presses a key so soon after a scan; a test could, and its Enter would be taken for the scanner's own.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, endsAt + LATE_SUFFIX_MS - Date.now())));
  await keyboard.detach();
}

/** As long as an Enter still belongs to the scan before it (renderer/scan/hand-scanner.ts), and a little. */
const LATE_SUFFIX_MS = 170;

/** The keys of a US keyboard, for digits. Other characters come with no physical key. */
export function keysOf(text: string): ScannerKey[] {
  return [...text].map((character) => ({ key: character, code: `Digit${character}`, text: character }));
}

export const ENTER: ScannerKey = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };

const SUFFIXES = {
  Enter: [ENTER],
  Tab: [{ key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }],
  none: [],
};
