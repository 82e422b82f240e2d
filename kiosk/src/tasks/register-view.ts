import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import type { DayRule } from '@comptoir/shared/time/business-day';

/** The register of a period. Business days, both included. */
export type RegisterView = {
  from: string;
  to: string;
  establishment: string;
  rule: DayRule;
  entries: RegisterEntry[];
  /** Check-offs that are only on this tablet: « pas encore envoyé ». */
  pending: ReadonlySet<string>;
};
