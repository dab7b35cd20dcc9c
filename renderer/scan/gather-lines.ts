/** Holds finished codes for a moment, because a scanner sends each line of a code that has several as if it were one of its own. */
export interface LineGatherer {
  readonly add: (codes: readonly string[]) => void;
  /** What is held is told after so many milliseconds; undefined while the next line is on its way. */
  readonly tellIn: (ms: number | undefined) => void;
  /** Tells what is held now. */
  readonly end: () => void;
}

/** The longest a scanner takes from the end of a line to the beginning of the next. The sound of every box waits for it. */
export const LINE_GAP_MS = 40;

export function gatherLines(tell: (codes: string[]) => void): LineGatherer {
  let held: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    const codes = held;
    held = [];
    if (codes.length > 0) tell(codes);
  };
  return {
    add: (codes) => held.push(...codes),
    tellIn(ms) {
      clearTimeout(timer);
      if (ms === undefined || held.length === 0) return;
      // One turn later: where the page was busy, the next line is waiting to be heard, and its turn comes first.
      timer = setTimeout(() => {
        timer = setTimeout(end, 0);
      }, ms);
    },
    end,
  };
}
