import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { RefusalCode } from '@comptoir/shared/refusals';
import {
  teamPatchSchema,
  teamPeopleSchema,
  teamRequestSchema,
  teamViewSchema,
  teamsAnswerSchema,
} from '@comptoir/shared/teams/portal';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type EstablishmentScope,
  covers,
  coversPlace,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { type By, createTeam, editTeam, movePeople, removeTeam } from './commands-of-doors.ts';
import { type KnownTeam, findKnownTeams, findPresent } from './queries.ts';

/** `/api/portal/teams`: teams of the establishments within reach; a team of another one does not exist here (X03). */
export function teamPortalRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const router = express.Router();

  const managerOf = (request: Request, response: Response) =>
    requirePermission(sessions, request, response, 'teams.manage');

  const teamOf = async (
    request: Request,
    response: Response,
  ): Promise<{ scope: EstablishmentScope; team: KnownTeam } | null> => {
    const scope = await managerOf(request, response);
    if (!scope) return null;
    const id = uuidSchema.safeParse(request.params['id']);
    const teams = id.success ? await findKnownTeams(deps.db, scope.organisation) : [];
    const team = teams.find((one) => one.id === id.data && covers(scope, one.establishment));
    if (team) return { scope, team };
    sendProblem(response, 'not-found');
    return null;
  };

  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'employees.read');
    if (!scope) return;
    const teams = await findKnownTeams(deps.db, scope.organisation);
    const seen = teams.filter(({ establishment, name }) =>
      coversPlace(scope, { establishments: [establishment], team: name }),
    );
    response.json(teamsAnswerSchema.parse({ teams: seen }));
  });

  router.post('/', async (request, response) => {
    const scope = await managerOf(request, response);
    const asked = scope && readBody(teamRequestSchema, request.body, response);
    if (!asked) return;
    if (!covers(scope, asked.establishment)) {
      sendProblem(response, 'not-found');
      return;
    }
    const made = await createTeam(deps, organisationOf(scope), asked, byOf(scope));
    if (!made.ok) {
      refuse(response, made.refusal);
      return;
    }
    const teams = await findKnownTeams(deps.db, scope.organisation);
    response.status(201).json(teamViewSchema.parse(teams.find(({ id }) => id === made.value)));
  });

  router.patch('/:id', async (request, response) => {
    const found = await teamOf(request, response);
    const changes = found && readBody(teamPatchSchema, request.body, response);
    if (!changes) return;
    const { scope, team } = found;
    const input = { team: team.id, changes };
    const nothing = Object.keys(changes).length === 0;
    const done = nothing || (await editTeam(deps, organisationOf(scope), input, byOf(scope)));
    end(response, done);
  });

  router.delete('/:id', async (request, response) => {
    const found = await teamOf(request, response);
    if (!found) return;
    const { scope, team } = found;
    end(response, await removeTeam(deps, organisationOf(scope), { team: team.id }, byOf(scope)));
  });

  router.post('/null/people', async (request, response) => {
    const scope = await managerOf(request, response);
    const asked = scope && readBody(teamPeopleSchema, request.body, response);
    if (asked) await move(response, scope, { team: null, people: asked.people });
  });

  router.post('/:id/people', async (request, response) => {
    const found = await teamOf(request, response);
    const asked = found && readBody(teamPeopleSchema, request.body, response);
    if (asked) await move(response, found.scope, { team: found.team.id, people: asked.people });
  });

  const move = async (
    response: Response,
    scope: EstablishmentScope,
    input: { team: string | null; people: string[] },
  ): Promise<void> => {
    const present = await findPresent(deps.db, scope.organisation, input.people);
    const theirs = input.people.every((person) => {
      const found = present.get(person);
      return found !== undefined && coversPlace(scope, found);
    });
    if (!theirs) sendProblem(response, 'not-found');
    else end(response, await movePeople(deps, organisationOf(scope), input, byOf(scope)));
  };

  return router;
}

function byOf(scope: EstablishmentScope): By {
  return { actor: scope.person, source: portalSource(scope) };
}

function end(response: Response, done: true | Awaited<ReturnType<typeof editTeam>>): void {
  if (done === true || done.ok) response.status(204).end();
  else refuse(response, done.refusal);
}

/** What is malformed about an operation is malformed about the request that asked for it. */
function refuse(response: Response, refusal: RefusalCode): void {
  sendProblem(response, refusal === 'malformed' ? 'bad-request' : refusal);
}
