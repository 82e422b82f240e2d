import { operationRefusals } from '@comptoir/shared/refusals';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { fr as first } from './fr.ts';
import { managingEn } from './managing-en.ts';
import { managingFr as fr } from './managing-fr.ts';
import { speak } from './speech.ts';

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/{{(\w+)}}/g)].map((m) => m[1]).sort();

describe('the catalogue', () => {
  it('has every French key in English, and no other', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(first).sort());
    expect(Object.keys(managingEn).sort()).toEqual(Object.keys(fr).sort());
  });

  it('fills the same places in both languages', () => {
    for (const [key, sentence] of Object.entries(fr)) {
      expect([key, placeholders(managingEn[key as keyof typeof fr])]).toEqual([
        key,
        placeholders(sentence),
      ]);
    }
  });

  it('has a sentence for every refusal an operation can end with', () => {
    for (const refusal of operationRefusals)
      expect(Object.keys(fr)).toContain(`refusal.${refusal}`);
  });

  it('puts a no-break space before French high punctuation', () => {
    for (const [key, sentence] of Object.entries(fr)) {
      expect([
        key,
        /[^\u00a0s0-9/][?!;]|[^\u00a0] ?[:](?=\s|$)/.test(sentence.replace('https:', '')),
      ]).toEqual([key, false]);
    }
  });
});

describe('figures and times', () => {
  const french = speak('fr', first);
  const english = speak('en', en);

  it('says times in 24 hours in both languages, in the zone of the establishment', () => {
    const at = Date.parse('2026-11-21T23:05:00Z');
    expect(french.time(at, 'Europe/Paris')).toBe('00:05');
    expect(english.time(at, 'Europe/Paris')).toBe('00:05');
    expect(french.date(at, 'Europe/Paris')).toBe('dimanche 22 novembre');
  });

  it('says how long punches have waited', () => {
    const pending = french.text('sync.punches', { count: 3 });
    const age = french.age(12 * 60_000 + 59_000);
    expect(french.text('sync.offline-pending', { pending, age })).toBe(
      'Hors ligne, 3 pointages en attente depuis 12 min',
    );
  });

  it('counts one, none and many in each language', () => {
    expect(french.text('sync.punches', { count: 0 })).toBe('0 pointage');
    expect(french.text('sync.punches', { count: 1 })).toBe('1 pointage');
    expect(english.text('sync.punches', { count: 0 })).toBe('0 punches');
  });

  it('rounds worked time down and what is left up', () => {
    expect(french.duration(7 * 3_600_000 + 30 * 60_000 + 59_999)).toBe('7 h 30');
    expect(french.duration(59_999)).toBe('0 min');
    expect(french.duration(10 * 3_600_000)).toBe('10 h');
    expect(french.countdown(61_001)).toBe('1 min 02 s');
    expect(french.countdown(1)).toBe('1 s');
  });
});
