import type { AbsenceSpan, AbsenceType } from '@comptoir/shared/planning/absence';
import { beyondLimits } from '@comptoir/shared/planning/absence-limits';
import type { Failure } from '../../api/failure.ts';

/** What somebody types who will not be there. */
export type AbsenceDraft = {
  type: AbsenceType;
  from: string;
  to: string;
  /** Weekdays, 1 is Monday; none: every day. */
  weekdays: readonly number[];
  whole: boolean;
  since: string;
  until: string;
  reason: string;
};

export function emptyAbsence(day: string): AbsenceDraft {
  return {
    ...{ type: 'unavailable', from: day, to: day, weekdays: [] },
    ...{ whole: true, since: '', until: '', reason: '' },
  };
}

export type AbsenceFault = 'from' | 'to' | 'too-far' | 'too-long' | 'since' | 'until';

/** The limit at which a server stopped it whose clock is right; null: it was something else. */
export function limitIn(failure: Failure | null): 'too-far' | 'too-long' | null {
  const detail = failure?.code === 'bad-request' ? failure.detail : null;
  return detail === 'too-far' || detail === 'too-long' ? detail : null;
}

const date = /^2\d{3}-\d\d-\d\d$/;
const time = /^\d\d:\d\d$/;

/** What is wrong with it. @param today the business day on which it is asked for */
export function faultsOf(draft: AbsenceDraft, today: string): AbsenceFault[] {
  const faults: AbsenceFault[] = [];
  if (!date.test(draft.from)) faults.push('from');
  if (!date.test(draft.to) || draft.to < draft.from) faults.push('to');
  const beyond = faults.length === 0 ? beyondLimits(draft, today) : null;
  if (beyond !== null) faults.push(beyond);
  if (!draft.whole && !time.test(draft.since)) faults.push('since');
  if (!draft.whole && (!time.test(draft.until) || draft.until === draft.since))
    faults.push('until');
  return faults;
}

/** Whether choosing weekdays says anything: a week at least. */
export function isLong({ from, to }: Pick<AbsenceDraft, 'from' | 'to'>): boolean {
  return date.test(from) && date.test(to) && Date.parse(to) - Date.parse(from) >= 6 * 86_400_000;
}

export function spanOf(draft: AbsenceDraft): AbsenceSpan {
  const { from, to, whole, since, until, weekdays } = draft;
  const some = isLong(draft) && weekdays.length > 0 && weekdays.length < 7;
  return {
    ...{ from, to, weekdays: some ? weekdays.toSorted((a, b) => a - b) : null },
    times: whole ? null : { from: since, to: until },
  };
}
