import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this person's browser puts what it saves, or the home folder where there is no such place. */
export function downloadsFolder(): string {
  const home = homedir();
  const named = process.platform === 'linux' ? namedByDesktop(home) : undefined;
  return [named, join(home, 'Downloads')].find((folder) => folder !== undefined && existsSync(folder)) ?? home;
}

/** Desktops of other languages name it otherwise (freedesktop.org/wiki/Software/xdg-user-dirs). */
function namedByDesktop(home: string): string | undefined {
  try {
    const settings = readFileSync(join(process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs'), 'utf8');
    return /^XDG_DOWNLOAD_DIR="(.*)"$/m.exec(settings)?.[1]?.replace('$HOME', home);
  } catch {
    return undefined;
  }
}
