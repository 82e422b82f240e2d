import {
  batchAnswerSchema,
  batchSchema,
  changesAnswerSchema,
  changesQuerySchema,
  pushAnswerSchema,
} from '@comptoir/shared/backoffice/messages';
import express, { type Request, type Response, type Router } from 'express';
import type { Deps } from '../deps.ts';
import { sendJson } from '../http/gzip.ts';
import { type Limit, limitByAddress } from '../http/limits.ts';
import { plainKeys, plainQuery } from '../http/plain-requests.ts';
import { statuses } from '../http/statuses.ts';
import { refuse, speak } from './answers.ts';
import { readChanges } from './changes.ts';
import { type Tokens, makeDoor } from './door.ts';
import { pushOnce, requestHash } from './once.ts';
import type { BackofficeRooms } from './rooms.ts';
import type { ChangedEntity } from './tables.ts';

const megabyte = 1_048_576;
const readJson = express.json({ limit: megabyte, inflate: false, reviver: plainKeys });
const keyShape = /^[\x21-\x7e]{1,200}$/;

/** `/api/backoffice/v1`: payroll and HR software pulls what changed and pushes people (K27). */
export function backofficeRoutes(
  deps: Deps,
  doors: { tokens: Tokens; rooms: BackofficeRooms; limit: Limit },
): Router {
  const { rooms, limit } = doors;
  const router = express.Router();
  const door = makeDoor(doors.tokens, limit);
  // Whoever guesses tokens, or forgets theirs, is stopped before the database is asked.
  router.use(limitByAddress('backoffice', { ...limit, requests: limit.requests * 10 }));
  router.use(plainQuery);

  router.get('/changes', async (request, response) => {
    const scope = await door.open(request, response, ['punches.read', 'employees.read']);
    if (!scope) return;
    const query = changesQuerySchema.safeParse(request.query);
    if (!query.success) {
      const field = String(query.error.issues[0]?.path[0] ?? 'query');
      refuse(response, 'bad-request', { sentence: 'bad-field', field });
      return;
    }
    const entities: ChangedEntity[] = [];
    if (scope.scopes.has('employees.read')) entities.push('employee');
    if (scope.scopes.has('punches.read')) entities.push('punch');
    const { cursor = null, limit: most = '200' } = query.data;
    const { organisation } = scope;
    const asked = { organisation, entities, cursor, limit: Number(most) };
    const page = await readChanges(deps.db, rooms, asked);
    if (page.ok) await sendJson(request, response, changesAnswerSchema.parse(page.value));
    else refuse(response, page.refusal, { sentence: page.refusal, field: 'cursor' });
  });

  router.put('/employees/:externalId', async (request, response) => {
    const body = await push(request, response, (body) => [
      { ...(body as object), externalId: request.params.externalId },
    ]);
    const [item] = body ?? [];
    if (!item) return;
    const { status, refusal, ...rest } = item;
    if (status === 'refused' && refusal) {
      const { externalId, field, message, current } = rest;
      const problem = { externalId, refusal, field, message, current };
      response.status(statuses[refusal]).json({ protocol: 'comptoir-sync-1', ...problem });
    } else {
      const answer = pushAnswerSchema.parse(item);
      response.status(status === 'created' ? 201 : 200).json(answer);
    }
  });

  router.put('/employees', async (request, response) => {
    const items = await push(request, response, (body) => {
      const read = batchSchema.safeParse(body);
      return read.success ? read.data.employees : null;
    });
    if (items) await sendJson(request, response, batchAnswerSchema.parse({ items }));
  });

  /** @param itemsOf null where the body is not one of this address */
  const push = async (
    request: Request,
    response: Response,
    itemsOf: (body: unknown) => readonly unknown[] | null,
  ) => {
    const scope = await door.open(request, response, ['employees.write']);
    if (!scope) return null;
    const key = request.get('idempotency-key') ?? null;
    if (key !== null && !keyShape.test(key)) {
      refuse(response, 'bad-request', { sentence: 'bad-key', field: 'Idempotency-Key' });
      return null;
    }
    const body = await readBody(request, response);
    if (body === undefined) return null;
    const items = itemsOf(body);
    if (!items) {
      const tooMany = ((body as { employees?: unknown[] }).employees?.length ?? 0) > 500;
      const refusal = tooMany ? 'too-large' : 'bad-request';
      refuse(response, refusal, { sentence: refusal, field: 'employees' });
      return null;
    }
    const hash = requestHash(request.method, request.baseUrl + request.path, body);
    const done = await pushOnce(deps, rooms, scope, { key, request: hash, items });
    if (done.ok) return speak(deps, rooms, scope, done.value);
    refuse(response, done.refusal, { sentence: 'key-reused', field: 'Idempotency-Key' });
    return null;
  };

  return router;
}

/** A JSON object, read once it is known who sends; undefined once the refusal has been answered. */
async function readBody(request: Request, response: Response): Promise<object | undefined> {
  const failed = await new Promise<unknown>((done) => {
    readJson(request, response, (error?: unknown) => done(error));
  });
  const body: unknown = request.body;
  if (failed === undefined && typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return body;
  }
  const status = failed instanceof Error && 'status' in failed ? failed.status : 400;
  const refusal = status === 413 ? 'too-large' : 'bad-request';
  refuse(response, refusal, { sentence: refusal });
  return undefined;
}
