import type { RegisterEntry } from '@comptoir/shared/tasks/register';

/** The register of a period. Business days, both included. */
export type RegisterView = {
  from: string;
  to: string;
  /** The present business day. */
  today: string;
  establishment: string;
  entries: RegisterEntry[];
  /** Check-offs of which something is only on this tablet: « pas encore envoyé ». */
  pending: ReadonlySet<string>;
};
