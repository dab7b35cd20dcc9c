import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from './data-folder.ts';
import { StationRefusal } from './station-refusal.ts';

/** What the command line and the environment say. */
export interface HostOptions {
  readonly dataFolder: string;
  readonly practice: boolean;
  /** Do not open a window; only serve. */
  readonly noOpen: boolean;
  /** One JSON line on stdout when ready. */
  readonly json: boolean;
  readonly endpoints: Endpoints;
}

/** Where the API and its token endpoint are; Google's own where undefined. */
export interface Endpoints {
  readonly zeroTouch: string | undefined;
  readonly token: string | undefined;
}

/** @throws StationRefusal `options`, with a message that names the option */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv): HostOptions {
  const values = parse(argv);
  return {
    dataFolder: resolve(values.data || env['CLAIMSTATION_DATA'] || defaultDataFolder()),
    practice: values.practice,
    noOpen: values['no-open'],
    json: values.json,
    endpoints: {
      zeroTouch: endpoint('--zero-touch-url', values['zero-touch-url'] ?? env['CLAIMSTATION_ZERO_TOUCH_URL']),
      token: endpoint('--token-url', values['token-url'] ?? env['CLAIMSTATION_TOKEN_URL']),
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        host: { type: 'string' },
        practice: { type: 'boolean', default: false },
        data: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        'zero-touch-url': { type: 'string' },
        'token-url': { type: 'string' },
      },
    }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new StationRefusal('options', `${said} Known options: ${KNOWN}`, error);
  }
}

const KNOWN = '--host electron|browser, --practice, --data DIR, --no-open, --json, --zero-touch-url URL, --token-url URL.';

/** A key and tokens travel there: only https, or this very computer. */
function endpoint(option: string, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url !== undefined &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  ) {
    return url.href;
  }
  throw new StationRefusal(
    'options',
    `${option} must be an https address or one on this computer (http://127.0.0.1:…). "${text}" is neither, and credentials would travel there in the clear.`,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
