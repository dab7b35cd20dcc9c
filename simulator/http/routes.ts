import { describedMethods, standardParameters, type DescribedMethod } from '../discovery/document.ts';
import { readerFor, valueReader } from '../discovery/schema-reader.ts';
import type { Method } from '../methods/method.ts';
import { methods, type MethodName } from '../methods/table.ts';
import { message, read, type Reader } from './message.ts';
import { refusal, type Reply } from './reply.ts';

export interface Route {
  readonly name: MethodName;
  readonly method: Method;
  /** The path's variables, decoded, under the names of the document's `flatPath`. */
  readonly path: Readonly<Record<string, string>>;
  /** The query parameters that the method has, read. */
  readQuery(query: URLSearchParams): Read;
  /** The request message, read; `{}` for a method without one. */
  readBody(json: unknown): Read;
}

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reply: Reply };

/** The method that a request asks for, or the refusal: 404 where nothing is, 400 for the wrong verb. */
export function routeOf(verb: string, pathname: string): { route: Route } | { reply: Reply } {
  let pathIsKnown = false;
  for (const { pattern, described, ...known } of routes) {
    const found = pattern.exec(pathname);
    if (found === null) continue;
    pathIsKnown = true;
    if (described.httpMethod !== verb) continue;
    const path = decoded(found.groups ?? {});
    return path === undefined ? { reply: refusal('INVALID_ARGUMENT', 'The path is not valid.') } : { route: { ...known, path } };
  }
  return {
    reply: pathIsKnown ? refusal('INVALID_ARGUMENT', `Method ${verb} is not allowed here.`) : refusal('NOT_FOUND', 'Method not found.'),
  };
}

export function methodNames(): MethodName[] {
  return Object.keys(methods).filter((name): name is MethodName => name in methods);
}

/** The document's description of a method of ours; one that it does not have is a mistake in the table. */
export function descriptionOf(name: MethodName): DescribedMethod {
  const described = describedMethods[name];
  if (described === undefined) throw new Error(`The discovery document has no method ${name}.`);
  return described;
}

const routes = methodNames().map((name) => {
  const described = descriptionOf(name);
  return {
    name,
    described,
    method: methods[name],
    pattern: patternOf(described),
    readQuery: queryReader(described),
    readBody: bodyReader(described),
  };
});

/** One segment for each variable, but for a name that the document lets have several: `operations/apibatchoperation/1`. */
function patternOf({ flatPath, parameters = {} }: DescribedMethod): RegExp {
  const takesRest = Object.values(parameters).some(({ pattern }) => pattern?.endsWith('/.*$'));
  return new RegExp(`^/${flatPath.replaceAll(/\{(\w+)\}/g, takesRest ? '(?<$1>.+)' : '(?<$1>[^/:]+)')}$`);
}

function queryReader({ parameters = {} }: DescribedMethod): Route['readQuery'] {
  const shape: Record<string, Reader<unknown>> = {};
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.location === 'query') shape[name] = valueReader(name, parameter);
  const reader = message('query', shape);
  return (query) => {
    const unknown = [...query.keys()].find((name) => !standardParameters.has(name) && !Object.hasOwn(shape, name));
    if (unknown !== undefined) {
      const words = `Invalid JSON payload received. Unknown name "${unknown}": Cannot bind query parameter.`;
      return { ok: false, reply: refusal('INVALID_ARGUMENT', words, 'INVALID_PARAMETER') };
    }
    return read(reader, Object.fromEntries([...query].filter(([name]) => Object.hasOwn(shape, name))));
  };
}

function bodyReader({ request }: DescribedMethod): Route['readBody'] {
  const reader = request === undefined ? message('Empty', {}) : readerFor(request.$ref);
  return (json) => read(reader, json);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}
