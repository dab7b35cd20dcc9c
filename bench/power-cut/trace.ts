/** One thing that was done to what is below a folder, or said on stdout. Files and folders by their path in it; itself it is ''. */
export type Step =
  | { readonly kind: 'create'; readonly file: string }
  | { readonly kind: 'create-folder'; readonly folder: string }
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'sync-folder'; readonly folder: string }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'say'; readonly words: string };

/**
 * Reads what strace wrote with `-f -y -xx`: only calls that went well, in the order in which they ended.
 * @param known folders that were there before
 * @throws for a call on one of the files that it does not understand: a step that is missing would make every image a lie
 */
export function stepsOf(trace: string, folder: string, known: Iterable<string> = []): Step[] {
  const steps: Step[] = [];
  const folders = new Set(['', ...known]);
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const [, resumed] = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest) ?? [];
    const step = stepOf(resumed === undefined ? rest : (begun.get(thread) ?? '') + resumed, folder, folders);
    if (step !== undefined) steps.push(step);
    if (step?.kind === 'create-folder') folders.add(step.folder);
  }
  return steps;
}

function stepOf(call: string, root: string, folders: ReadonlySet<string>): Step | undefined {
  const [, name = '', given = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(call) ?? [];
  if (name === '' || result.startsWith('-')) return undefined;
  const args = given.split(', ');
  const [first = '', second = '', third = '', fourth = ''] = args;
  if (name === 'write' && first.startsWith('1<')) return { kind: 'say', words: bytesOf(second).toString().trim() };
  const path = /^(openat|unlink|mkdir)/.test(name) ? textOf(args.find((arg) => arg.startsWith('"')) ?? '') : pathOf(first);
  if (path !== root && !path.startsWith(`${root}/`)) return undefined;
  const file = path.slice(root.length + 1);
  // Shared memory, which no power cut leaves behind, and which SQLite does not read after one.
  if (file.endsWith('-shm')) return undefined;
  switch (name) {
    case 'openat':
      return third.includes('O_CREAT') ? { kind: 'create', file } : undefined;
    case 'pwrite64':
      return { kind: 'write', file, at: Number(fourth), bytes: bytesOf(second).subarray(0, Number(result)) };
    case 'ftruncate':
      return { kind: 'truncate', file, size: Number(second) };
    case 'fsync':
    case 'fdatasync':
      return folders.has(file) ? { kind: 'sync-folder', folder: file } : { kind: 'sync', file };
    case 'mkdir':
    case 'mkdirat':
      return { kind: 'create-folder', folder: file };
    case 'unlink':
    case 'unlinkat':
      return { kind: 'remove', file };
    default:
      throw new Error(`${name} on ${file} is not understood`);
  }
}

/** `21</tmp/journal>`, escaped. */
function pathOf(descriptor: string): string {
  return unescaped(/<(.*)>/.exec(descriptor)?.[1] ?? '').toString();
}

function textOf(quoted: string): string {
  return bytesOf(quoted).toString();
}

function bytesOf(quoted: string): Buffer {
  if (!quoted.endsWith('"')) throw new Error('strace cut a write short');
  return unescaped(quoted.slice(1, -1));
}

function unescaped(text: string): Buffer {
  return text.includes('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text);
}
