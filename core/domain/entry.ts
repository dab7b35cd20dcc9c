/** What a table has under a name that came from outside. Every object answers to `constructor` and `toString`, which no table of ours has. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
