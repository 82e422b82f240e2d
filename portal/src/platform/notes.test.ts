import { expect, it } from 'vitest';
import { createNotes } from './notes.ts';

it('PORTAL-6 a note for which the browser has no room holds as long as the page is open, and fails nothing', () => {
  const texts = new Map<string, string>();
  let full = false;
  const notes = createNotes(() => ({
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => {
      if (full) throw new DOMException('no room', 'QuotaExceededError');
      texts.set(name, text);
    },
    removeItem: (name) => void texts.delete(name),
  }));
  notes.setItem('language', 'fr');
  full = true;
  notes.setItem('language', 'en');
  expect([notes.getItem('language'), texts.get('language')]).toEqual(['en', 'fr']);
  full = false;
  notes.setItem('language', 'fr');
  expect([notes.getItem('language'), texts.get('language')]).toEqual(['fr', 'fr']);
  notes.removeItem('language');
  expect(notes.getItem('language')).toBeNull();
});
