import type { Store } from '../kills/staged-house.ts';

/** What the soak says to a process of tablets. */
export type ToCrowd =
  | {
      say: 'begin';
      seed: number;
      /** Which of the crowds this one is. */
      crowd: number;
      tablets: number;
      dataDir: string;
      stores: Store[];
      /** One for each store. */
      addresses: string[];
    }
  | { say: 'work' }
  | { say: 'rest'; patience: number }
  /** All crowds rest: nothing changes any more in stores that they share. */
  | { say: 'read' }
  /** The server has ended: what it held lies in the file. */
  | { say: 'compare'; file: string };

/** And what that process says. */
export type FromCrowd =
  | { say: 'enrolled' | 'resting' | 'read' }
  | {
      say: 'compared';
      acknowledged: number;
      handedIn: number;
      tablets: number;
      feeds: number;
      /** What must never happen, and happened. */
      wrong: string[];
      counts: [string, number][];
      /** Ms that answers took: sorted. */
      times: number[];
    };
