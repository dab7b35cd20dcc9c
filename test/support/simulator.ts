import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';
import { temporaryFolder } from './folder.ts';

let template: string | undefined;

/** A simulator for one test. All of a file's have the same key pair, because making one takes longer than most tests. */
export async function testSimulator(options: SimulatorOptions = {}): Promise<Simulator & { readonly stateFile: string }> {
  const stateFile = join(temporaryFolder(), 'simulator.json');
  if (template !== undefined) writeFileSync(stateFile, template);
  const simulator = await startSimulator({ pace: 0, stateFile, ...options });
  template ??= readFileSync(stateFile, 'utf8');
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await simulator.close();
    open = false;
  };
  onTestFinished(close);
  return { ...simulator, stateFile, close };
}
