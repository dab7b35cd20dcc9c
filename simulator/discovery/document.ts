import json from './androiddeviceprovisioning-v1.json' with { type: 'json' };

/**
 * Google's own machine-readable description of the API (revision 20260819, Apache-2.0), as much of it as the simulator reads:
 * paths, verbs, query parameters and the schemas that requests are held against.
 */
export interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly readOnly?: boolean;
}

export interface DescribedMethod {
  readonly description?: string;
  readonly httpMethod: string;
  /** With a name for each variable segment, such as `v1/partners/{partnersId}/devices:claim`. */
  readonly flatPath: string;
  readonly parameters?: Readonly<Record<string, Schema & { readonly location: string; readonly pattern?: string }>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}

interface Resource {
  readonly methods?: Readonly<Record<string, DescribedMethod>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

interface Document extends Resource {
  readonly revision: string;
  readonly parameters: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

const document: Document = json;

export const revision = document.revision;
export const schemas = document.schemas;
export const standardParameters: ReadonlySet<string> = new Set(Object.keys(document.parameters));

/** Every method under its dotted name, such as `partners.devices.claim`. */
export const describedMethods: Readonly<Record<string, DescribedMethod>> = Object.fromEntries(methodsBelow(document, []));

function methodsBelow(resource: Resource, path: readonly string[]): [string, DescribedMethod][] {
  const own = Object.entries(resource.methods ?? {}).map(([name, method]): [string, DescribedMethod] => [
    [...path, name].join('.'),
    method,
  ]);
  const below = Object.entries(resource.resources ?? {}).flatMap(([name, child]) => methodsBelow(child, [...path, name]));
  return [...own, ...below];
}
