import type { MailAnswer } from '@comptoir/shared/mail/portal';
import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { sendProblem } from '../http/problem.ts';
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

  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'mail.read');
    if (!scope) return;
    const answer: MailAnswer = {
      configured: from !== null,
      from: from?.address ?? null,
      mails: await findMails(deps.db, scope.organisation),
    };
    response.json(answer);
  });

  router.post('/:id/retry', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'mail.read');
    if (!scope) return;
    const { id } = request.params;
    const { organisation } = scope;
    const queued = await inTransaction(deps.db, (trx) =>
      retryMail(trx, { organisation, id }, deps.clock.now()),
    );
    if (queued) response.status(204).end();
    else sendProblem(response, 'not-found');
  });

  return router;
}
