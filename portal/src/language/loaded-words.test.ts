import { expect, it } from 'vitest';
import { firstEn } from './first-en.ts';
import { firstFr } from './first-fr.ts';
import { sayLoaded } from './loaded-words.ts';
import { speak } from './speech.ts';

it('PLAN-97 an age is told where it is one; beside a clock that was set back nobody knows it', () => {
  const [hour, now] = [3_600_000, 1_800_000_000_000];
  const [french, english] = [speak('fr', firstFr), speak('en', firstEn)];
  expect(sayLoaded(french, now - 3 * hour, now)).toBe('Chargé il y a 3\u00a0h');
  expect(sayLoaded(french, now + 1_000, now)).toBe("Chargé il y a moins d'une minute");
  expect(sayLoaded(french, now + 72 * hour, now)).toMatch(/^Chargé à une heure inconnue/);
  expect(sayLoaded(english, now + 72 * hour, now)).toMatch(/^Loaded at an unknown time/);
});
