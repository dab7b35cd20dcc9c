import { expect, test } from 'vitest';
import type { BoxView } from '../../../core/views/box.ts';
import type { DeviceView } from '../../../core/views/device.ts';
import type { Found } from '../../../renderer/look-up/look-up-session.ts';
import { deviceOf, verdictOf, type Verdict } from '../../../renderer/look-up/verdict.ts';
import { imei } from '../../support/devices.ts';

const northwind = { id: '1', name: 'Northwind' };
const nordic = { id: '2', name: 'Nordic' };

const boxIn = (state: BoxView['state'], about: Partial<BoxView> = {}): BoxView => ({
  id: 'box-1',
  seq: 1,
  acceptedAt: 1000,
  customer: northwind,
  identifiers: { imei: imei(1) },
  name: { kind: 'imei', value: imei(1) },
  source: 'camera',
  state,
  ...about,
});
const record = (...claims: DeviceView['claims']): DeviceView => ({ deviceId: '9', identifiers: { imei: imei(1) }, claims, metadata: {} });
const held = (owner: { id: string; name?: string }, ours: boolean): DeviceView['claims'][number] => ({
  section: 'ZERO_TOUCH',
  owner,
  reseller: ours ? '7' : '8',
  ours,
});
const simLock: DeviceView['claims'][number] = { section: 'SIM_LOCK', owner: northwind, reseller: '7', ours: true };

const cases: readonly [string, Omit<Found, 'identifiers'>, Verdict][] = [
  ['we claimed it', { boxes: [], devices: [record(held(northwind, true))] }, { kind: 'ours', customer: 'Northwind', remembered: false }],
  [
    'a box here waits for another customer than the one who has it',
    { boxes: [boxIn('waiting', { customer: nordic })], devices: [record(held(northwind, true))] },
    { kind: 'ours', customer: 'Northwind', remembered: false },
  ],
  [
    'another reseller claimed it for a customer of ours',
    { boxes: [], devices: [record(held(northwind, false))] },
    { kind: 'other-reseller', customer: 'Northwind' },
  ],
  ['somebody unknown has it', { boxes: [], devices: [record(held({ id: '55' }, false))] }, { kind: 'other-company' }],
  ['Google knows it, and nobody has it', { boxes: [], devices: [record()] }, { kind: 'free', remembered: false }],
  ['only its SIM lock is held', { boxes: [], devices: [record(simLock)] }, { kind: 'free', remembered: false }],
  ['it waits here', { boxes: [boxIn('waiting')], devices: [] }, { kind: 'waiting', customer: 'Northwind' }],
  ['it is on its way', { boxes: [boxIn('processing')], devices: [] }, { kind: 'waiting', customer: 'Northwind' }],
  [
    'Google refused it as another company’s',
    { boxes: [boxIn('held', { reason: 'other-company' })], devices: [] },
    { kind: 'other-company' },
  ],
  [
    'it is held for something else',
    { boxes: [boxIn('held', { reason: 'device-limit' })], devices: [] },
    { kind: 'attention', reason: 'device-limit' },
  ],
  [
    'it is being moved, whatever Google still says',
    { boxes: [boxIn('unclaiming', { next: nordic })], devices: [record(held(northwind, true))] },
    { kind: 'letting-go', customer: 'Northwind', next: 'Nordic' },
  ],
  [
    'it was claimed here, and Google cannot be asked',
    { boxes: [boxIn('claimed')], trouble: { outcome: 'trouble', trouble: 'offline' } },
    { kind: 'ours', customer: 'Northwind', remembered: true },
  ],
  ['it was claimed here, and is gone at Google', { boxes: [boxIn('claimed')], devices: [] }, { kind: 'free', remembered: false }],
  ['it was let go here', { boxes: [boxIn('released')] }, { kind: 'free', remembered: true }],
  ['nobody knows it', { boxes: [], devices: [] }, { kind: 'unknown' }],
  ['nothing is known here, and Google cannot be asked', { boxes: [] }, { kind: 'not-asked' }],
];

test.each(cases)('%s', (_, found, verdict) => {
  expect(verdictOf({ identifiers: {}, ...found })).toEqual(verdict);
});

test('of several records the one that we may let go counts first', () => {
  const free = { ...record(), deviceId: '1' };
  const other = { ...record(held({ id: '55' }, false)), deviceId: '2' };
  const ours = { ...record(held(northwind, true)), deviceId: '3' };
  expect([[free, other, ours], [free, other], [free], []].map((devices) => deviceOf({ devices })?.deviceId)).toEqual([
    '3',
    '2',
    '1',
    undefined,
  ]);
});
