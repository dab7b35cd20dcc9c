import type { Session } from '../session.ts';
import type { Station } from '../station.ts';

/**
 * Work that waits for Google. Somebody may leave meanwhile, and with the account its journal is closed: what then fails is no bug, and it has
 * the answer of a station without an account.
 */
export async function whileOpen<T, Otherwise>(
  station: Station,
  work: (session: Session) => Promise<T>,
  otherwise: Otherwise,
): Promise<T | Otherwise> {
  const session = station.session();
  if (session === undefined) return otherwise;
  try {
    return await work(session);
  } catch (error) {
    if (station.session() === session) throw error;
    return otherwise;
  }
}

/** The same for work that has many answers; `otherwise` is then the last. */
export async function* eachWhileOpen<T, Otherwise>(
  station: Station,
  work: (session: Session) => AsyncIterable<T> | undefined,
  otherwise: Otherwise,
): AsyncGenerator<T | Otherwise, void> {
  const session = station.session();
  const answers = session === undefined ? undefined : work(session);
  if (answers === undefined) {
    yield otherwise;
    return;
  }
  try {
    yield* answers;
  } catch (error) {
    if (station.session() === session) throw error;
    yield otherwise;
  }
}
