import type { MailAnswer } from '@comptoir/shared/mail/portal';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { sendProblem } from '../http/problem.ts';
import { type EstablishmentScope, coversAll } from '../http/scopes.ts';
import type { MailAddress } from '../platform/mail-address.ts';
import { retryMail } from './commands.ts';
import { findMails } from './queries.ts';

/** « Courrier » in the portal: what went out, what waits, and what is kept for somebody to hand over. */
export function mailRoutes(
  deps: Deps,
  doors: { sessions: PortalSessions; from: MailAddress | null },
): Router {
  const { sessions, from } = doors;
  const router = express.Router();

  /** Mails are the organisation's, and a kept one opens somebody's account: who administers one store reads none. */
  const readerOf = async (
    request: Request,
    response: Response,
  ): Promise<EstablishmentScope | null> => {
    const scope = await requirePermission(sessions, request, response, 'mail.read');
    if (scope === null || coversAll(scope)) return scope;
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/', async (request, response) => {
    const scope = await readerOf(request, response);
    if (!scope) return;
    const answer: MailAnswer = {
      configured: from !== null,
      from: from?.address ?? null,
      mails: await findMails(deps.db, scope.organisation),
    };
    response.json(answer);
  });

  router.post('/:id/retry', async (request, response) => {
    const scope = await readerOf(request, response);
    if (!scope) return;
    const { id } = request.params;
    const { organisation } = scope;
    const queued = await inTransaction(deps.db, (trx) =>
      retryMail(trx, { organisation, id }, deps.clock.now()),
    );
    if (queued.ok) response.status(204).end();
    else sendProblem(response, queued.refusal);
  });

  return router;
}
