import { minutesFrom } from '../../hours-text.ts';
import type { Contract } from './api.ts';

/** A contract as it is being typed. `weekly` empty: nobody said. */
export type ContractDraft = { from: string; weekly: string; partTime: boolean };
export type ContractFault = 'from' | 'weekly' | 'part-time-full';

/** Minutes of the legal week: part-time work is less (L3123-1). */
const legalWeek = 35 * 60;
const most = 60 * 60;

/** What a draft says, or the one field that cannot be. */
export function contractOf(draft: ContractDraft): Contract | ContractFault {
  if (!/^\d{4}-\d\d-\d\d$/.test(draft.from)) return 'from';
  const weekly = draft.weekly.trim() === '' ? null : minutesFrom(draft.weekly);
  if (weekly === null && draft.weekly.trim() !== '') return 'weekly';
  if (weekly !== null && (weekly < 1 || weekly > most)) return 'weekly';
  if (draft.partTime && weekly !== null && weekly >= legalWeek) return 'part-time-full';
  return { from: draft.from, weekly, partTime: draft.partTime };
}

export type ContractState = 'now' | 'later' | 'before';

/** The newest first, each with whether it holds on a day. */
export function contractsOn(
  contracts: readonly Contract[],
  today: string,
): (Contract & { state: ContractState })[] {
  const ordered = [...contracts].sort((a, b) => (a.from < b.from ? 1 : -1));
  const current = ordered.find(({ from }) => from <= today);
  return ordered.map((one) => ({
    ...one,
    state: one === current ? 'now' : one.from > today ? 'later' : 'before',
  }));
}
