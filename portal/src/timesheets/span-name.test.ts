import { expect, it } from 'vitest';
import { fr } from '../language/fr.ts';
import { speak } from '../language/speech.ts';
import { spanName } from './span-name.ts';

it('PORTAL-20 a whole month is called by its name, anything else by its first and last day', () => {
  const speech = speak('fr', fr);
  const month = { from: '2026-11-01', to: '2026-11-30' };
  expect(spanName(speech, month)).toBe('novembre 2026');
  expect(spanName(speech, month, true)).toBe('Novembre 2026');
  expect(spanName(speech, { from: '2026-11-16', to: '2026-11-22' })).toBe('16–22 novembre 2026');
});
