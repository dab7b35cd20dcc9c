import type { IncomingMessage } from 'node:http';

// Room for 100,000 devices, the most that Google's reseller library puts in a call.
const limitBytes = 64 * 1024 * 1024;

/** The request's body as text; `broken` when the connection ended before it. */
export async function readBody(request: IncomingMessage): Promise<{ text: string } | 'too-large' | 'broken'> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request) {
      size += part.length;
      if (size <= limitBytes) parts.push(part);
    }
  } catch {
    return 'broken';
  }
  return size > limitBytes ? 'too-large' : { text: Buffer.concat(parts).toString() };
}
