import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import { describe, expect, it } from 'vitest';
import { clashesOf, draftOf, faultsOf, patchOf, rebase, take } from './draft.ts';

const record: EmployeeRecord = {
  ...unsetDetails,
  id: '01930000-0000-7000-8000-000000000001',
  name: { given: 'Awa', family: 'Diop' },
  nameText: 'a'.repeat(64),
  colour: 'brick',
  role: 'employee',
  team: 'Salle',
  minorUntil: null,
  email: 'awa@exemple.fr',
  archivedAt: null,
  establishments: [],
  pin: null,
  access: {
    state: 'none',
    role: null,
    delivery: null,
    expiresAt: null,
    roles: [],
    grants: [],
    login: null,
    secondFactor: false,
    last: false,
  },
  externalId: null,
};

describe('the form of a record', () => {
  it('PORTAL-8 sends only what was changed, from what it showed', () => {
    const draft = { ...draftOf(record), team: ' Bar ', email: '' };
    expect(patchOf(record, draft)).toEqual({
      team: { from: 'Salle', to: 'Bar' },
      email: { from: 'awa@exemple.fr', to: null },
    });
    expect(patchOf(record, draftOf(record))).toEqual({});
  });

  it('names what cannot be saved', () => {
    const draft = { ...draftOf(record), given: ' ', email: 'awa@', phone: 'douze' };
    expect([...faultsOf(draft)]).toEqual(['given', 'email', 'phone']);
    const dates = { ...draftOf(record), startsOn: '2026-11-02', endsOn: '2026-11-01' };
    expect([...faultsOf(dates)]).toEqual(['endsOn']);
    expect(faultsOf(draftOf(record)).size).toBe(0);
  });

  it('PORTAL-8 reads the longest day in hours, with a comma or a point, and leaves an untouched one alone', () => {
    const typed = (openPeriodLimit: string, of = record) => ({ ...draftOf(of), openPeriodLimit });
    for (const [text, minutes] of [
      ['10', 600],
      ['10,5', 630],
      [' 7.25 ', 435],
      ['24', 1440],
    ] as const) {
      expect(patchOf(record, typed(text))).toEqual({
        openPeriodLimit: { from: null, to: minutes },
      });
    }
    for (const text of ['0', '0,5', '24,5', 'dix', '-3', '1e1']) {
      expect([text, [...faultsOf(typed(text))]]).toEqual([text, ['openPeriodLimit']]);
      expect(patchOf(record, typed(text))).toEqual({});
    }
    const odd = { ...record, openPeriodLimit: 601 };
    expect(draftOf(odd).openPeriodLimit).toBe('10,02');
    expect(patchOf(odd, draftOf(odd))).toEqual({});
    expect(patchOf(odd, typed('', odd))).toEqual({ openPeriodLimit: { from: 601, to: null } });
  });

  it('O4 sets side by side what two people changed to different values, and nothing else', () => {
    const draft = { ...draftOf(record), team: 'Bar', phone: '06 12 34 56 78' };
    const now = { ...record, team: 'Cuisine', email: 'awa.diop@exemple.fr' };
    expect(clashesOf(record, now, draft)).toEqual(['team']);
    expect(clashesOf(record, { ...record, team: 'Bar' }, draft)).toEqual([]);
  });

  it('O4 keeps what somebody else changed where this form changed nothing', () => {
    const draft = { ...draftOf(record), team: 'Bar' };
    const now = { ...record, team: 'Cuisine', email: 'awa.diop@exemple.fr' };
    const rebased = rebase(record, now, draft);
    expect(patchOf(now, rebased)).toEqual({ team: { from: 'Cuisine', to: 'Bar' } });
    expect(patchOf(now, take(rebased, now, ['team']))).toEqual({});
  });
});
