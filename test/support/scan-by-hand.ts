import type { Page } from 'playwright-core';

/**
 * Types like a hand scanner: a key every four milliseconds, wherever the focus is. The times travel with the keys, as they do from a
 * real keyboard, so that a test machine that stutters between two keys does not turn a burst into typing.
 */
export async function scanByHand(page: Page, text: string, suffix: 'Enter' | 'Tab' | 'none' = 'Enter'): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const keys = [...[...text].map((character) => ({ key: character, code: `Digit${character}`, text: character })), ...SUFFIXES[suffix]];
  await Promise.all(
    keys.flatMap((key, i) => {
      const timestamp = start + i * 0.004;
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key, code: key.code }),
      ];
    }),
  );
  await keyboard.detach();
}

const SUFFIXES = {
  Enter: [{ key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }],
  Tab: [{ key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }],
  none: [],
};
