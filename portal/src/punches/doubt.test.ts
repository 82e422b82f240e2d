import { flags } from '@comptoir/shared/journal/flags';
import { describe, expect, it } from 'vitest';
import { fr } from '../language/fr.ts';
import { type Doubtful, countDoubts, doubtsOf, order } from './doubt.ts';

const punch = (over: Partial<Doubtful>): Doubtful => ({
  id: '01930000-0000-7000-8000-000000000001',
  person: '01930000-0000-7000-8000-00000000000a',
  name: 'Awa Diop',
  establishment: '01930000-0000-7000-8000-00000000000e',
  type: 'in',
  at: 0,
  flags: [],
  ...over,
});

describe('why somebody has to look at a punch', () => {
  it('PORTAL-14 tells several clock flags as one reason, the weightiest reason first', () => {
    const one = punch({ flags: ['clock-jumped', 'clock-clamped', 'no-pin'] });
    expect(doubtsOf(one)).toEqual(['no-pin', 'clock']);
  });

  it('PORTAL-14 calls a punch of nobody unknown, whatever its flags', () => {
    expect(doubtsOf(punch({ person: null, name: 'Léo' }))).toEqual(['unknown']);
  });

  it('PORTAL-14 counts a punch under each of its reasons', () => {
    const punches = [punch({ flags: ['no-pin', 'clock-unset'] }), punch({ flags: ['no-pin'] })];
    expect(countDoubts(punches)).toEqual([
      { doubt: 'no-pin', count: 2 },
      { doubt: 'clock', count: 1 },
    ]);
  });

  it('PORTAL-14 has a word, a reason and something to do for each', () => {
    for (const flag of flags) expect(doubtsOf(punch({ flags: [flag] })).length).toBeLessThan(2);
    for (const doubt of order) {
      for (const part of ['', '-why', '-do']) {
        expect(Object.keys(fr)).toContain(`approvals.${doubt}${part}`);
      }
    }
  });
});
