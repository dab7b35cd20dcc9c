import type { ServerResponse } from 'node:http';
import type { Garbling } from '../levers.ts';
import type { Reply } from './reply.ts';

export function send(response: ServerResponse, { status, body, html, headers }: Reply): void {
  response.writeHead(status, { 'content-type': html === undefined ? jsonType : htmlType, 'cache-control': 'no-store', ...headers });
  response.end(html ?? JSON.stringify(body));
}

/** Sends what a broken gateway, a broken line or a hotel's network would make of the reply. */
export function sendSpoilt(response: ServerResponse, { status, body, headers }: Reply, how: Garbling['how']): void {
  const text = JSON.stringify(body);
  if (how === 'html') return send(response, { status: 200, body: undefined, html: '<!doctype html><title>Sign in to the network</title>' });
  if (how === 'other-json') return send(response, { status, body: [{ message: 'not what the API describes', done: 'soon' }] });
  const bytes = Buffer.from(how === 'malformed' ? `${text.slice(0, -1)},]` : text);
  const sent = how === 'empty' ? Buffer.alloc(0) : how === 'truncated' ? bytes.subarray(0, bytes.length / 2) : bytes;
  const length = how === 'truncated' ? bytes.length : sent.length;
  response.writeHead(status, { 'content-type': jsonType, 'cache-control': 'no-store', 'content-length': length, ...headers });
  if (how !== 'truncated') return void response.end(sent);
  // The other end is told how much there is, gets half of it, and then the line is gone.
  response.write(sent, () => response.destroy());
}

const jsonType = 'application/json; charset=UTF-8';
const htmlType = 'text/html; charset=UTF-8';
