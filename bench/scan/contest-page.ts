import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { SET_ADDRESS } from './jobs.ts';
import { peerAliases } from './peers.ts';

export interface ContestPage {
  readonly url: string;
  close(): void;
}

/** Builds the page with all contestants and serves it on this machine, a set's folder beside it. */
export async function serveContestPage(set: string | undefined): Promise<ContestPage> {
  const root = join(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-bench-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    resolve: { alias: peerAliases(root) },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 },
    worker: { format: 'es' },
  });
  const server = serve(folder, set);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return {
    url: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

function serve(folder: string, set: string | undefined): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const [base, inside] = path.startsWith(SET_ADDRESS) && set !== undefined ? [set, path.slice(SET_ADDRESS.length)] : [folder, path];
    const file = join(base, normalize(inside === '/' ? '/index.html' : `/${inside}`));
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
          // Isolated from other origins: only then is memory shared between workers, and the clock finer than 100 µs.
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
}
