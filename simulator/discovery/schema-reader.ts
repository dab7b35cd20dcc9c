import { bool, inSnakeCase, int32, int64, isObject, listOf, oneOf, text, textByName, unknownName, wrong } from '../http/message.ts';
import type { Problem, Reader } from '../http/message.ts';
import { schemas, type Schema } from './document.ts';
import { codeForMissing, enumNameOf, requiredInWordsOnly, unions, type Union } from './unions.ts';

/**
 * The reader for a message of the discovery document: types, names, unions, and what must be there. Fields may be spelled as the
 * document does or in snake case, as proto3 JSON allows. Throws for a schema that the document does not have.
 */
export function readerFor(schemaName: string): Reader<unknown> {
  const known = readers.get(schemaName);
  if (known !== undefined) return known;
  const schema = schemas[schemaName];
  if (schema === undefined) throw new Error(`The discovery document has no schema ${schemaName}.`);
  const reader = messageReader(schemaName, schema);
  readers.set(schemaName, reader);
  return reader;
}

/** The reader for one value that the document describes, such as a query parameter. */
export function valueReader(name: string, schema: Schema): Reader<unknown> {
  if (schema.$ref !== undefined) {
    const reference = schema.$ref;
    return (value, place, problems) => readerFor(reference)(value, place, problems);
  }
  if (schema.enum !== undefined) return oneOf(`${types}.${enumNameOf(name)}`, schema.enum);
  if (schema.type === 'array') return listOf(valueReader(name, schema.items ?? {}));
  if (schema.type === 'boolean') return bool;
  if (schema.type === 'integer') return int32;
  if (schema.type === 'object') return textByName;
  if (schema.format === 'int64') return int64;
  return schema.format === 'google-datetime' ? timestamp : text;
}

const types = 'type.googleapis.com/google.android.device.provisioning.v1';
const readers = new Map<string, Reader<unknown>>();

function messageReader(schemaName: string, schema: Schema): Reader<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const fields = new Map(properties.map(([name, property]) => [name, valueReader(name, property)]));
  const camelCase = new Map(properties.map(([name]) => [inSnakeCase(name), name]));
  const choices = unions[schemaName] ?? [];
  const inUnion = new Set(choices.flatMap((union) => union.fields));
  const required = properties
    .filter(([name, { description = '' }]) => description.startsWith('Required.') && !requiredInWordsOnly.has(`${schemaName}.${name}`))
    .map(([name]) => name)
    .filter((name) => !inUnion.has(name));

  return (value, place, problems) => {
    if (!isObject(value)) return wrong(`${types}.${schemaName}`, value, place, problems);
    const found: Record<string, unknown> = {};
    for (const [spelled, item] of Object.entries(value)) {
      const name = camelCase.get(spelled) ?? spelled;
      const reader = fields.get(name);
      if (reader === undefined) problems.push(unknownName(spelled, place));
      else if (Object.hasOwn(found, name)) problems.push(repeated(spelled, below(place, name)));
      else if (item !== null) found[name] = reader(item, below(place, name), problems);
    }
    for (const union of choices) checkUnion(union, found, place, problems);
    for (const name of required) if (isAbsent(found, name)) problems.push(missing(name, below(place, name)));
    return found;
  };
}

function checkUnion({ name, fields, required }: Union, found: object, place: string, problems: Problem[]): void {
  const [first, second] = fields.filter((field) => Object.hasOwn(found, field));
  if (second !== undefined) {
    const at = place === '' ? second : place;
    const description = `Invalid value at '${inSnakeCase(at)}' (oneof), oneof field '${name}' is already set. Cannot set '${second}'`;
    problems.push({ field: place, description });
  } else if (required && first === undefined) {
    const described = fields.map((field) => `'${inSnakeCase(field)}'`).join(' or ');
    problems.push({ field: place, description: `One of ${described} is required.`, code: codeForMissing(fields[0] ?? '') });
  }
}

/** As proto3 sees it: an empty text or list is the same as none. */
function isAbsent(found: Readonly<Record<string, unknown>>, name: string): boolean {
  if (!Object.hasOwn(found, name)) return true;
  const value = found[name];
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function missing(name: string, place: string): Problem {
  return { field: place, description: `The required field '${place}' is missing.`, code: codeForMissing(name) };
}

function repeated(spelled: string, place: string): Problem {
  return { field: place, description: `Invalid JSON payload received. The field "${spelled}" at '${place}' is given twice.` };
}

function below(place: string, name: string): string {
  return place === '' ? inSnakeCase(name) : `${place}.${inSnakeCase(name)}`;
}

/** RFC 3339 with a zone, as google.protobuf.Timestamp is written. */
const timestamp: Reader<string> = (value, place, problems) => {
  const isTime =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value));
  return isTime ? value : wrong('type.googleapis.com/google.protobuf.Timestamp', value, place, problems);
};
