/** One measured figure, ours beside the others'. `null` where there is nothing to measure or it never came. */
export interface BenchRow {
  readonly id: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly peers: Readonly<Record<string, number | null>>;
}

export interface BenchOptions {
  /** Other people's pictures in place of ours; see docs/scanning.md. */
  readonly set: string | undefined;
  /** The long run, for figures to be published. */
  readonly full: boolean;
  readonly seed: number;
  /** For benches that count frames. */
  readonly frames: number | undefined;
  /** For benches that use several cores; all but one if left out. */
  readonly threads: number | undefined;
  /** Says how far it is to the person who waits. */
  readonly progress: (words: string) => void;
}

export interface Bench {
  readonly name: string;
  /** Whether it runs when no name is given. */
  readonly byDefault: boolean;
  run(options: BenchOptions): Promise<BenchRow[]>;
}
