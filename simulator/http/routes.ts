import { methods, type MethodName } from '../methods/table.ts';
import type { Method } from '../methods/method.ts';
import { refusal, type Reply } from './reply.ts';

export interface Route {
  readonly name: MethodName;
  readonly method: Method;
  /** The path's variables, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/** The method that a request asks for, or the refusal: 404 where nothing is, 400 for the wrong verb. */
export function routeOf(verb: string, pathname: string): { route: Route } | { reply: Reply } {
  let pathIsKnown = false;
  for (const { name, method, pattern } of patterns) {
    const found = pattern.exec(pathname);
    if (found === null) continue;
    pathIsKnown = true;
    if (method.verb !== verb) continue;
    const path = decoded(found.groups ?? {});
    return path === undefined ? { reply: refusal('INVALID_ARGUMENT', 'The path is not valid.') } : { route: { name, method, path } };
  }
  return {
    reply: pathIsKnown ? refusal('INVALID_ARGUMENT', `Method ${verb} is not allowed here.`) : refusal('NOT_FOUND', 'Method not found.'),
  };
}

/** The 400 for a query parameter that neither the method nor Google's front end knows. */
export function refusedQuery(query: URLSearchParams, method: Method): Reply | undefined {
  const unknown = [...query.keys()].find((name) => !standardParameters.has(name) && !(method.query ?? []).includes(name));
  if (unknown === undefined) return undefined;
  return refusal('INVALID_ARGUMENT', `Invalid JSON payload received. Unknown name "${unknown}": Cannot bind query parameter.`);
}

// "parameters" at the top of the discovery document.
const standardParameters = new Set(
  '$.xgafv access_token alt callback fields key oauth_token prettyPrint quotaUser uploadType upload_protocol'.split(' '),
);

const patterns = methodNames().map((name) => {
  const method = methods[name];
  const source = method.path.replaceAll(/\{(\w+)\+\}/g, '(?<$1>.+)').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/:]+)');
  return { name, method, pattern: new RegExp(`^/${source}$`) };
});

export function methodNames(): MethodName[] {
  return Object.keys(methods).filter((name): name is MethodName => name in methods);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}
