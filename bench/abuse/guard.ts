import { wrongInJournals } from './journal.ts';
import { firstLines, LONGEST_MS, type Abuse } from './part.ts';
import { openVictim, type Victim } from './victim.ts';
import { usedBytes, watchdog } from './watchdog.ts';
import { worksStill } from './works-still.ts';

/** Watches a station that is abused, and asks of it what it is there for. */
export interface Guard {
  readonly victim: Victim;
  /** After a part: no bug was told, no promise left alone, no turn of the event loop was long, the memory is back, and a box is scanned. */
  look(abuse: Abuse): Promise<void>;
  /** At the end: a box is claimed, and the journals hold nothing but what commands may store. */
  end(abuse: Abuse): Promise<void>;
}

export async function openGuard(): Promise<Guard> {
  const victim = await openVictim();
  const dog = watchdog();
  await worksStill(victim, { untilClaimed: false });
  let before = await usedBytes();
  dog.longestTurnMs();

  const tell = (abuse: Abuse): void => {
    const turn = dog.longestTurnMs();
    if (turn > LONGEST_MS) abuse.found('hangs', abuse.to, `one turn of the event loop worked for ${Math.round(turn)} ms`);
    for (const error of victim.bugs.splice(0).slice(0, 5))
      abuse.found('crashes', abuse.to, `the station told of a bug: ${firstLines(error)}`);
    for (const error of dog.uncaught().slice(0, 5))
      abuse.found('crashes', abuse.to, `nobody caught ${error.split('\n').slice(0, 4).join(' ')}`);
  };
  const works = (abuse: Abuse, untilClaimed: boolean): Promise<void> =>
    worksStill(victim, { untilClaimed }).catch((error: unknown) => abuse.found('notWorking', abuse.to, firstLines(error)));

  return {
    victim,
    async look(abuse) {
      tell(abuse);
      await works(abuse, false);
      const now = await usedBytes();
      if (now - before > MOST_MORE) abuse.found('unbounded', abuse.to, `${Math.round((now - before) / 1e6)} MB more are in use afterwards`);
      before = now;
    },
    async end(abuse) {
      await works(abuse, true);
      await victim.close();
      for (const wrong of wrongInJournals(victim.station.dataFolder)) abuse.found('wronglyStored', abuse.to, wrong);
      victim.remove();
      tell(abuse);
      dog.stop();
    },
  };
}

/** Bytes by which caches, prepared statements and compiled code may grow in whatever a part does. */
const MOST_MORE = 64 * 1024 * 1024;
