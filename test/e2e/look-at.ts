import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Where the pictures go, to be looked at: `out/screens/`. */
const PICTURES = join(import.meta.dirname, '../../out/screens');
mkdirSync(PICTURES, { recursive: true });

type Scheme = 'light' | 'dark';

/** A picture of the screen in light and in dark, without serious accessibility faults and without scrolling sideways. */
export async function lookAt(page: Page, name: string, schemes: readonly Scheme[] = ['light', 'dark']): Promise<void> {
  for (const [place, colorScheme] of schemes.entries()) {
    const seen = await pictureOf(page, `${name}-${colorScheme}`, colorScheme);
    await judge(page, seen, place === 0);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Only the picture, without scrolling sideways; returns its name. */
export async function pictureOf(page: Page, seen: string, colorScheme: Scheme): Promise<string> {
  await page.emulateMedia({ colorScheme });
  // Transitions at their end: a fading text has no contrast to judge.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  await page.screenshot({ path: join(PICTURES, `${seen}.png`) });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${seen} scrolls sideways`).toBe(true);
  return seen;
}

/** @param whole all rules, or only those about colour, which are all that a second scheme can break */
async function judge(page: Page, seen: string, whole: boolean): Promise<void> {
  // The legacy mode opens no second page for each search; it only cannot look into frames of others, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (whole ? axe : axe.withRules(['color-contrast', 'link-in-text-block'])).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${seen}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}
