import { implement } from '@orpc/server';
import { contract } from '../../core/contract.ts';
import type { Station } from '../station.ts';
import { diskReason } from '../station-refusal.ts';
import { changing } from './changing.ts';

const os = implement(contract);

export function accessRoutes(station: Station) {
  return {
    practise: os.access.practise.handler(async () => {
      try {
        await station.practise();
        return { outcome: 'practising' as const };
      } catch (error) {
        return { outcome: 'refused' as const, reason: diskReason(error) };
      }
    }),
    connect: os.access.connect.handler(async ({ input }) => changing(station, await station.connect(input.partnerId, input.keyFile))),
    leave: os.access.leave.handler(async () => {
      try {
        await station.leave();
        return { outcome: 'left' as const };
      } catch (error) {
        return { outcome: 'refused' as const, reason: diskReason(error) };
      }
    }),
    reopen: os.access.reopen.handler(() => station.reopen()),
  };
}
