import { passwordRules } from '@comptoir/shared/access/password';
import { tokenScopes } from '@comptoir/shared/access/permissions';
import { refusalCodes } from '@comptoir/shared/refusals';
import { describe, expect, it } from 'vitest';
import { Failure } from '../api/failure.ts';
import { en } from './en.ts';
import { sayFailure } from './failure-words.ts';
import { fr } from './fr.ts';
import { speak } from './speech.ts';

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/{{(\w+)}}/g)].map((m) => m[1]).sort();

describe('the catalogue', () => {
  it('has every French key in English, and no other', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
  });

  it('fills the same places in both languages', () => {
    for (const [key, sentence] of Object.entries(fr)) {
      expect([key, placeholders(en[key as keyof typeof fr])]).toEqual([
        key,
        placeholders(sentence),
      ]);
    }
  });

  it('has a sentence for every refusal, in both languages', () => {
    for (const speech of [speak('fr'), speak('en', en)]) {
      for (const code of [...refusalCodes, 'offline', 'unreadable'] as const) {
        expect(sayFailure(speech, new Failure(code))).toMatch(/^[A-ZÀ-Ý].+[.]$/);
      }
    }
  });

  it('NEWS-16 calls announcements the same in the menu and on their page', () => {
    for (const words of [fr, en]) {
      expect(words['nav.news']).toBe(words['news.title']);
      expect(words['ways.announcements']).toBe(words['news.title']);
    }
  });

  it('names every password rule and every scope of a token', () => {
    for (const rule of passwordRules) expect(Object.keys(fr)).toContain(`password.rule-${rule}`);
    for (const scope of tokenScopes) expect(Object.keys(fr)).toContain(`tokens.${scope}`);
  });

  it('puts a no-break space before French high punctuation', () => {
    for (const [key, sentence] of Object.entries(fr)) {
      expect([key, /[^\u00a0s0-9/][?!;]|[^\u00a0] ?:(?=\s|$)/.test(sentence)]).toEqual([
        key,
        false,
      ]);
    }
  });
});

describe('how long is left', () => {
  it('says a throttle in minutes and seconds, rounded up', () => {
    const failure = new Failure('too-many-requests', 61.2);
    expect(sayFailure(speak('fr'), failure)).toBe(
      "Trop d'essais. Réessayez dans 1\u00a0min 02\u00a0s.",
    );
  });
});
