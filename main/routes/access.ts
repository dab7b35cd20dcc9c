import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function accessRoutes(station: Station) {
  return {
    practise: os.access.practise.handler(async () => {
      await station.practise();
      return { outcome: 'practising' as const };
    }),
    connect: os.access.connect.handler(async ({ input }) => changing(station, await station.connect(input.partnerId, input.keyFile))),
    leave: os.access.leave.handler(async () => {
      await station.leave();
      return { outcome: 'left' as const };
    }),
    reopen: os.access.reopen.handler(() => station.reopen()),
  };
}
