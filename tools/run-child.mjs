import { spawn } from 'node:child_process';
import { environment, root } from './setup.mjs';

/**
 * Runs a program in the foreground and ends as it ends: its streams are ours, a signal to us is a signal to it.
 * @param {string} node the Node 24 of setUp
 * @param {string} command @param {string[]} args
 */
export function runChild(node, command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment(node) });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // On a terminal Ctrl-C reaches the child by itself; it ends cleanly and we follow.
  for (const signal of signals) process.on(signal, () => void child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
  child.on('error', (error) => {
    process.stderr.write(`${command} could not be started: ${error.message}\n`);
    process.exit(1);
  });
}
