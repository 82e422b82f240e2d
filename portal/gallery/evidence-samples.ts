import type { BackupStatus } from '@comptoir/shared/evidence/backups';
import type { CheckAnswer, EvidenceHome, PunchTimesAnswer } from '@comptoir/shared/evidence/portal';
import type { World } from './fake-transport.ts';
import { id, now } from './samples.ts';

/** The check page, the three times of punches, and « Preuves ». */
const zone = 'Europe/Paris';
const store = 'Le Comptoir des Halles';
const minute = 60_000;
const at = (clock: string, day = '2026-11-21') => Date.parse(`${day}T${clock}:00+01:00`);

const recorded: CheckAnswer = {
  ...{ state: 'recorded', store, zone, type: 'in', position: 48_211 },
  times: {
    ...{ wall: at('08:57'), estimated: at('08:58') },
    ...{ after: at('08:41'), before: at('09:12') },
  },
  ...{ flags: [], cancelled: false, setAside: false, declared: false },
};
const waiting: CheckAnswer = {
  ...{ state: 'waiting', store, zone, type: 'out', wall: now - 4 * 60 * minute },
  ...{ lastSeenAt: now - 26 * 60 * minute, settled: null },
};

type Line = PunchTimesAnswer['punches'][number];
const punch = (n: number, of: Partial<Line> & Pick<Line, 'type' | 'times'>): Line => ({
  ...{ id: id(900 + n), day: '2026-11-21', store, zone, flags: [] },
  ...{ declared: false, cancelled: false, setAside: false, added: false },
  ...of,
});
const around = (clock: string, off = 0, day = '2026-11-21') => ({
  wall: at(clock, day) + off * minute,
  estimated: at(clock, day),
  after: at(clock, day) - 3 * minute,
  before: at(clock, day) + minute,
});

export const punchTimes: PunchTimesAnswer = {
  punches: [
    punch(1, { type: 'in', day: '2026-11-20', times: around('08:59', 0, '2026-11-20') }),
    punch(2, {
      ...{ type: 'out', day: '2026-11-20', declared: true, flags: ['declared'] },
      times: { ...around('17:30', 0, '2026-11-20'), before: at('08:44') },
    }),
    punch(3, { type: 'in', cancelled: true, times: around('08:56') }),
    punch(4, { type: 'in', times: around('08:58', -1) }),
    punch(5, {
      type: 'break-start',
      flags: ['clock-jumped', 'clock-clamped'],
      times: { ...around('12:10'), wall: at('12:10', '2025-11-21'), after: at('08:58') },
    }),
    punch(6, {
      ...{ type: 'break-end', flags: ['no-pin'] },
      times: { ...around('12:41'), after: null, before: at('09:03', '2026-11-24') },
    }),
    punch(7, { type: 'out', setAside: true, times: around('16:02') }),
    punch(8, {
      type: 'out',
      added: true,
      times: { ...around('17:30'), before: at('09:10', '2026-11-24') },
    }),
  ],
};

const thumbprint = 'q8Zr3kV0nYwC5tJmXe7uLbPa2sHdG9fIoT1yRxKzN4M';
const key = {
  kty: 'EC' as const,
  crv: 'P-256' as const,
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
export const evidenceHome: EvidenceHome = {
  ...{ organisation: id(1), key, thumbprint, operations: 48_240, mailTo: 'etude@exemple.fr' },
  checkpoints: Array.from({ length: 12 }, (_, day) => ({
    size: 48_240 - day * 311,
    at: now - day * 24 * 60 * minute,
    checkpoint: { payload: '{}', signature: 'AA' },
  })),
};

const backups: BackupStatus = {
  every: 1_440,
  last: now - 8 * 60 * minute,
  sameDisk: true,
  failed: null,
};

export const evidenceAnswers: World = {
  'POST /check': recorded,
  'GET /key': { key, thumbprint },
  'GET /punches': punchTimes,
  'GET /evidence': evidenceHome,
  'GET /backups': backups,
};

const outside = { 'GET /me': 401 };
const code = `#${'A'.repeat(123)}.${'B'.repeat(86)}`;
const check = (answer: unknown) => ({
  path: `/check${code}`,
  world: { ...outside, 'POST /check': answer },
});

export const evidencePictures: Record<string, { path: string; world?: World }> = {
  check: { path: '/check', world: outside },
  'check-wrong': { path: '/check', world: outside },
  'check-recorded': check(recorded),
  'check-doubtful': check({
    ...recorded,
    ...{ cancelled: true, declared: true, flags: ['declared', 'clock-jumped', 'clock-clamped'] },
    store: 'Société d’exploitation des établissements Lenoir et Associés, boutique de la gare',
    times: { ...recorded.times, wall: at('08:57', '2025-11-21'), after: null },
  }),
  'check-set-aside': check({ ...recorded, type: 'out', setAside: true }),
  'check-waiting': check(waiting),
  'check-apart': check({ ...waiting, state: 'apart' }),
  'check-apart-kept': check({ ...waiting, state: 'apart', settled: 'kept' }),
  'check-apart-dismissed': check({ ...waiting, state: 'apart', settled: 'dismissed' }),
  'check-unknown': check({ state: 'unknown' }),
  'check-offline': check(null),
  'check-asking': check('never'),
  'record-punches': { path: `/configuration/users/${id(103)}?part=punches` },
  'record-punches-file': { path: `/configuration/users/${id(103)}?part=punches` },
  'record-punches-empty': {
    path: `/configuration/users/${id(103)}?part=punches`,
    world: { 'GET /punches': { punches: [] } },
  },
  'record-punches-offline': {
    path: `/configuration/users/${id(103)}?part=punches`,
    world: { 'GET /punches': null },
  },
  proofs: { path: '/configuration/evidence' },
  'proofs-empty': {
    path: '/configuration/evidence',
    world: { 'GET /evidence': { ...evidenceHome, checkpoints: [], mailTo: null } },
  },
  'proofs-no-backup': {
    path: '/configuration/evidence',
    world: { 'GET /backups': { ...backups, last: null, failed: { at: now, why: 'no-room' } } },
  },
  'proofs-offline': { path: '/configuration/evidence', world: { 'GET /evidence': null } },
};
