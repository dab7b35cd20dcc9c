import type { Bench } from '../bench.ts';

export const scanWrongBench: Bench = { name: 'scan-wrong', byDefault: false, run: async () => [] };
