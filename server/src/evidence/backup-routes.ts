import type { BackupStatus } from '@comptoir/shared/evidence/backups';
import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { sendProblem } from '../http/problem.ts';
import { coversAll } from '../http/scopes.ts';

/** How the server's backups stand, for who administers the whole house. Where they lie is the machine's business. */
export function backupRoutes({ backups }: Deps, sessions: PortalSessions): Router {
  const router = express.Router();
  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'journal.read');
    if (!scope) return;
    if (!coversAll(scope)) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const status = backups?.status();
    const answer: BackupStatus = {
      every: status?.every ?? 0,
      last: status?.last ?? null,
      sameDisk: status?.sameDisk ?? false,
      failed: status?.failed ?? null,
    };
    response.json(answer);
  });
  return router;
}
