import { describe, expect, it } from 'vitest';
import { readDraft } from './shift-draft.ts';
import { readTimes } from './times-text.ts';

const rule = { zone: 'Europe/Paris', cutOffHour: 5 };
const draft = (over: object = {}) => ({
  ...{ day: '2026-11-23', times: '9-17', pause: '30', person: 'awa', position: null, team: null },
  ...{ note: '', ...over },
});

describe('times as people type them', () => {
  it.each([
    ['9-17', '09:00', '17:00'],
    ['09:00–17:00', '09:00', '17:00'],
    ['9h30 - 18h', '09:30', '18:00'],
    ['0930-1700', '09:30', '17:00'],
    ['9 17', '09:00', '17:00'],
    ['9 à 17h15', '09:00', '17:15'],
    ['9.30/17', '09:30', '17:00'],
    ['22-6', '22:00', '06:00'],
    ['18-24', '18:00', '00:00'],
    ['930-17', '09:30', '17:00'],
  ])('PLAN-61 %s is %s to %s', (text, from, to) => {
    expect(readTimes(text)).toEqual({ from, to });
  });

  it.each(['', '9', 'neuf', '9-25', '9-9', '9:75-17', '9-17-20'])('PLAN-61 %s is none', (text) => {
    expect(readTimes(text)).toBeNull();
  });
});

describe('a shift as it is typed', () => {
  it('PLAN-61 begins on its business day, and ends on the next one where it must', () => {
    const night = readDraft(draft({ times: '22-6' }), rule);
    expect(night).toMatchObject({
      ok: true,
      content: {
        start: Date.parse('2026-11-23T22:00:00+01:00'),
        end: Date.parse('2026-11-24T06:00:00+01:00'),
        pause: 30,
      },
    });
  });

  it('PLAN-61 names each field that nobody can read', () => {
    expect(readDraft(draft({ times: '9-10', pause: '60' }), rule)).toMatchObject({
      faults: ['pause'],
    });
    expect(readDraft(draft({ times: 'x', pause: 'y', day: '' }), rule)).toMatchObject({
      faults: ['times', 'pause', 'day'],
    });
    expect(readDraft(draft({ pause: '1h15' }), rule)).toMatchObject({ content: { pause: 75 } });
  });
});
