import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { descriptionOf, methodNames } from '../../simulator/http/routes.ts';
import { signIn } from './google-client.ts';
import { messageOf } from './messages.ts';
import { running } from './running.ts';

const ids = fc.oneof(fc.constantFrom('3141592653', '2718281828', '1', '12345678901234567', '%E0%A4%A', '..', 'x'), fc.string());

/** A call that the document describes, or one that is a little beside it. */
const calls = fc.constantFrom(...methodNames()).chain((name) => {
  const { httpMethod, flatPath, request, parameters = {} } = descriptionOf(name);
  const variables = [...flatPath.matchAll(/\{(\w+)\}/g)].map(([, variable = '']) => variable);
  const described = request === undefined ? fc.constant('') : messageOf(request.$ref).map((message) => JSON.stringify(message));
  const query = Object.keys(parameters).filter((parameter) => parameters[parameter]?.location === 'query');
  return fc.record({
    verb: fc.constant(httpMethod),
    path: fc
      .tuple(...variables.map((variable) => (variable === 'partnersId' ? fc.constantFrom('3141592653', '3141592653', '1') : ids)))
      .map((values) =>
        variables.reduce((path, variable, index) => path.replace(`{${variable}}`, () => encodeURI(values[index] ?? '')), flatPath),
      ),
    query: fc.dictionary(fc.constantFrom(...query, 'alt', 'else'), fc.oneof(fc.integer().map(String), fc.string()), { maxKeys: 2 }),
    body: httpMethod === 'GET' ? fc.constant(undefined) : fc.oneof({ weight: 4, arbitrary: described }, fc.json(), fc.string()),
  });
});

test('whatever is asked is answered: with a result, or with a refusal as Google’s are built, and never with a fault of the simulator', async () => {
  const faults = vi.spyOn(console, 'error');
  const { simulator } = await running({ quotaPer100Seconds: 1_000_000 });
  const { token } = await signIn(simulator).getAccessToken();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answered = new Set<number>();
  await fc.assert(
    fc.asyncProperty(calls, async ({ verb, path, query, body }) => {
      const address = `${simulator.rootUrl}/${path}?${new URLSearchParams(query)}`;
      const response = await fetch(address, { method: verb, headers, ...(body !== undefined && { body }) });
      const json = (await response.json()) as { error?: { code: number; status: string; message: string } };
      answered.add(response.status);
      const { error } = json;
      const told = error === undefined ? [200] : [error.code, typeof error.status, typeof error.message];
      expect(told).toEqual(response.status === 200 ? [200] : [response.status, 'string', 'string']);
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 1500 },
  );
  expect([faults.mock.calls, [...answered].sort()]).toEqual([[], [200, 400, 403, 404]]);
  faults.mockRestore();
});

test('whatever is sent to the levers, they stay what they can be', async () => {
  const { simulator } = await running();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
      const response = await fetch(`${simulator.rootUrl}/levers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect([200, 400]).toContain(response.status);
      expect((await fetch(`${simulator.rootUrl}/levers`)).status).toBe(200);
    }),
    { numRuns: 200 },
  );
});
