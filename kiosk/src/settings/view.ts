import type { RefusalView, SyncView } from '../sync/view.ts';

export type DiagnosticsView = {
  sync: SyncView;
  app: string;
  device: string;
  epoch: string;
  /** What the browser answered to the request for persistence; null: it cannot say. */
  persisted: boolean | null;
  /** Bytes. */
  usage: number | null;
  quota: number | null;
  /** Server minus wall in ms. */
  clockOffset: number | null;
  wakeLock: boolean;
  refusals: RefusalView[];
  locked: { person: string; given: string; family: string; failures: number }[];
};
