import * as z from 'zod';
import type { Random } from '../labels/random.ts';
import { hostileText, hostileValue, objectOf, spoilt } from './hostile.ts';

/** What was seen in answers, such as ids of boxes and customers: a call with one of them gets further than one with any other text. */
export interface Seen {
  pick(random: Random): string | undefined;
}

/** Makes arguments for a call from the contract's own schema: right ones, nearly right ones, and anything. */
export function argumentsFor(schema: z.ZodType): (random: Random, seen: Seen) => unknown {
  const described: Described = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return (random, seen) => {
    const how = random.fraction();
    if (how < 0.15) return hostileValue(random);
    return valueOf(described, random, seen, how < 0.5 ? 0 : 0.15);
  };
}

type Described = z.core.JSONSchema.BaseSchema;

/** @param wrong how likely each part is something else */
function valueOf(schema: Described, random: Random, seen: Seen, wrong: number): unknown {
  if (random.fraction() < wrong) return hostileValue(random);
  const inside = (part: Described | boolean | undefined) =>
    typeof part === 'object' ? valueOf(part, random, seen, wrong) : hostileValue(random);
  if (schema.const !== undefined) return schema.const;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.enum;
  if (choices !== undefined) {
    const choice = choices[random.whole(0, choices.length - 1)];
    return schema.enum === undefined && typeof choice === 'object' && choice !== null ? inside(choice) : choice;
  }
  switch (schema.type) {
    case 'string':
      return textOf(schema, random, seen, wrong);
    case 'integer':
    case 'number':
      return numberOf(schema, random, wrong);
    case 'boolean':
      return random.fraction() < 0.5;
    case 'array':
      return Array.from({ length: lengthOf(schema, random, wrong) }, () => inside(Array.isArray(schema.items) ? undefined : schema.items));
    case 'object':
      return fieldsOf(schema, random, wrong, inside);
    default:
      return hostileValue(random);
  }
}

function textOf({ pattern, minLength = 0, maxLength = 5000 }: Described, random: Random, seen: Seen, wrong: number): string {
  const known = random.fraction() < 0.4 ? seen.pick(random) : undefined;
  const length = Number(/\{(?:\d+,)?(\d+)\}/.exec(pattern ?? '')?.[1] ?? 12);
  const text = known ?? (pattern === undefined ? hostileText(random) : random.digits(length));
  if (random.fraction() < wrong) return spoilt(text, random);
  return text.slice(0, maxLength).padEnd(minLength, 'x');
}

function numberOf({ type, minimum = -10, maximum = 1000 }: Described, random: Random, wrong: number): unknown {
  if (random.fraction() < wrong) return random.pick([minimum - 1, maximum + 1, 0.5, 2 ** 60, -1, '1', null]);
  return type === 'integer' ? random.whole(minimum, Math.min(maximum, 20_000)) : random.between(minimum, maximum);
}

function lengthOf({ minItems = 0, maxItems = 4 }: Described, random: Random, wrong: number): number {
  if (random.fraction() < wrong) return random.pick([0, Math.min(maxItems + 1, 300)]);
  return random.whole(minItems, Math.min(maxItems, 4));
}

function fieldsOf(
  { properties, required = [], additionalProperties }: Described,
  random: Random,
  wrong: number,
  inside: (part: Described | boolean | undefined) => unknown,
): unknown {
  if (properties === undefined) return objectOf(random, () => inside(additionalProperties));
  const made: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(properties)) {
    const isLeftOut = required.includes(name) ? random.fraction() < wrong / 2 : random.fraction() < 0.5;
    if (!isLeftOut) made[name] = inside(part);
  }
  return random.fraction() < wrong ? { ...made, [random.pick(['extra', 'constructor', '0'])]: hostileValue(random) } : made;
}
