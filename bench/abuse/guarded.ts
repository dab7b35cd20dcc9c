import { wrongInJournals } from './journal.ts';
import { firstLines, LONGEST_MS, type Abuse } from './part.ts';
import { openVictim, type Victim } from './victim.ts';
import { usedBytes, watchdog } from './watchdog.ts';
import { worksStill } from './works-still.ts';

/**
 * Abuses a station, watches it, and then asks of it what it is there for: no bug was told, no promise was left alone, no turn of the event
 * loop was long, the memory is back, the journal is right, and a box is scanned and claimed.
 */
export async function guarded(abuse: Abuse, attack: (victim: Victim) => Promise<void>): Promise<void> {
  const victim = await openVictim();
  const dog = watchdog();
  try {
    await victim.station.practise();
    await worksStill(victim);
    const before = await usedBytes();
    dog.longestTurnMs();
    await attack(victim);
    const turn = dog.longestTurnMs();
    if (turn > LONGEST_MS) abuse.found('hangs', abuse.to, `one turn of the event loop worked for ${Math.round(turn)} ms`);
    await worksStill(victim).catch((error: unknown) => abuse.found('notWorking', abuse.to, firstLines(error)));
    const more = (await usedBytes()) - before;
    if (more > MOST_MORE) abuse.found('unbounded', abuse.to, `${Math.round(more / 1e6)} MB more are in use afterwards`);
  } finally {
    for (const error of victim.bugs.slice(0, 5)) abuse.found('crashes', abuse.to, `the station told of a bug: ${firstLines(error)}`);
    await victim.close();
    for (const wrong of wrongInJournals(victim.station.dataFolder)) abuse.found('wronglyStored', abuse.to, wrong);
    victim.remove();
    for (const error of dog.uncaught().slice(0, 5))
      abuse.found('crashes', abuse.to, `nobody caught ${error.split('\n').slice(0, 4).join(' ')}`);
    dog.stop();
  }
}

/** Bytes by which caches, prepared statements and compiled code may grow in whatever a part does. */
const MOST_MORE = 64 * 1024 * 1024;
