import { implement } from '@orpc/server';
import { contract } from '../core/contract.ts';
import { accessRoutes } from './routes/access.ts';
import { boxesRoutes } from './routes/boxes.ts';
import { cartonsRoutes } from './routes/cartons.ts';
import { claimsRoutes } from './routes/claims.ts';
import { correctionsRoutes } from './routes/corrections.ts';
import { customersRoutes } from './routes/customers.ts';
import { devicesRoutes } from './routes/devices.ts';
import { keepingRoutes } from './routes/keeping.ts';
import { packingRoutes } from './routes/packing.ts';
import { shiftRoutes } from './routes/shift.ts';
import { stationRoutes } from './routes/station.ts';
import type { Station } from './station.ts';

/** The contract, kept. Nothing is decided here: each call goes to the service that it names, and its answer becomes a view. */
export function createRouter(station: Station) {
  return implement(contract).router({
    station: stationRoutes(station),
    access: accessRoutes(station),
    keeping: keepingRoutes(station),
    customers: customersRoutes(station),
    devices: devicesRoutes(station),
    boxes: boxesRoutes(station),
    packing: packingRoutes(station),
    cartons: cartonsRoutes(station),
    claims: claimsRoutes(station),
    corrections: correctionsRoutes(station),
    shift: shiftRoutes(station),
  });
}

export type StationRouter = ReturnType<typeof createRouter>;
