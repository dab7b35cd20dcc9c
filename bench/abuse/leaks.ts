import { SECRET, type Victim } from './victim.ts';

/** What of an answer nobody may see: a stack, a place in our sources, a path of this computer, a token, a key. */
export function leakIn(answer: unknown, victim: Victim): string | undefined {
  const text = typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? '');
  if (/(?:\\n|\n) {4}at |node_modules|\.ts:\d+:\d+|file:\/\/\//.test(text)) return 'a stack';
  if (text.includes(victim.station.dataFolder)) return 'a path';
  if (text.includes(new URL(victim.server.url).hash.slice(7))) return 'the token';
  if (text.includes(SECRET)) return 'a file that is not the window’s';
  return text.includes(keyOf(victim)) ? 'the private key' : undefined;
}

/** A line out of the middle. */
function keyOf({ google }: Victim): string {
  return JSON.parse(google.keyFile).private_key.split('\n')[5];
}
