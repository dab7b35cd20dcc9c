import { answer, refusal } from '../http/reply.ts';
import type { Levers } from '../levers.ts';
import type { Operation } from '../world/operations.ts';
import type { Method } from './method.ts';

/** `operations.get` */
export const getOperation: Method = {
  handle(call, world) {
    const operation = world.levers.forgetOperations ? undefined : world.operations.get(`operations/${call.path['operationsId']}`);
    if (operation === undefined) return refusal('NOT_FOUND', 'Operation not found.', 'INVALID_OPERATION_ID');
    return answer(operationNow(operation, world.now(), world.levers));
  },
};

const typed = 'type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperation';

export function operationAtStart(operation: Operation): object {
  return { name: operation.name, metadata: metadataOf('PENDING', 0, operation.items.length) };
}

/** The Operation as Google shows it: fields that are false or zero are left out, `done` among them; results grow as the work goes on. */
function operationNow(operation: Operation, now: number, levers: Levers): object {
  const { name, items, results } = operation;
  const done = operation.doneAt !== undefined;
  const lost = levers.loseRow ? Math.floor(items.length / 2) : -1;
  const count = items.length - (levers.loseRow ? 1 : 0);
  const status = done ? 'PROCESSED' : now < operation.startsAt && results.length === 0 ? 'PENDING' : 'IN_PROGRESS';
  const metadata = metadataOf(status, items.length === 0 ? 100 : Math.floor((100 * results.length) / items.length), count);
  if (!done && (results.length === 0 || levers.neverDone === true)) return { name, metadata };
  const perDeviceStatus = results.map((result, index) => ({ ...items[index], result })).filter((_, index) => index !== lost);
  const successCount = perDeviceStatus.filter(({ result }) => result.status === 'SINGLE_DEVICE_STATUS_SUCCESS').length;
  const response = { '@type': `${typed}Response`, ...(successCount > 0 && { successCount }), perDeviceStatus };
  return { name, metadata, ...(done && { done }), response };
}

function metadataOf(status: string, progress: number, devicesCount: number): object {
  return { '@type': `${typed}Metadata`, processingStatus: `BATCH_PROCESS_${status}`, ...(progress > 0 && { progress }), devicesCount };
}
