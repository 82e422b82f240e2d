import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { addDays } from '@comptoir/shared/time/business-day';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Speaking } from '../language/language.tsx';
import { ManagingWords } from '../language/managing-words.tsx';
import { RegisterPaper } from './register-print.tsx';
import { RegisterScreen } from './register-screen.tsx';
import type { RegisterView } from './register-view.ts';

const today = '2026-11-21';
const zone = 'Europe/Paris';
const now = Date.parse(`${today}T12:00:00+01:00`);

function entry(day: string, number: number, changes: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    ...{ day, list: `l${number % 2}`, task: `t${number}`, listTitle: `Liste ${number % 2}` },
    ...{ title: `Tâche ${number}`, moment: 'opening', due: null, dueAt: null, measure: null },
    ...{ team: null, person: null, state: 'missed', done: null, others: [] },
    ...changes,
  };
}

function viewOf(entries: RegisterEntry[], days = 1): RegisterView {
  const from = addDays(today, 1 - days);
  return {
    ...{ from, to: today, today, entries, establishment: 'Brasserie du Pont' },
    pending: new Set(['a']),
  };
}

const shown = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <Speaking language="fr">
      <ManagingWords>{node}</ManagingWords>
    </Speaking>,
  );
const screen = (view: RegisterView | null, first: 'all' | 'late' | 'values' = 'all') =>
  shown(
    <RegisterScreen
      view={view}
      first={first}
      wanted={{ kind: 'today' }}
      onWanted={() => undefined}
      zone={zone}
      now={now}
      onSave={() => Promise.resolve()}
    />,
  );
const count = (text: string, part: string) => text.split(part).length - 1;

const measured = entry(today, 1, {
  measure: { unit: '°C', min: 0, max: 4 },
  state: 'done',
  done: {
    ...{ id: 'a', person: 'awa', name: 'Awa Diop', at: now - 3_600_000, value: 9.5 },
    ...{ measure: { unit: '°C', min: 0, max: 4 }, outOfBounds: true, action: 'Porte refermée' },
    ...{ late: false, unchecked: null },
  },
});

it('K30 O10 of three months of forty tasks only a few lines are drawn, and every day is there to be opened', () => {
  const entries = Array.from({ length: 92 }, (_, index) =>
    Array.from({ length: 40 }, (_one, number) => entry(addDays(today, index - 91), number)),
  ).flat();
  const html = screen(viewOf(entries, 92));
  expect(count(html, 'aria-expanded')).toBe(92);
  expect(count(html, 'aria-expanded="true"')).toBe(3);
  expect(count(html, 'Tâche ')).toBe(120);
  // The figures are those of the whole period.
  expect(html).toContain('<b>3680</b>');
});

it('K30 REG-8 a value out of bounds says so by word and icon, with what was done about it and that it is not sent yet', () => {
  for (const html of [screen(viewOf([measured])), screen(viewOf([measured]), 'values')]) {
    expect(html).toContain('9,5');
    expect(html).toContain('Hors limites');
    expect(html).toContain('Porte refermée');
    expect(html).toContain('Awa Diop');
  }
  expect(screen(viewOf([measured]))).toContain('pas encore envoyé');
  expect(screen(viewOf([measured]), 'values')).toMatch(/role="img" aria-label="Tâche 1[^"]*1 hors/);
});

it('K30 says when there is nothing, and why', () => {
  expect(screen(viewOf([]))).toContain('Aucune tâche');
  expect(screen(viewOf([{ ...measured, state: 'done' }]), 'late')).toContain('à l&#x27;heure');
  expect(screen(viewOf([entry(today, 1)]), 'values')).toContain('Aucune valeur');
  expect(screen(null)).toContain('Lecture du registre');
});

it('K30 REG-10 the printed register has a page for each list, with house, period, figures and a line for the inspector', () => {
  const entries = [measured, entry(today, 2), entry(today, 3)];
  const html = shown(<RegisterPaper view={viewOf(entries)} zone={zone} now={now} />);
  expect(count(html, '<section')).toBe(2);
  expect(count(html, 'Brasserie du Pont')).toBe(2);
  expect(count(html, 'Visa de l')).toBe(2);
  expect(html).toContain('samedi 21 novembre');
  expect(html).toContain('Faites 1 · en retard 0 · manquées 1 · hors limites 1');
  expect(html).toContain('pas encore envoyé au serveur');
});
