import type { Carton } from './carton.ts';
import { cartonEntries, countOf, namedBy, type CartonEntries } from './carton-entries.ts';

/**
 * A carton as JSON, in the shapes that label programs make of it. IMEIs are looked for under keys that say so, or in an array of nothing else.
 * - `{"imeis": ["…", "…"]}` and `["…", "…"]`: one box each. `serials` beside them names no box of them.
 * - `[["…", "…"], …]`: an inner array of two is a box with two IMEIs.
 * - `{"devices": [{"imei1": "…", "imei2": "…", "serial": "…"}]}`: an object is a box.
 * Undefined where the text is not JSON.
 */
export function readCartonJson(text: string): Carton | undefined {
  const [first] = text;
  if (first !== '{' && first !== '[') return undefined;
  const root = parsed(text);
  if (root === undefined) return undefined;
  const walk: Walk = { entries: cartonEntries(), place: 0, about: {} };
  visit(root, true, walk, 0);
  return walk.entries.carton({ ...walk.about, pairing: 'stated' });
}

interface Walk {
  readonly entries: CartonEntries;
  place: number;
  about: { readonly expectedCount?: number; readonly cartonNumber?: string; readonly order?: string };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param isList whether scalars in an array here are meant as IMEIs */
function visit(node: unknown, isList: boolean, walk: Walk, depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(node)) visitArray(node, isList, walk, depth);
  else if (isObject(node)) visitObject(node, walk, depth);
}

/** No carton is nested so deep; a text of brackets is. */
const DEEPEST = 12;

function visitArray(items: readonly unknown[], isList: boolean, walk: Walk, depth: number): void {
  for (const item of items) {
    const text = scalar(item);
    if (text !== undefined) {
      if (isList) enter(walk, [text]);
    } else if (isList && isPair(item)) enter(walk, item.map(String));
    else visit(item, isList, walk, depth + 1);
  }
}

function visitObject(node: Readonly<Record<string, unknown>>, walk: Walk, depth: number): void {
  const keys = Object.entries(node).map(([key, value]) => ({ name: key.toLowerCase().replaceAll(/[^a-z0-9]/g, ''), value }));
  const phone = keys.filter(({ name }) => IMEI_KEY.test(name));
  const single = phone.flatMap(({ value }) => scalar(value) ?? []);
  if (single.length > 0)
    enter(walk, single, keys.map(({ name, value }) => (SERIAL_KEY.test(name) ? scalar(value) : undefined)).find(Boolean));
  for (const { name, value } of keys) {
    const text = scalar(value);
    if (text === undefined) {
      // An item of a list that has its IMEIs in an array is one box, as long as they are two.
      if (IMEI_KEY.test(name) && depth > 0 && isPair(value)) enter(walk, value.map(String));
      else visit(value, IMEI_KEY.test(name) || LIST_KEY.test(name), walk, depth + 1);
    } else if (COUNT_KEY.test(name)) walk.about = { ...countOf(text), ...walk.about };
    else if (CARTON_KEY.test(name)) walk.about = { ...namedBy('cartonNumber', text), ...walk.about };
    else if (ORDER_KEY.test(name)) walk.about = { ...namedBy('order', text), ...walk.about };
  }
}

const IMEI_KEY = /^(?:device)?imeis?(?:no|number|list)?s?(?:sim)?[12]?$/;
const LIST_KEY = /^(?:data|devices?|units?|items?|phones?|list|contents?|carton|box|boxes)$/;
const SERIAL_KEY = /^(?:serial|serialno|serialnumber|sn)$/;
const COUNT_KEY = /^(?:count|qty|quantity|expected|expectedcount|total)$/;
const CARTON_KEY = /^(?:sscc|carton|cartonno|cartonnumber|cartonid|box|boxno|boxnumber|boxid|master|masterno|mastercarton)$/;
const ORDER_KEY = /^(?:order|orderno|ordernumber|orderid|po|ponumber)$/;

function enter(walk: Walk, texts: readonly string[], serial?: string): void {
  walk.place++;
  if (!walk.entries.box(walk.place, texts, serial)) walk.entries.problem(walk.place, texts.join(' '), 'not-an-imei');
}

function isPair(node: unknown): node is readonly [string | number] | readonly [string | number, string | number] {
  return Array.isArray(node) && node.length > 0 && node.length <= 2 && node.every((item) => scalar(item) !== undefined);
}

function scalar(node: unknown): string | undefined {
  return typeof node === 'string' ? node : typeof node === 'number' ? String(node) : undefined;
}

function isObject(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null;
}
