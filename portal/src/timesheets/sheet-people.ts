import type { TimesheetsAnswer } from '@comptoir/shared/timesheets/portal';

export type SheetPerson = TimesheetsAnswer['people'][number];
export const sheetOrders = ['todo', 'name', 'paid'] as const;
export type SheetOrder = (typeof sheetOrders)[number];

/** Names of the teams of these people, in the order of their letters. */
export function teamsOf(people: readonly SheetPerson[], language: string): string[] {
  const names = new Set(people.flatMap(({ person }) => person.team ?? []));
  return [...names].sort(new Intl.Collator(language).compare);
}

/** `todo`: who has most to be settled first; `paid`: the longest hours first; equal ones by name. */
export function inOrder(
  people: readonly SheetPerson[],
  order: SheetOrder,
  language: string,
): SheetPerson[] {
  const { compare } = new Intl.Collator(language);
  const weight = ({ anomalies, warnings, totals }: SheetPerson): number =>
    order === 'paid' ? totals.paid : order === 'todo' ? anomalies * 1_000 + warnings : 0;
  return [...people].sort((a, b) => weight(b) - weight(a) || compare(a.person.name, b.person.name));
}

/** Whether there are hours to approve: somebody else's, some at all, and not approved as they stand. */
export function canBeApproved({ person, totals, approved }: SheetPerson, me: string): boolean {
  const seen = approved !== null && !approved.stale;
  return person.id !== me && !seen && (totals.corrected > 0 || totals.raw > 0);
}

/** Overtime of every step together, in ms. */
export function overtimeOf({ overtime }: Pick<SheetPerson['totals'], 'overtime'>): number {
  return overtime.reduce((sum, { time }) => sum + time, 0);
}

/** Everybody's hours together, in ms; `planned` null where nobody plans. */
export function sumOf(people: readonly SheetPerson[]) {
  const sum = (value: (one: SheetPerson['totals']) => number) =>
    people.reduce((total, { totals }) => total + value(totals), 0);
  const plans = people.some(({ totals }) => totals.planned !== null);
  return {
    planned: plans ? sum(({ planned }) => planned ?? 0) : null,
    raw: sum(({ raw }) => raw),
    corrected: sum(({ corrected }) => corrected),
    paid: sum(({ paid }) => paid),
    overtime: sum(overtimeOf),
    late: sum(({ late }) => Math.abs(late)),
  };
}
