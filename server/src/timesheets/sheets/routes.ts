import { calendarDate } from '@comptoir/shared/journal/body';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { Punch } from '@comptoir/shared/punches/punch';
import { addDays } from '@comptoir/shared/time/business-day';
import {
  anomaliesAnswerSchema,
  timesheetAnswerSchema,
  timesheetsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Reader } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import { accountScope } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { covers, mintEstablishmentScope } from '../../http/scopes.ts';
import { findSilent } from '../silent.ts';
import { anomaliesAnswer, timesheetAnswer, timesheetsAnswer } from './answers.ts';
import { besides, everybodyIn, mayIn, personIn, sheetSpan, sheetsIn } from './asking.ts';
import { findStandingLocks } from './queries.ts';
import type { SheetRooms } from './read.ts';

const date = calendarDate.check(z.refine((day) => day >= '2000-01-01' && day <= '2999-12-31'));
const span = { establishment: uuidSchema, from: date, to: date };
const spanSchema = z.strictObject(span);
const listSchema = z.strictObject({ ...span, team: z.optional(z.string().check(z.maxLength(60))) });

/** What other rooms know: they meet in the composition root. */
export type TimesheetRooms = SheetRooms & {
  /** Punches of nobody yet in an establishment, on business days `from` … `to`. */
  findUnknownPunches(
    db: Reader,
    organisation: string,
    of: { establishment: string; from: string; to: string },
  ): Promise<Punch[]>;
};

/** `/api/portal/timesheets`: planned, raw, corrected and paid hours of whoever is within reach (`hours.read`). */
export function timesheetRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: TimesheetRooms },
): Router {
  const { db } = deps;
  const router = express.Router();

  /** Who asks, with the scope in which they read hours; null once it was answered. */
  const readerOf = async (request: Request, response: Response) => {
    const account = await accountScope(sessions, request, response);
    if (!account) return null;
    const scope = mintEstablishmentScope(account, 'hours.read');
    if (scope) return { account, scope };
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/', async (request, response) => {
    const who = await readerOf(request, response);
    const asked = who && readBody(listSchema, request.query, response);
    if (!asked) return;
    const { account, scope } = who;
    const found = await everybodyIn(deps, rooms, scope, asked);
    if (!found.ok) return sendProblem(response, found.refusal);
    const { organisation } = scope;
    const people = found.value.read.map(({ person }) => person);
    const locks = (await findStandingLocks(db, organisation, asked)).filter(
      ({ establishment }) => establishment === asked.establishment,
    );
    const beside = await besides(deps, organisation, { ...asked, people });
    const answer = timesheetsAnswer(asked, found.value, {
      ...beside,
      locks,
      may: mayIn(account, asked.establishment),
    });
    response.json(timesheetsAnswerSchema.parse(answer));
  });

  router.get('/anomalies', async (request, response) => {
    const who = await readerOf(request, response);
    const asked = who && readBody(spanSchema, request.query, response);
    if (!asked) return;
    const { scope } = who;
    const { organisation } = scope;
    const found = await everybodyIn(deps, rooms, scope, asked);
    if (!found.ok) return sendProblem(response, found.refusal);
    const unknown = covers(scope, asked.establishment)
      ? await rooms.findUnknownPunches(db, organisation, asked)
      : [];
    const answer = await anomaliesAnswer(db, organisation, asked, {
      ...{ sheets: found.value, unknown },
      silent: await findSilent(deps, organisation, [asked.establishment]),
    });
    response.json(anomaliesAnswerSchema.parse(answer));
  });

  router.get('/:person', async (request, response) => {
    const who = await readerOf(request, response);
    const asked = who && readBody(spanSchema, request.query, response);
    if (!asked) return;
    if (asked.from > asked.to || asked.to >= addDays(asked.from, sheetSpan)) {
      return sendProblem(response, 'bad-request');
    }
    const { scope } = who;
    const { organisation } = scope;
    const person = uuidSchema.safeParse(request.params.person).data ?? '';
    const { establishment } = asked;
    const entry = await personIn(deps, scope, { establishment, person });
    const sheets =
      entry && (await sheetsIn(deps, rooms, organisation, { ...asked, people: [person] }));
    const one = sheets?.read[0];
    // Who neither belongs there nor ever worked there is not of that establishment.
    const isOfIt =
      entry?.establishments.has(establishment) === true ||
      one?.punches.some(({ id }) => one.placeOf(id) === establishment) === true;
    const answer =
      sheets && one && isOfIt
        ? await timesheetAnswer(db, organisation, asked, {
            ...{ one, sheets },
            silent: await findSilent(deps, organisation, [establishment]),
          })
        : null;
    if (answer === null) return sendProblem(response, 'not-found');
    response.json(timesheetAnswerSchema.parse(answer));
  });

  return router;
}
