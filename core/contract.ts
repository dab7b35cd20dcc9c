import { access } from './contract/access.ts';
import { boxes } from './contract/boxes.ts';
import { cartons } from './contract/cartons.ts';
import { claims } from './contract/claims.ts';
import { corrections } from './contract/corrections.ts';
import { customers } from './contract/customers.ts';
import { devices } from './contract/devices.ts';
import { keeping } from './contract/keeping.ts';
import { packing } from './contract/packing.ts';
import { shift } from './contract/shift.ts';
import { station } from './contract/station.ts';

/**
 * Every call and stream that the window may use, written once. Both hosts serve it, over a MessagePort in Electron and a
 * WebSocket in the browser host. No call returns a secret. What a worker can cause is a value with a named reason; an error
 * is a bug or a lost connection.
 */
export const contract = { station, access, keeping, customers, devices, boxes, packing, cartons, claims, corrections, shift };

export type Contract = typeof contract;
