import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { makeClip } from '../../bench/labels/clip.ts';
import { demoBoxes, type DemoCounts } from './boxes.ts';
import { heardSounds, openWindow } from './window.ts';

/**
 * npm run demo: the whole main job without a display. Practice in headless Chromium, twelve boxes in front of a fake camera, claimed at the
 * simulator over HTTP, summed up, saved as CSV. The counts at the end are read from the window and compared with the clip's truth.
 */
const root = join(import.meta.dirname, '../..');
const out = join(root, 'demo-out');
const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const began = performance.now();
const pictures: string[] = [];

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const boxes = demoBoxes();
const clip = join(out, 'boxes.mjpeg');
const film = makeClip({ seed: 7, shots: boxes.shots, file: clip, tailSeconds: 60 });
tell(`A clip of ${boxes.labels.length} boxes is ready (${film.times.at(-1)?.to.toFixed(0)} s).`);

const host = spawn(
  process.execPath,
  [join(root, 'out/browser/index.js'), '--practice', '--no-open', '--json', '--data', join(out, 'data')],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const { url }: { url: string } = JSON.parse(
  await new Promise<string>((resolve) => host.stdout.once('data', (line) => resolve(String(line)))),
);
tell('The station runs in practice mode: nothing reaches Google.');
const window = await openWindow({ clip });
const { page } = window;
try {
  await page.goto(url);
  await page.locator('[data-screen=customers]').waitFor();
  await picture(page, '1-customers');
  await page
    .getByRole('button', { name: /Alderbrook Hospitals/ })
    .first()
    .click();
  await page.locator('[data-screen=packing]').waitFor();
  tell('Customer chosen. The camera looks at the table.');
  await followResults(page);
  await page.getByRole('button', { name: 'Finish shift' }).click();
  await page.locator('[data-screen=summary]').waitFor();
  tell('Every box was shown. Waiting for the last answers of the simulated Google …');
  await page.waitForFunction(
    () => / 0 waiting/.test((document.querySelector('[data-screen=summary]')?.textContent ?? '').replaceAll(/\s+/g, ' ')),
    undefined,
    { timeout: 20_000 },
  );
  await picture(page, '4-summary');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = join(out, 'shift.csv');
  await (await download).saveAs(csv);
  const counts = await counted(page);
  conclude({ ...counts, seconds: Math.round((performance.now() - began) / 100) / 10 }, csv);
} catch (error) {
  await picture(page, 'where-it-stopped');
  tell(`The demo stopped: ${error instanceof Error ? error.message : 'unknown error'}. The window then: ${pictures.at(-1)}`);
  process.exitCode = 1;
} finally {
  await window.close();
  host.kill('SIGTERM');
}

/** Tells each result as the worker hears it, until every box of the clip has had one. */
async function followResults(page: Page): Promise<void> {
  const lastBoxAt = Date.now() + ((film.times.at(-1)?.to ?? 0) + 6) * 1000;
  let told = 0;
  while (told < boxes.truth.shown && Date.now() < lastBoxAt) {
    const heard = await heardSounds(page);
    for (const sound of heard.slice(told)) {
      told += 1;
      const panel = await page.locator('[data-result]').innerText();
      tell(
        `${String(told).padStart(3)} of ${boxes.truth.shown}  ${sound.padEnd(9)}  ${panel
          .split('\n')
          .filter((line) => line.trim() !== '')
          .slice(0, 2)
          .join(' · ')}`,
      );
      if (told === 2) await picture(page, '2-accepted');
      if (told === 4) await picture(page, '3-refused');
    }
    await page.waitForTimeout(100);
  }
}

/** The counts as the window shows them on the summary, and the sounds that were heard. */
async function counted(page: Page) {
  const summary = page.locator('[data-screen=summary]');
  const [, accepted = '', claimed = '', , attention = ''] =
    /(\d+) scanned = (\d+) claimed \+ (\d+) waiting \+ (\d+)/.exec((await summary.innerText()).replaceAll(/\s+/g, ' ')) ?? [];
  const scansWithoutBox = async (kind: string) => Number(await summary.locator(`[data-kind=${kind}] dd`).innerText());
  return {
    shown: (await heardSounds(page)).length,
    accepted: Number(accepted),
    claimed: Number(claimed),
    attention: Number(attention),
    refused: await scansWithoutBox('refused'),
    duplicates: await scansWithoutBox('duplicate'),
  };
}

function conclude(result: DemoCounts & { readonly seconds: number }, csv: string): void {
  const { truth } = boxes;
  const wrong = Object.entries(truth).filter(([name, count]) => result[name as keyof typeof truth] !== count);
  const rows = readFileSync(csv, 'utf8').trim().split('\r\n').length - 1;
  tell(
    `\n${result.accepted} scanned = ${result.claimed} claimed + ${result.accepted - result.claimed - result.attention} waiting + ${result.attention} need attention`,
  );
  tell(`${result.duplicates} shown twice, ${result.refused} refused. ${rows} rows in the CSV. ${result.seconds} s.\n`);
  for (const file of [...pictures, csv]) tell(`  ${file}`);
  if (rows !== truth.accepted) wrong.push(['rows in the CSV', truth.accepted]);
  for (const complaint of window.complaints) tell(`The window complained: ${complaint}`);
  for (const [name, count] of wrong) tell(`✗ ${name} should be ${count}.`);
  if (wrong.length > 0 || window.complaints.length > 0) process.exitCode = 1;
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function picture(page: Page, name: string): Promise<void> {
  const path = join(out, `${name}.png`);
  await page.screenshot({ path });
  pictures.push(path);
}

function tell(words: string): void {
  process.stderr.write(`${words}\n`);
}
