import { customError, refusalWith, type CustomErrorCode, type Reply } from './reply.ts';

/**
 * Reads JSON the way Google's front end reads a proto3 message: null is absent, int64 is a string or a whole number, and a
 * field that the message does not have is an error. The API's messages are read by discovery/schema-reader.ts, made of these.
 */
export type Reader<T> = (value: unknown, place: string, problems: Problem[]) => T | undefined;

export interface Problem {
  readonly field: string;
  readonly description: string;
  /** Set where the message could be read and the service itself asks for more: a required field that is missing. */
  readonly code?: CustomErrorCode;
}

type Shape = Readonly<Record<string, Reader<unknown>>>;
export type Message<S extends Shape> = { readonly [Field in keyof S]?: (S[Field] extends Reader<infer T> ? T : never) | undefined };

/** The message, or the 400 that Google would answer with. */
export function read<T>(reader: Reader<T>, value: unknown): { ok: true; value: T } | { ok: false; reply: Reply } {
  const problems: Problem[] = [];
  const message = reader(value, '', problems);
  if (message !== undefined && problems.length === 0) return { ok: true, value: message };
  // What Google's front end cannot read never gets as far as the service.
  const unreadable = problems.filter((problem) => problem.code === undefined);
  const shown = (unreadable.length > 0 ? unreadable : problems).slice(0, 20);
  const fieldViolations = shown.map(({ field, description }) => ({ field, description }));
  const details = [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
    customError(shown[0]?.code ?? 'INVALID_PARAMETER'),
  ];
  return { ok: false, reply: refusalWith('INVALID_ARGUMENT', shown.map((problem) => problem.description).join('\n'), details) };
}

export function message<S extends Shape>(type: string, shape: S): Reader<Message<S>> {
  return (value, place, problems) => {
    if (!isObject(value)) return wrong(type, value, place, problems);
    const fields: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(value)) {
      const reader = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (reader === undefined) problems.push(unknownName(name, place));
      else if (item !== null) fields[name] = reader(item, place === '' ? inSnakeCase(name) : `${place}.${inSnakeCase(name)}`, problems);
    }
    return fields as Message<S>;
  };
}

export const text: Reader<string> = (value, place, problems) =>
  typeof value === 'string' ? value : wrong('TYPE_STRING', value, place, problems);

export const bool: Reader<boolean> = (value, place, problems) =>
  typeof value === 'boolean' ? value : wrong('TYPE_BOOL', value, place, problems);

/** An int64 as a string of digits: Google's ids are beyond what a JavaScript number can hold. */
export const int64: Reader<string> = (value, place, problems) => {
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== 'string' || !/^-?\d{1,19}$/.test(digits)) return wrong('TYPE_INT64', value, place, problems);
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits) ? digits : wrong('TYPE_INT64', value, place, problems);
};

export const int32: Reader<number> = (value, place, problems) => {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= -(2 ** 31) && number < 2 ** 31
    ? number
    : wrong('TYPE_INT32', value, place, problems);
};

export function oneOf<const Name extends string>(type: string, names: readonly Name[]): Reader<Name> {
  return (value, place, problems) => names.find((name) => name === value) ?? wrong(type, value, place, problems);
}

export function listOf<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, place, problems) => {
    if (!Array.isArray(value)) return wrong('TYPE_MESSAGE', value, place, problems);
    const items: T[] = [];
    for (const [index, entry] of value.entries()) {
      const one = item(entry, `${place}[${index}]`, problems);
      if (one !== undefined) items.push(one);
    }
    return items;
  };
}

export const textByName: Reader<Readonly<Record<string, string>>> = (value, place, problems) => {
  if (!isObject(value)) return wrong('TYPE_MESSAGE', value, place, problems);
  const entries = Object.entries(value).map(([name, item]) => [name, text(item, `${place}[${name}]`, problems) ?? ''] as const);
  return Object.fromEntries(entries);
};

export function wrong(type: string, value: unknown, place: string, problems: Problem[]): undefined {
  problems.push({ field: place, description: `Invalid value at '${place}' (${type}), ${JSON.stringify(value)?.slice(0, 200)}` });
  return undefined;
}

export function unknownName(name: string, place: string): Problem {
  const at = place === '' ? '' : ` at '${place}'`;
  return { field: place, description: `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.` };
}

export function inSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
