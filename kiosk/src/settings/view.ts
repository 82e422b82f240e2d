import type { Language } from '@comptoir/shared/establishments/languages';
import type { RefusalView, SyncView } from '../sync/view.ts';
import type { Continued } from '../local-database/schema.ts';
import type { Space } from '../platform/space.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';

export type DiagnosticsView = {
  sync: SyncView;
  /** The tablet was without contact for longer than its establishment trusts it: nothing is changed here until the next one. */
  leaseOver: boolean;
  app: string;
  device: string;
  epoch: string;
  /** What the browser answered to the request for persistence; null: it cannot say. */
  persisted: boolean | null;
  /** Bytes. */
  usage: number | null;
  quota: number | null;
  space: Space;
  /**
   * Operations that were sent and are in no verified backup of the server yet, as many as `most`; null: it has told of none,
   * and the tablet keeps what it sent.
   */
  unsaved: { count: number; most: boolean } | null;
  /** Server minus wall in ms. */
  clockOffset: number | null;
  /** The wall clock moved since the last contact: offset and times are in doubt until the next one. */
  clockJumped: boolean;
  /** Why this tablet writes another epoch than its first; null: it does not. */
  continued: Continued | null;
  wakeLock: boolean;
  /** Receipts of punches that could not be made since the page opened, and why; null: none. */
  unsigned: { count: number; why: string } | null;
  /** Languages that the store offers. */
  languages: readonly Language[];
  refusals: RefusalView[];
  locked: { person: string; given: string; family: string; failures: number }[];
};

/** What every part of « Établissement » gets: each stands in the room of its subject and draws itself. */
export type SlotProps = {
  tablet: Tablet;
  write: Write;
  /** Id of the manager who opened the settings: the author of every change. */
  manager: string;
  managerName: string;
  zone: string;
  /** Ms, by the minute. */
  now: number;
};
