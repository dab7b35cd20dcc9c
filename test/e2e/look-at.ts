import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Where the pictures go, to be looked at: `out/screens/`. */
const PICTURES = join(import.meta.dirname, '../../out/screens');

/** A picture of the screen in light and in dark, without serious accessibility faults and without scrolling sideways. */
export async function lookAt(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Transitions at their end: a fading text has no contrast to judge.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
    const seen = `${name}-${colorScheme}`;
    await page.screenshot({ path: join(PICTURES, `${seen}.png`) });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${seen} scrolls sideways`).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${seen}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
