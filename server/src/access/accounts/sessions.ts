import { always } from '@comptoir/shared/access/permissions';
import { permissionsIn } from '@comptoir/shared/access/policy';
import type { Request, Response } from 'express';
import type { Trx } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import { hashSecret } from '../../directory/links.ts';
import {
  endSession,
  insertSession,
  leaveSession,
  noteSeen,
  provedAt,
  standingSession,
  waitingSession,
} from '../../directory/sessions.ts';
import { clearCookie, readCookie, sessionCookie, setCookie } from '../../http/cookies.ts';
import { type AccountScope, mintAccountScope } from '../../http/scopes.ts';
import { findFactorDuty } from './duty/queries.ts';
import { findStanding, findTeamPlaces } from '../roles/queries.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long a session lives unused, and at most: whoever manages others is asked more often (spec ACC-9). */
export const sessionLife = {
  own: { idle: 8 * hour, most: 30 * 24 * hour },
  managing: { idle: 30 * minute, most: 12 * hour },
} as const;

/** How long a proof of who sits there holds (spec ACC-24), in ms. */
export const proofLife = 10 * minute;

/** A session that is used this often is not written each time. */
const seenEvery = minute;

/** Where a session was opened, as its owner is told later. */
export type SessionOrigin = { agent: string | null; address: string };

/** Sessions of the portal: opaque, hashed at rest, looked up at every request. */
export type PortalSessions = {
  /** Who a request speaks for; null for nobody, an ended session, a withdrawn or archived person. */
  scopeOf(request: Request): Promise<AccountScope | null>;
  /** The same for a token whose cookie is still on its way to the browser. */
  scopeOfToken(token: string): Promise<AccountScope | null>;
  /** The account of a session that no organisation has linked so far (R13); null for any other request. */
  waitingOf(request: Request): Promise<{ account: string; session: string } | null>;
  /** Opens one inside the caller's transaction. @returns the token, for `give` once it has committed */
  open(
    trx: Trx,
    of: { account: string; organisation: string; person: string; from?: SessionOrigin },
  ): Promise<string>;
  /** Hands the browser its token. A cookie that was there before means nothing any more (P16). */
  give(response: Response, token: string): void;
  /** Whether whoever sits at this request's session proved who they are within the last ten minutes. */
  isProved(request: Request): Promise<boolean>;
  /** Ends the session of this request, if there is one. */
  end(request: Request, response: Response): Promise<void>;
};

export function makePortalSessions({ db, clock, random }: Deps): PortalSessions {
  const scopeOfToken = async (token: string): Promise<AccountScope | null> => {
    const hash = hashSecret(token);
    const session = await standingSession(db, hash);
    if (!session) return null;
    const { organisation, account, person, email, language } = session;
    const standing = await findStanding(db, organisation, person);
    const now = clock.now();
    const duty = await findFactorDuty(db, { organisation, person, account }, now);
    const asker = { ...standing, restricted: duty.restricted };
    // Whoever is restricted has an administrator's session all the same.
    const managing = permissionsIn({ ...asker, restricted: false }).some(
      (permission) => !permission.startsWith('own.') && !always.includes(permission),
    );
    if (isOver(session, managing ? sessionLife.managing : sessionLife.own, now)) {
      await endSession(db, hash);
      return null;
    }
    if (now - session.seen_at >= seenEvery) await noteSeen(db, hash, now);
    const who = { organisation, account, person, session: hash, email, language };
    const teams = await findTeamPlaces(db, organisation);
    return mintAccountScope({ ...who, asker, teams });
  };
  const waitingOf = async (request: Request) => {
    const token = readCookie(request, sessionCookie);
    const session = token === null ? undefined : await waitingSession(db, hashSecret(token));
    if (!session) return null;
    const now = clock.now();
    if (isOver(session, sessionLife.own, now)) {
      await endSession(db, session.hash);
      return null;
    }
    if (now - session.seen_at >= seenEvery) await noteSeen(db, session.hash, now);
    return { account: session.account, session: session.hash };
  };
  return {
    scopeOfToken,
    waitingOf,
    async scopeOf(request) {
      const token = readCookie(request, sessionCookie);
      const scope = token === null ? null : await scopeOfToken(token);
      // A page that was opened for somebody else has no session any more (spec PORTAL-29).
      const opened = request.get('x-person');
      return opened === undefined || opened === scope?.person ? scope : null;
    },
    async open(trx, { from, ...of }) {
      const now = clock.now();
      const token = Buffer.from(random.bytes(32)).toString('base64url');
      await insertSession(trx, {
        hash: hashSecret(token),
        ...of,
        created_at: now,
        seen_at: now,
        expires_at: now + sessionLife.own.most,
        // Whoever logs in has just proved it.
        proved_at: now,
        ...from,
      });
      return token;
    },
    give: (response, token) => setCookie(response, sessionCookie, token, sessionLife.own.most),
    async isProved(request) {
      const token = readCookie(request, sessionCookie);
      const at = token === null ? null : await provedAt(db, hashSecret(token));
      return at !== null && clock.now() - at < proofLife;
    },
    async end(request, response) {
      const token = readCookie(request, sessionCookie);
      if (token !== null) await leaveSession(db, hashSecret(token));
      clearCookie(response, sessionCookie);
    },
  };
}

function isOver(
  session: { seen_at: number; created_at: number },
  life: { idle: number; most: number },
  now: number,
): boolean {
  return now - session.seen_at >= life.idle || now - session.created_at >= life.most;
}
