import type { StatementLine } from '@comptoir/shared/timesheets/portal';
import { describe, expect, it } from 'vitest';
import type { SheetPerson } from '../sheet-people.ts';
import { historyOf, statementPeople, withoutOne } from './statement-people.ts';

const span = { from: '2026-10-01', to: '2026-10-31' };
const hour = 3_600_000;

function sheet(name: string, worked = 7 * hour): SheetPerson {
  return {
    person: { id: name, name, colour: 'teal', photo: null, team: null },
    totals: {
      ...{ planned: null, raw: worked, corrected: worked, breaks: 0, paid: worked, late: 0 },
      ...{ counters: { night: 0, sunday: 0, holiday: 0 }, overtime: [], daysWorked: 1 },
    },
    ...{ anomalies: 0, warnings: 0, approved: null, statement: null },
  };
}

function line(person: string, over: Partial<StatementLine> = {}): StatementLine {
  return {
    ...{ id: `${person}-${over.state ?? 'issued'}`, person, name: person, ...span },
    ...{ issuedAt: 1, by: null, state: 'issued', seenAt: null, answeredAt: null, dispute: null },
    ...{ replacedBy: null, paid: 7 * hour, ...over },
  };
}

const steps = (sheets: SheetPerson[], lines: StatementLine[]) =>
  statementPeople(sheets, lines, span, 'fr').map(({ sheet: { person }, step }) => [
    person.name,
    step,
  ]);

describe('people and their statements', () => {
  it('show what somebody does not agree with first, then who has none yet, by name', () => {
    const sheets = ['Zoé', 'Awa', 'Élodie', 'Driss'].map((name) => sheet(name));
    const lines = [line('Zoé', { state: 'disputed' }), line('Awa', { state: 'acknowledged' })];
    expect(steps(sheets, lines)).toEqual([
      ['Zoé', 'disputed'],
      ['Driss', 'none'],
      ['Élodie', 'none'],
      ['Awa', 'acknowledged'],
    ]);
  });

  it('know the one that stands from those whose place it took, and from those of other days', () => {
    const lines = [
      line('Awa', { state: 'seen' }),
      line('Awa', { state: 'replaced' }),
      line('Awa', { from: '2026-10-05', to: '2026-10-11', state: 'disputed' }),
    ];
    const [awa] = statementPeople([sheet('Awa')], lines, span, 'fr');
    expect(awa).toMatchObject({ step: 'seen', standing: { id: 'Awa-seen' } });
    expect(awa?.earlier.map(({ id }) => id)).toEqual(['Awa-replaced']);
  });

  it('leave out who has one, and who did not work, where one is issued to all', () => {
    const people = statementPeople(
      [sheet('Awa'), sheet('Driss', 0), sheet('Zoé')],
      [line('Zoé')],
      span,
      'fr',
    );
    expect(withoutOne(people).map(({ sheet: { person } }) => person.name)).toEqual(['Awa']);
  });

  it('STMT-3 tell which statement took the place of which, the one that stands first', () => {
    const lines = [
      line('Awa', { id: 'third', state: 'seen' }),
      line('Awa', { id: 'second', state: 'replaced', replacedBy: 'third' }),
      line('Awa', { id: 'first', state: 'replaced', replacedBy: 'second' }),
    ];
    const [awa] = statementPeople([sheet('Awa')], lines, span, 'fr');
    expect(awa && historyOf(awa).map(({ line: { id }, next }) => [id, next?.id ?? null])).toEqual([
      ['third', null],
      ['second', 'third'],
      ['first', 'second'],
    ]);
  });
});
