import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { StationSettings } from '../../../core/domain/settings.ts';
import { fileCustomerCache } from '../../../main/adapters/file-customer-cache.ts';
import { fileSettings } from '../../../main/adapters/file-settings.ts';
import { readKeyFile } from '../../../main/adapters/google/service-account.ts';
import { ourArguments } from '../../../main/electron/command-line.ts';
import { readOptions } from '../../../main/options.ts';
import { StationRefusal } from '../../../main/station-refusal.ts';
import type { Random } from '../../labels/random.ts';
import { hostileText, hostileValue, spoilt } from '../hostile.ts';
import { attemptAll, type Abuse, type Part } from '../part.ts';

/** Key files, command lines, and the two small files that a station reads back. */
export const files: Part = {
  name: 'files',
  share: 10,
  async run(abuse) {
    const folder = mkdtempSync(join(tmpdir(), 'claimstation-abuse-'));
    try {
      await attemptAll(abuse, (random, input) => {
        const wrong = random.fraction() < 0.02 ? keptFile(random, folder) : random.fraction() < 0.6 ? key(random) : commandLine(random);
        if (wrong !== undefined) abuse.found('wrongAnswers', input, wrong);
      });
      leftOver(abuse, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RIGHT_KEY = {
  type: 'service_account',
  client_email: 'station@example.iam.gserviceaccount.com',
  private_key_id: 'key-1',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

function key(random: Random): string | undefined {
  const names = Object.keys(RIGHT_KEY);
  const name = names[random.whole(0, names.length - 1)] ?? '';
  const value = random.pick([hostileValue(random), spoilt(Object.values(RIGHT_KEY)[names.indexOf(name)] ?? '', random)]);
  const whole = JSON.stringify({ ...RIGHT_KEY, [name]: value });
  const read = readKeyFile(random.pick([whole, spoilt(whole, random), hostileText(random)]));
  if (typeof read === 'string') return undefined;
  return read.email.includes('@') && read.privateKey.includes('PRIVATE KEY') ? undefined : 'took something else for a key';
}

function commandLine(random: Random): string | undefined {
  const option = () =>
    random.pick([
      '--data',
      '--zero-touch-url',
      '--token-url',
      '--json',
      '--practice',
      '--host',
      '--no-open',
      '--',
      '-x',
      '--__proto__',
      '--no-json',
    ]);
  const url = () =>
    random.pick([
      'https://gateway.example',
      'http://127.0.0.1:8080',
      'http://evil.example',
      'http://127.0.0.1.evil.example',
      'http://localhost@evil.example',
    ]);
  const word = () => random.pick([option(), `${option()}=${url()}`, url(), spoilt(url(), random), hostileText(random).slice(0, 100)]);
  const argv = Array.from({ length: random.whole(0, 5) }, word);
  ourArguments(['electron', '.', ...argv], random.fraction() < 0.5);
  const env = {
    CLAIMSTATION_ZERO_TOUCH_URL: random.pick([undefined, url()]),
    CLAIMSTATION_DATA: random.pick([undefined, hostileText(random).slice(0, 50)]),
  };
  try {
    const { endpoints, dataFolder } = readOptions(argv, env);
    const isUnsafe = [endpoints.zeroTouch, endpoints.token].some((endpoint) => endpoint !== undefined && !isSafe(new URL(endpoint)));
    return isUnsafe || !isAbsolute(dataFolder) ? `took ${JSON.stringify(argv)}` : undefined;
  } catch (error) {
    // In words, for the person who typed it.
    if (error instanceof StationRefusal) return undefined;
    throw error;
  }
}

function isSafe({ protocol, hostname, username }: URL): boolean {
  return username === '' && (protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname));
}

function keptFile(random: Random, folder: string): string | undefined {
  const content = random.pick([
    JSON.stringify(hostileValue(random)),
    spoilt(JSON.stringify(StationSettings.parse({ station: 'a' })), random),
    JSON.stringify({
      station: hostileText(random),
      account: hostileValue(random),
      port: random.whole(-5, 70_000),
      batchSize: hostileValue(random),
    }),
    JSON.stringify({ customers: hostileValue(random), fetchedAt: 1 }),
    hostileText(random),
  ]);
  const bytes = random.fraction() < 0.2 ? Buffer.from(content ?? '', 'latin1') : Buffer.from(content ?? '');
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  writeFileSync(join(folder, 'settings.json'), bytes);
  writeFileSync(join(folder, 'customers.json'), bytes);
  fileCustomerCache(join(folder, 'customers.json')).load();
  const { success } = StationSettings.safeParse(fileSettings(folder).get());
  if (!success || fileSettings(folder).get().station === '') return 'settings that are none';
  fileSettings(folder).change({ camera: hostileText(random) });
  return fileSettings(folder).get().station === '' ? 'settings that do not come back' : undefined;
}

/** Nothing of a run may have reached every object of the program. */
function leftOver(abuse: Abuse, folder: string): void {
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {})
    abuse.found('crashes', abuse.to, `a prototype was changed, see ${folder}`);
}
