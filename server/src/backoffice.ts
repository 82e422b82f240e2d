import type { Router } from 'express';
import { isLastAdministrator } from './access/administrators/queries.ts';
import { makeTokens } from './access/tokens.ts';
import { backofficeRoutes } from './backoffice/routes.ts';
import type { Deps } from './deps.ts';
import { knownEstablishments } from './devices/queries.ts';
import { createWithin } from './employees/commands-of-doors.ts';
import { draftEdit } from './employees/drafts.ts';
import { findByExternalId, findExternalIds, findPeopleOnFile } from './employees/queries.ts';
import type { Limits } from './http/limits.ts';
import { findPunches } from './punches/queries.ts';

/** The door of payroll and HR software, with the rooms that it opens. */
export function backofficeDoor(deps: Deps, limits: Limits): Router {
  const rooms = {
    createWithin,
    draftEdit,
    findByExternalId,
    findExternalIds,
    findPeopleOnFile,
    findPunches,
    isLastAdministrator,
    knownEstablishments,
  };
  return backofficeRoutes(deps, { tokens: makeTokens(deps), rooms, limit: limits.backoffice });
}
