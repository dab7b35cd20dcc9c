import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { notBuilt } from './not-built.ts';

const os = implement(contract);

export function boxesRoutes(_station: Station) {
  return {
    history: os.boxes.history.handler(notBuilt),
  };
}
