import { protocolMarker } from '@comptoir/shared/sync/messages';
import type { Answer, Ask, Transport } from '../src/api/transport.ts';
import { announcementAnswers } from './announcements-samples.ts';
import { evidenceAnswers } from './evidence-samples.ts';
import { hoursAnswers } from './hours-samples.ts';
import * as home from './home-samples.ts';
import { ownPlanAnswers } from './own-plan-samples.ts';
import { planFileAnswers } from './plan-files-samples.ts';
import { planAnswers } from './plan-samples.ts';
import { quarantine } from './quarantine-samples.ts';
import { Refusal } from './refusal.ts';
import * as sample from './samples.ts';
import { exportAnswers } from './exports-samples.ts';
import { statementAnswers } from './statements-samples.ts';
import { devices } from './tablet-samples.ts';
import { toldAnswers } from './told-samples.ts';
import * as users from './users-samples.ts';

/** What one picture changes: an answer by `METHOD /path`, null for no network, a number for a refusal by its status, a function
 * for one that changes. */
export type World = Record<string, unknown>;

const refusals: Record<number, string> = {
  401: 'wrong-credentials',
  404: 'not-found',
  409: 'conflict',
  403: 'not-allowed',
  410: 'dead-link',
  423: 'already-set-up',
  429: 'too-many-requests',
};

/** The first has had several, everybody else none. */
const contractsOf = (person: string) => ({
  contracts:
    person === sample.id(100)
      ? [
          { from: '2024-09-02', weekly: null, partTime: true },
          { from: '2025-03-01', weekly: 24 * 60 + 30, partTime: true },
          { from: '2026-12-01', weekly: 35 * 60, partTime: false },
        ]
      : [],
});

const usual: World = {
  'GET /me': sample.administrator,
  'GET /me/hours': sample.hours,
  ...evidenceAnswers,
  ...hoursAnswers,
  ...statementAnswers,
  ...exportAnswers,
  ...planAnswers,
  ...planFileAnswers,
  ...ownPlanAnswers,
  ...toldAnswers,
  ...announcementAnswers,
  'GET /presence': home.presence,
  'GET /punches/doubtful': home.approvals,
  'GET /accesses/waiting': home.waiting,
  'GET /accesses/cover': home.alone,
  'GET /devices': { devices, app: '0.1.0' },
  'GET /employees': { employees: users.lines },
  ...Object.fromEntries(sample.people.map((one) => [`GET /employees/${one.id}`, one])),
  [`GET /employees/${users.ownRecord.id}`]: users.ownRecord,
  ...Object.fromEntries(
    [...sample.people, users.ownRecord].map(({ id }) => [`GET /contracts/${id}`, contractsOf(id)]),
  ),
  [`POST /accesses/${users.lines.at(-1)?.id}/link`]: users.ownLink,
  'GET /teams': { teams: users.teams },
  'POST /employees/import/check': users.wrongTable,
  'POST /employees/import': { people: users.lines.map((one) => one.id) },
  'GET /mail': { configured: false, from: null, mails: sample.mails },
  'GET /tokens': { tokens: sample.tokens },
  'GET /establishments': {
    establishments: sample.establishments,
    kioskAddress: 'https://tablettes.exemple.fr',
  },
  [`GET /devices/${quarantine.device.id}/quarantine`]: quarantine,
  'POST /devices/inspect': {
    fingerprint: 'K7M2QX',
    address: '192.168.1.44',
    age: 24_000,
    establishment: { id: sample.id(1), name: 'Le Comptoir des Halles' },
  },
  'POST /devices/approve': { device: sample.id(200) },
  'POST /setup': {
    recoveryCode: 'HJKT-4XQ9-PM2C-7WLD-RB5N-83GV',
    manager: { name: 'Camille Lenoir', pin: '518274' },
    kioskAddress: 'https://tablettes.exemple.fr',
  },
  'POST /recover': { recoveryCode: 'M4PW-9TZC-KX27-QLDB-R3VN-6HJF' },
  'POST /employees': { employee: sample.id(100), pin: '730518', invited: true },
  'POST /links/check': {
    purpose: 'activation',
    email: 'awa.diop@exemple.fr',
    given: 'Awa',
    organisation: 'Maison Lenoir',
    expiresAt: sample.now + 70 * 3_600_000,
    known: false,
  },
  'POST /tokens': {
    token: sample.tokens[0],
    secret: 'cpt_q8Zr3kV0nYwC5tJmXe7uLbPa2sHdG9fIoT1yRxKzN4M',
  },
};

/** Answers at once, from samples: for the gallery alone, never part of what is shipped. */
export function fakeTransport(world: World): Transport {
  return async ({ method, path, file = false }: Ask): Promise<Answer | null> => {
    const [bare] = path.split('?');
    const key = `${method} ${bare}`;
    const told = key in world ? world[key] : (usual[key] ?? usual[key.replace(/ .*/, ' *')]);
    const said: unknown = typeof told === 'function' ? (told as () => unknown)() : told;
    if (said === null) return null;
    if (file) return { status: 200, body: undefined, foreign: false, file: new Blob(['…']) };
    if (said === 'never') return new Promise(() => undefined);
    if (said instanceof Refusal) {
      const { code: refusal, detail } = said;
      const body = { protocol: protocolMarker, refusal, detail };
      return { status: 403, body, foreign: false };
    }
    if (typeof said === 'number') {
      const ended = key === 'GET /me' || (said === 401 && key !== 'POST /session');
      const refusal = ended ? 'unauthorised' : refusals[said];
      return {
        status: said,
        body: { protocol: protocolMarker, refusal, ...(said === 429 ? { retryAfter: 872 } : {}) },
        foreign: false,
      };
    }
    return { status: said === undefined ? 204 : 200, body: said, foreign: false };
  };
}
