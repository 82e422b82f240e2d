import type { Figure } from './figure.ts';

export type Bench = {
  /** Rounds of each side, taken in turns. */
  rounds: number;
  /** An empty folder of this claim, on a disk, removed afterwards. */
  folder: string;
  /** Says on the screen what is going on. */
  say: (sentence: string) => void;
};

export type Measured = {
  figures: Figure[];
  /** What a reader of the table must know. */
  notes: string[];
};

/** One claim of DESIGN §12. `name` is what `--only` takes. */
export type Claim = { name: string; measure: (bench: Bench) => Promise<Measured> };
