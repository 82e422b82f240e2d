import { expect, it } from 'vitest';
import { speak } from '../language/speech.ts';
import { dateOf, doubtsIn, toldTimes } from './told-times.ts';

const zone = 'Europe/Paris';
const at = (clock: string, day = '2026-11-21') => Date.parse(`${day}T${clock}:00+01:00`);
const speech = speak('fr');

it('EVID-35 a punch of that day is told by its hours', () => {
  const times = {
    ...{ wall: at('08:57'), estimated: at('08:58') },
    ...{ after: at('08:41'), before: at('09:12') },
  };
  expect(toldTimes(speech, times, { zone, day: '2026-11-21' })).toEqual({
    wall: '08:57',
    estimated: '08:58',
    server: 'écrit entre 08:41 et 09:12',
  });
});

it('EVID-35 a clock of another day and an arrival days later are told with their day', () => {
  const times = {
    ...{ wall: at('08:57', '2025-11-21'), estimated: at('08:58') },
    ...{ after: null, before: at('09:12', '2026-11-24') },
  };
  expect(toldTimes(speech, times, { zone, day: '2026-11-21' })).toEqual({
    wall: '21 nov. 2025, 08:57',
    estimated: '08:58',
    server: 'reçu le 24 nov. 2026, 09:12',
  });
});

it('EVID-35 the day is that of the store, whatever the reader’s', () => {
  expect(dateOf(at('00:30'), zone)).toBe('2026-11-21');
  expect(dateOf(at('00:30'), 'America/New_York')).toBe('2026-11-20');
});

it('EVID-35 each doubt is told once, and what other words say is none', () => {
  expect(doubtsIn(['clock-jumped', 'declared', 'clock-jumped', 'no-pin'])).toEqual([
    'clock-jumped',
    'no-pin',
  ]);
});
