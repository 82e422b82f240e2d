import type { QuarantineAnswer } from '@comptoir/shared/devices/portal';
import { administrator, id, now } from './samples.ts';

const hour = 3_600_000;
const market = { id: id(2), name: 'Le Comptoir du Marché' };

/** What the lost one handed in: a clock that was off, somebody unlisted, what cannot be read, and what is settled. */
const entry = (number: number, over: Partial<QuarantineAnswer['entries'][number]>) => ({
  hash: String(number).repeat(64),
  reason: 'drain' as const,
  epoch: id(900),
  seq: number,
  receivedAt: now - 25 * 60_000,
  kind: 'punch.record',
  punch: null,
  state: 'open' as const,
  settledBy: null,
  settledAt: null,
  reasonGiven: null,
  ...over,
});
const handedIn = (name: string | null, over: object = {}) => ({
  ...{ person: id(2), name, type: 'in' as const, wall: now - 9 * hour, at: now - 9 * hour },
  ...{ flags: [], ...over },
});
export const quarantine: QuarantineAnswer = {
  device: { id: id(204), establishment: market, status: 'lost', fingerprint: 'XE9PLD' },
  entries: [
    entry(1, { punch: handedIn('Awa Diop', { wall: now - 8 * hour }) }),
    entry(2, {
      punch: handedIn('Max', {
        person: null,
        type: 'out',
        at: now - 2 * hour,
        flags: ['clock-jumped', 'no-pin'],
      }),
    }),
    entry(3, {
      punch: handedIn('Marie-Antoinette de La Rochefoucauld-Montmorency', { type: 'break-start' }),
    }),
    entry(4, { kind: null }),
    entry(5, { state: 'known', punch: handedIn('Awa Diop', { type: 'out' }) }),
    entry(6, {
      ...{ state: 'dismissed', settledBy: 'Camille Lenoir', settledAt: now - hour },
      ...{ punch: handedIn('Awa Diop'), reasonGiven: 'Déjà noté sur la feuille papier du matin.' },
    }),
  ],
};

/** Whoever decides, and whose own punch is among what was handed in. */
export const ownQuarantine = {
  ...administrator,
  person: { ...administrator.person, id: id(2), given: 'Awa', family: 'Diop' },
};
