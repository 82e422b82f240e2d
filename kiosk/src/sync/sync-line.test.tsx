import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Speaking } from '../language/language.tsx';
import { SyncLine } from './sync-line.tsx';
import type { SyncView } from './view.ts';

const now = Date.UTC(2026, 10, 21, 8);
const minute = 60_000;

/** The words of the line on every screen. */
function words(of: Partial<SyncView>): string {
  const sync: SyncView = {
    ...{ state: 'up-to-date', pending: 0, oldest: null, lastContact: now, attention: 0 },
    ...{ onlyPunches: true, retiring: false, missing: null },
    ...of,
  };
  const line = (
    <Speaking language="fr">
      <SyncLine sync={sync} now={now} />
    </Speaking>
  );
  return renderToStaticMarkup(line)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

test('SYNC-17 the line says how many operations wait and for how long, whatever keeps them', () => {
  const waiting = { pending: 3, oldest: now - 12 * minute };
  expect(words({ state: 'offline', ...waiting })).toBe(
    'Hors ligne, 3 pointages en attente depuis 12 min',
  );
  // The server answers and takes nothing: as grave as no network.
  expect(words({ state: 'sending', ...waiting })).toBe(
    'Envoi de 3 pointages, en attente depuis 12 min',
  );
  expect(words({ state: 'revoked', ...waiting })).toBe(
    'Tablette retirée, 3 pointages en attente depuis 12 min',
  );
});

test('SYNC-17 a punch that has just been made is only on its way', () => {
  expect(words({ state: 'sending', pending: 1, oldest: now - 400 })).toBe('Envoi de 1 pointage…');
  expect(words({ state: 'up-to-date' })).toBe('À jour');
  expect(words({ state: 'offline' })).toBe('Hors ligne');
  expect(words({ state: 'revoked' })).toBe('Tablette retirée');
});

test('S04 SYNC-13 what the server refused stays announced', () => {
  expect(words({ attention: 2 })).toBe('À jour 2 enregistrements refusés');
});
