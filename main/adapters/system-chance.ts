import { v7 } from 'uuid';
import type { Chance } from '../../core/ports/chance.ts';

export const systemChance: Chance = { id: () => v7(), fraction: () => Math.random() };
