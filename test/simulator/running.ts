import { onTestFinished } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator.ts';
import { connect, type Api } from './google-client.ts';

/** A simulator that ends with the test, and Google's client signed in to it. Operations take no time unless told otherwise. */
export async function running(options: SimulatorOptions = {}): Promise<{ simulator: Simulator; api: Api; partnerId: string }> {
  const simulator = await startSimulator({ pace: 0, ...options });
  onTestFinished(() => simulator.close());
  return { simulator, api: connect(simulator), partnerId: simulator.partnerId };
}
