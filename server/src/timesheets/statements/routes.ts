import { languageSchema } from '@comptoir/shared/establishments/languages';
import { calendarDate } from '@comptoir/shared/journal/body';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { addDays } from '@comptoir/shared/time/business-day';
import { ownHoursSpan } from '@comptoir/shared/timesheets/own-hours';
import {
  disputeRequestSchema,
  issueAnswerSchema,
  issueRequestSchema,
  statementsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import { type StatementRow, statementRowSchema } from '@comptoir/shared/timesheets/statement';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import {
  accountScope,
  requireAny,
  requireOwn,
  requirePermission,
} from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import {
  type EstablishmentScope,
  type OwnScope,
  coversPlace,
  establishmentsIn,
  mintEstablishmentScope,
  mintOrganisationScope,
  mintOwnScope,
  organisationOf,
  portalSource,
} from '../../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../../journal/append.ts';
import { findEstablishments } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { renderPdf } from '../../platform/pdf.ts';
import { findMembers, findShownPeople } from '../sheets/queries.ts';
import type { SheetRooms } from '../sheets/read.ts';
import { issueStatements } from './issuing.ts';
import { paperOf } from './paper.ts';
import { type StatementLine, findStatementLines, findStatements } from './queries.ts';

const reading = ['statements.issue', 'hours.read'] as const;
const listSchema = z.strictObject({
  establishment: uuidSchema,
  from: calendarDate,
  to: calendarDate,
});
const paperSchema = z.strictObject({ language: z.optional(languageSchema) });
const nothing = z.optional(z.strictObject({}));

/** `/api/portal/statements` and `/api/portal/me/statements`: issued to people within reach, answered by themselves. */
export function statementRoutes(
  deps: Deps,
  {
    sessions,
    rooms,
    address,
  }: { sessions: PortalSessions; rooms: SheetRooms; address: () => Promise<URL> },
): Router {
  const { db } = deps;
  const router = express.Router();

  router.get('/statements', async (request, response) => {
    const scopes = await requireAny(sessions, request, response, reading);
    const asked = scopes && readBody(listSchema, request.query, response);
    if (!asked) return;
    const { establishment } = asked;
    const { organisation } = scopes[0]!;
    const places = scopes.map(establishmentsIn);
    const isWithin = places.some((among) => among === 'all' || among.has(establishment));
    // A store out of reach and one of another house do not exist here (X03).
    if (!isWithin || !(await findEstablishments(db, organisation, [establishment])).size) {
      sendProblem(response, 'not-found');
      return;
    }
    const people = await findMembers(db, organisation, asked.establishment);
    const within = await reached(scopes, organisation, people);
    const rows = await findStatementLines(db, organisation, { ...asked, people: within });
    response.json(await answerOf(organisation, rows));
  });

  router.post('/statements', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'statements.issue');
    const asked = scope && readBody(issueRequestSchema, request.body, response);
    if (!asked) return;
    const { people, from, to } = asked;
    const isOfTimes = from >= '2000-01-01' && to <= '2999-12-31';
    if (!isOfTimes || from > to || to >= addDays(from, ownHoursSpan)) {
      sendProblem(response, 'bad-request');
      return;
    }
    const within = await reached([scope], scope.organisation, people);
    if (within.length < new Set(people).size) {
      sendProblem(response, 'not-found');
      return;
    }
    const by = { actor: scope.person, source: portalSource(scope) };
    const wanted = { people: within, from, to };
    const issued = await issueStatements(deps, rooms, organisationOf(scope), wanted, by);
    if (!issued.ok) sendProblem(response, issued.refusal);
    else response.status(201).json(issueAnswerSchema.parse({ issued: issued.value }));
  });

  const readable = async (request: Request, response: Response): Promise<StatementRow | null> => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return null;
    const id = uuidSchema.safeParse(request.params['id']);
    const row = id.success
      ? (await findStatements(db, scope.organisation, [id.data])).get(id.data)
      : undefined;
    const mayRead =
      row !== undefined &&
      ((row.person === scope.person && mintOwnScope(scope, 'own.hours') !== null) ||
        (
          await reached(
            reading.flatMap((one) => mintEstablishmentScope(scope, one) ?? []),
            scope.organisation,
            [row.person],
          )
        ).length > 0);
    if (mayRead) return row;
    // A statement of somebody out of reach does not exist here (X03).
    sendProblem(response, 'not-found');
    return null;
  };

  router.get('/statements/:id', async (request, response) => {
    const row = await readable(request, response);
    if (row !== null) response.json(statementRowSchema.parse(row));
  });

  router.get('/statements/:id/pdf', async (request, response) => {
    const row = await readable(request, response);
    const asked = row && readBody(paperSchema, request.query, response);
    if (!asked) return;
    // The document of an erased person does not exist any more.
    if (row.document === null) {
      sendProblem(response, 'not-found');
      return;
    }
    const { origin: portal } = await address();
    const language = asked.language ?? row.document.language;
    const paper = paperOf(row, row.document, { language, portal });
    response.attachment(`releve-${row.from}-${row.to}.pdf`);
    response.type('application/pdf').send(await renderPdf(paper));
  });

  const ownOf = async (
    request: Request,
    response: Response,
  ): Promise<{ scope: OwnScope; row: StatementRow } | null> => {
    const scope = await requireOwn(sessions, request, response, 'own.hours');
    if (!scope) return null;
    const id = uuidSchema.safeParse(request.params['id']);
    const row = id.success
      ? (await findStatements(db, scope.organisation, [id.data])).get(id.data)
      : undefined;
    if (row?.person === scope.person) return { scope, row };
    sendProblem(response, 'not-found');
    return null;
  };

  router.get('/me/statements', async (request, response) => {
    const scope = await requireOwn(sessions, request, response, 'own.hours');
    if (!scope) return;
    const { organisation, person } = scope;
    const span = { from: '0000-01-01', to: '9999-12-31' };
    const rows = await findStatementLines(db, organisation, { people: [person], ...span });
    response.json(await answerOf(organisation, rows));
  });

  router.post('/me/statements/:id/seen', async (request, response) => {
    const found = await ownOf(request, response);
    if (!found || readBody(nothing, request.body, response) === null) return;
    const { id: statement, person, seenAt } = found.row;
    // Shown again, it was seen already: nothing is written twice.
    if (seenAt !== null) response.status(204).end();
    else await write(found, response, { kind: 'statement.seen', body: { statement, person } });
  });

  router.post('/me/statements/:id/acknowledgement', async (request, response) => {
    const found = await ownOf(request, response);
    if (!found || readBody(nothing, request.body, response) === null) return;
    const { id: statement, person } = found.row;
    await write(found, response, { kind: 'statement.acknowledge', body: { statement, person } });
  });

  router.post('/me/statements/:id/dispute', async (request, response) => {
    const found = await ownOf(request, response);
    const asked = found && readBody(disputeRequestSchema, request.body, response);
    if (!asked) return;
    const { id: statement, person } = found.row;
    const attachment = saltedText(deps.random, asked.reason);
    const body = { statement, person, reasonText: attachment.hash };
    await write(found, response, { kind: 'statement.dispute', body }, [attachment]);
  });

  type Answer = Extract<
    NewServerOperation,
    { kind: `statement.${'seen' | 'acknowledge' | 'dispute'}` }
  >;
  const write = async (
    { scope }: { scope: OwnScope },
    response: Response,
    what: Pick<Answer, 'kind' | 'body'>,
    attachments: Answer['attachments'] = [],
  ): Promise<void> => {
    const operation = {
      ...{ establishment: null, actor: scope.person, auth: 'none', source: portalSource(scope) },
      ...what,
      attachments,
    } as NewServerOperation;
    const house = mintOrganisationScope(scope.organisation);
    const [outcome] = await appendServer(deps, house, [operation]);
    if (outcome?.refusal) sendProblem(response, outcome.refusal);
    else response.status(204).end();
  };

  /** Of these people, those whom one of the scopes reaches. */
  const reached = async (
    scopes: readonly EstablishmentScope[],
    organisation: string,
    people: readonly string[],
  ): Promise<string[]> => {
    const roster = await findRoster(db, organisation, people);
    return [...roster].flatMap(([person, { establishments, team }]) => {
      const place = { establishments: [...establishments], team };
      return scopes.some((scope) => coversPlace(scope, place)) ? [person] : [];
    });
  };

  const answerOf = async (organisation: string, lines: readonly StatementLine[]) => {
    const people = [...new Set(lines.map(({ person }) => person))];
    const names = await findShownPeople(db, organisation, people);
    return statementsAnswerSchema.parse({
      statements: lines.map((line) => ({ ...line, name: names.get(line.person)?.name ?? '' })),
    });
  };

  return router;
}
