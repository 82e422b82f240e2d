import { encode } from 'uqr';
import type { JumpLine, ReceiptsView, TimesLine, TimesView } from '../src/evidence/view.ts';
import { punchTypes } from '@comptoir/shared/punches/operations';
import { at, zone } from './samples.ts';

const minute = 60_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const receipt = Array.from({ length: 209 }, (_, at) => letters[(at * 37 + 11) % 64]).join('');

/** As large as the code of a real receipt. */
export const receiptCells = encode(`https://comptoir.example.fr/portal/check#${receipt}`, {
  border: 0,
  ecc: 'L',
}).data;

export const receipts: ReceiptsView = {
  zone,
  lines: [
    ['4', 'break-end', '12:41', 'held'],
    ['3', 'break-start', '12:10', 'elsewhere'],
    ['2', 'in', '08:58', 'held'],
    ['1', 'in', '08:57', 'held'],
  ].map(([punch = '', type, clock = '', from]) => ({
    ...{ punch, type: type as 'in', at: at(clock), declared: false },
    ...{ cancelled: punch === '1', from: from as 'held' },
  })),
};

/** A day of coupures, on one tablet. */
export const manyReceipts: ReceiptsView = {
  zone,
  lines: Array.from({ length: 12 }, (_, index) => ({
    ...{ punch: `m${index}`, type: punchTypes[(11 - index) % 4] ?? 'in', at: at('09:00') },
    ...{ declared: index === 0, cancelled: index === 5, from: 'held' as const },
  })),
};

const timed = (
  id: string,
  type: string,
  clock: string,
  of: Partial<TimesLine> = {},
): TimesLine => ({
  ...{ id, type: type as 'in', wall: at(clock), estimated: at(clock) },
  ...{ after: at(clock) - 3 * minute, receivedAt: at(clock) + minute },
  ...{ flags: [], declared: false, cancelled: false, elsewhere: false },
  ...{ aside: false, added: false },
  ...of,
});

export const times: TimesView = {
  zone,
  days: [
    {
      day: '2026-11-21',
      punches: [
        timed('a', 'in', '08:57', { cancelled: true }),
        timed('b', 'in', '08:58', { wall: at('08:56') }),
        timed('c', 'break-start', '12:10', {
          ...{ wall: at('12:10', '2025-11-21'), flags: ['clock-jumped', 'clock-clamped'] },
        }),
        timed('d', 'break-end', '12:41', { after: null, elsewhere: true }),
        timed('e', 'out', '14:20', { receivedAt: null, aside: true }),
        timed('e2', 'out', '14:00', { added: true }),
      ],
    },
    {
      day: '2026-11-20',
      punches: [
        timed('f', 'in', '09:01', {
          ...{ wall: at('09:01', '2026-11-20'), estimated: at('09:01', '2026-11-20') },
          ...{ after: at('08:40', '2026-11-20'), receivedAt: at('08:44'), flags: ['no-pin'] },
        }),
      ],
    },
  ],
};
export const jumps: JumpLine[] = [
  { id: 'j', expected: at('12:05'), found: at('12:05', '2025-11-21') },
];
