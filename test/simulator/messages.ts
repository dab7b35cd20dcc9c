import * as fc from 'fast-check';
import { schemas, type Schema } from '../../simulator/discovery/document.ts';
import { requiredInWordsOnly, unions } from '../../simulator/discovery/unions.ts';

/** Every message that a partner method takes. */
export const requests = [
  'ClaimDeviceRequest',
  'ClaimDevicesRequest',
  'CreateCustomerRequest',
  'FindDevicesByDeviceIdentifierRequest',
  'FindDevicesByOwnerRequest',
  'GetDeviceSimLockStateRequest',
  'UnclaimDeviceRequest',
  'UnclaimDevicesRequest',
  'UpdateDeviceMetadataRequest',
  'UpdateDeviceMetadataInBatchRequest',
];

export type Json = Record<string, unknown>;

/** Messages that Google would take, made from the document itself: at most one field of each union, every required one. */
export function messageOf(name: string): fc.Arbitrary<Json> {
  const properties = Object.entries(schemas[name]?.properties ?? {});
  const choices = unions[name] ?? [];
  const inUnion = new Set(choices.flatMap(({ fields }) => fields));
  const isRequired = ([field, { description = '' }]: [string, Schema]) =>
    description.startsWith('Required.') && !requiredInWordsOnly.has(`${name}.${field}`);
  const plain = properties.filter(([field]) => !inUnion.has(field));
  const shape = Object.fromEntries(plain.map(([field, schema]) => [field, valueOf(schema)]));
  const requiredKeys = plain.filter(isRequired).map(([field]) => field);
  const chosen = choices.map(({ fields, required }) =>
    fc.constantFrom(...fields, ...(required ? [] : [undefined])).chain((field) => {
      const schema = field === undefined ? undefined : schemas[name]?.properties?.[field];
      return field === undefined || schema === undefined ? fc.constant({}) : valueOf(schema).map((value) => ({ [field]: value }));
    }),
  );
  return fc.tuple(fc.record(shape, { requiredKeys }), ...chosen).map((parts): Json => Object.assign({}, ...parts));
}

function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return messageOf(schema.$ref);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.type === 'array') return fc.array(valueOf(schema.items ?? {}), { minLength: 1, maxLength: 3 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') return fc.integer();
  if (schema.type === 'object') return fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 });
  if (schema.format === 'int64') return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
  if (schema.format === 'google-datetime')
    return fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  return fc.string({ minLength: 1 });
}
