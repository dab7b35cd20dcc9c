import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemas, type Schema } from '../../simulator/discovery/document.ts';
import { readerFor } from '../../simulator/discovery/schema-reader.ts';
import { requiredInWordsOnly, unions } from '../../simulator/discovery/unions.ts';
import { read, type Problem } from '../../simulator/http/message.ts';
import { messageOf, requests, type Json } from './messages.ts';

/** Every message within a message, with what it is. */
function parts(name: string, message: Json): { name: string; message: Json }[] {
  const below = Object.entries(message).flatMap(([field, value]) => {
    const schema = schemas[name]?.properties?.[field];
    const child = schema?.$ref ?? schema?.items?.$ref;
    if (child === undefined) return [];
    return (Array.isArray(value) ? value : [value]).flatMap((one) => parts(child, one as Json));
  });
  return [{ name, message }, ...below];
}

function problemsOf(name: string, message: unknown): Problem[] {
  const problems: Problem[] = [];
  readerFor(name)(message, '', problems);
  return problems;
}

describe.each(requests)('a %s', (name) => {
  test('that follows the document is taken, and comes out as it went in', () => {
    fc.assert(
      fc.property(messageOf(name), (message) => {
        expect(read(readerFor(name), message)).toEqual({ ok: true, value: message });
      }),
    );
  });

  test('may be spelled in snake case, and null is the same as nothing', () => {
    const snake = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(snake);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([field, item]) => [
          field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          field === 'entries' ? item : snake(item),
        ]),
      );
    };
    fc.assert(
      fc.property(messageOf(name), (message) => {
        expect(read(readerFor(name), { ...(snake(message) as Json), ...nullFor(name, message) })).toEqual({ ok: true, value: message });
      }),
    );
  });

  test('with one field more, anywhere, is refused, and the field is named', () => {
    fc.assert(
      fc.property(messageOf(name), fc.string({ minLength: 1 }), fc.nat(), fc.json(), (message, field, pick, json) => {
        const all = parts(name, message);
        const at = all[pick % all.length];
        fc.pre(at !== undefined && !Object.hasOwn(at.message, field) && schemas[at.name]?.properties?.[camelCase(field)] === undefined);
        // Defined, because __proto__ must be a field like any other.
        Object.defineProperty(at.message, field, { value: JSON.parse(json), enumerable: true });
        expect(problemsOf(name, message).map(({ description }) => description)).toContainEqual(
          expect.stringContaining(`Unknown name "${field}"`),
        );
      }),
    );
  });

  test('with a value of another type, anywhere, is refused', () => {
    fc.assert(
      fc.property(
        messageOf(name),
        fc.nat(),
        fc.nat(),
        fc.constantFrom({}, [], true, 1.5, 'perhaps', -(2 ** 70)),
        (message, pick, field, wrong) => {
          const all = parts(name, message).filter((part) => Object.keys(part.message).length > 0);
          const at = all[pick % all.length];
          const key = Object.keys(at?.message ?? {})[field % Object.keys(at?.message ?? {}).length] ?? '';
          const schema = schemas[at?.name ?? '']?.properties?.[key] ?? {};
          fc.pre(at !== undefined && !fits(schema, wrong));
          at.message[key] = wrong;
          expect(problemsOf(name, message).filter(({ code }) => code === undefined)).not.toEqual([]);
        },
      ),
    );
  });

  test('without one of its required fields is refused with the code of that field', () => {
    fc.assert(
      fc.property(messageOf(name), fc.nat(), fc.constantFrom(undefined, null, 'empty'), (message, pick, how) => {
        const required = parts(name, message).flatMap((part) => requiredIn(part).map((field) => ({ ...part, field })));
        const at = required[pick % required.length];
        fc.pre(at !== undefined);
        const { field } = at;
        const old = at.message[field];
        delete at.message[field];
        if (how === null) at.message[field] = null;
        if (
          how === 'empty' &&
          typeof old === 'string' &&
          schemas[at.name]?.properties?.[field]?.enum === undefined &&
          !isNumber(at.name, field)
        )
          at.message[field] = '';
        const codes = problemsOf(name, message).map(({ code }) => code);
        const expected = {
          sectionType: 'INVALID_SECTION_TYPE',
          deviceIdentifier: 'INVALID_IDENTIFIER_SET',
          deviceId: 'INVALID_IDENTIFIER_SET',
        }[field];
        expect(codes).toContain(expected ?? 'INVALID_PARAMETER');
      }),
    );
  });
});

test('two fields of one union are refused as protobuf refuses them', () => {
  expect(problemsOf('GetDeviceSimLockStateRequest', { deviceIdentifier: { imei: '1', meid: '2' } })).toEqual([
    {
      field: 'device_identifier',
      description: "Invalid value at 'device_identifier' (oneof), oneof field 'hardware_id' is already set. Cannot set 'meid'",
    },
  ]);
});

test('a field in both spellings is refused', () => {
  const problems = problemsOf('GetDeviceSimLockStateRequest', { deviceIdentifier: { imei: '1' }, device_identifier: { imei: '2' } });
  expect(problems).toHaveLength(1);
});

test('what cannot be read is told before what is missing', () => {
  const answer = read(readerFor('ClaimDeviceRequest'), { customerId: 'Northwind' });
  expect(answer).toMatchObject({
    ok: false,
    reply: { status: 400, body: { error: { message: expect.not.stringContaining('required') } } },
  });
});

function camelCase(field: string): string {
  return field.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function nullFor(name: string, message: Json): Json {
  const absent = Object.keys(schemas[name]?.properties ?? {}).find((field) => !Object.hasOwn(message, field));
  return absent === undefined ? {} : { [absent]: null };
}

function isNumber(name: string, field: string): boolean {
  return schemas[name]?.properties?.[field]?.format === 'int64';
}

/** Required, and required as the only one of its union. */
function requiredIn({ name, message }: { name: string; message: Json }): string[] {
  const choices = (unions[name] ?? []).filter(({ required }) => required).flatMap(({ fields }) => fields);
  const inUnion = new Set((unions[name] ?? []).flatMap(({ fields }) => fields));
  return Object.keys(message).filter((field) => {
    const described = schemas[name]?.properties?.[field]?.description?.startsWith('Required.') ?? false;
    return choices.includes(field) || (described && !inUnion.has(field) && !requiredInWordsOnly.has(`${name}.${field}`));
  });
}

/** Whether proto3 JSON takes this value for the field all the same. */
function fits({ $ref, type, format, enum: names }: Schema, value: unknown): boolean {
  if ($ref !== undefined || type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return type === 'string' && format === undefined && names === undefined && typeof value === 'string';
}

test('the smallest and the largest 32-bit number are read, and their neighbours are not', () => {
  const days = (vacationModeDays: number) => ({ deviceId: '1', sectionType: 'SECTION_TYPE_ZERO_TOUCH', vacationModeDays });
  const readable = [-(2 ** 31) - 1, -(2 ** 31), 2 ** 31 - 1, 2 ** 31].map(
    (value) => read(readerFor('UnclaimDeviceRequest'), days(value)).ok,
  );
  expect(readable).toEqual([false, true, true, false]);
});
