import type { StatementLine } from '@comptoir/shared/timesheets/portal';
import type { SheetPerson } from '../sheet-people.ts';

/** What became of somebody's statement of some days: nothing yet, or how far the one that stands has come. */
export const statementSteps = ['disputed', 'none', 'issued', 'seen', 'acknowledged'] as const;
export type StatementStep = (typeof statementSteps)[number];

export type StatementPerson = {
  sheet: SheetPerson;
  step: StatementStep;
  /** The one of exactly these days that stands. */
  standing: StatementLine | null;
  /** Those whose place another one took, the newest first. */
  earlier: StatementLine[];
};

/** Everybody with their statement of exactly these days; what somebody does not agree with comes first. */
export function statementPeople(
  sheets: readonly SheetPerson[],
  lines: readonly StatementLine[],
  { from, to }: { from: string; to: string },
  language: string,
): StatementPerson[] {
  const byPerson = new Map<string, StatementLine[]>();
  for (const line of lines) {
    if (line.from !== from || line.to !== to) continue;
    byPerson.set(line.person, [...(byPerson.get(line.person) ?? []), line]);
  }
  const { compare } = new Intl.Collator(language);
  return sheets
    .map((sheet): StatementPerson => {
      const own = byPerson.get(sheet.person.id) ?? [];
      const standing = own.find(({ state }) => state !== 'replaced') ?? null;
      return {
        sheet,
        step: standing === null ? 'none' : stepOf(standing),
        standing,
        earlier: own.filter(({ state }) => state === 'replaced'),
      };
    })
    .sort(
      (a, b) =>
        statementSteps.indexOf(a.step) - statementSteps.indexOf(b.step) ||
        compare(a.sheet.person.name, b.sheet.person.name),
    );
}

function stepOf({ state }: StatementLine): StatementStep {
  return state === 'replaced' ? 'none' : state;
}

/** Whom « all » means: whoever worked these days and has no statement of them yet. */
export function withoutOne(people: readonly StatementPerson[]): StatementPerson[] {
  return people.filter(
    ({ step, sheet }) => step === 'none' && (sheet.totals.raw > 0 || sheet.totals.corrected > 0),
  );
}

/** One of several statements of the same days. */
export type StatementVersion = {
  line: StatementLine;
  /** The one that took its place; null for the one that stands. */
  next: StatementLine | null;
};

/** Every statement that somebody had of these days, the one that stands first, each with the one that took its place. */
export function historyOf({
  standing,
  earlier,
}: Pick<StatementPerson, 'standing' | 'earlier'>): StatementVersion[] {
  const all = [...(standing === null ? [] : [standing]), ...earlier];
  const byId = new Map(all.map((line) => [line.id, line]));
  return all.map((line) => ({
    line,
    next: line.replacedBy === null ? null : (byId.get(line.replacedBy) ?? null),
  }));
}
