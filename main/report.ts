/** Tells a bug once on stderr, by name and place and without values: what was scanned or signed is not for logs. */
export function report(error: unknown): void {
  if (!(error instanceof Error)) return say('Unexpected: unknown error');
  // A window that was closed while it waited for an answer.
  if (error.name === 'AbortError') return;
  say(
    `Unexpected: ${error.name} ${
      error.stack
        ?.split('\n')
        .find((line) => line.startsWith('    at '))
        ?.trim() ?? ''
    }`,
  );
}

/** One line for the person at the terminal. stdout belongs to whoever asked for JSON. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
