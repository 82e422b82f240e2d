import express, { type Router } from 'express';
import { linkRoutes } from './access/accounts/link-routes.ts';
import type { Passwords } from './access/accounts/passwords.ts';
import { sessionRoutes } from './access/accounts/session-routes.ts';
import type { PortalSessions } from './access/accounts/sessions.ts';
import { setupRoutes } from './access/accounts/setup-routes.ts';
import { renewPin } from './access/commands.ts';
import { holderRoutes } from './access/holder-routes.ts';
import { accessRoutes } from './access/invitation-routes.ts';
import { findEmailOwners } from './access/invitation/queries.ts';
import { findAccessViews, findPinViews } from './access/people/queries.ts';
import { type HoldingRow, readHolding, stands } from './access/roles/queries.ts';
import { tokenRoutes } from './access/token-routes.ts';
import { announcementRoutes, ownAnnouncementRoutes } from './announcements/routes.ts';
import type { Deps } from './deps.ts';
import { makeApprovals } from './devices/approval.ts';
import { devicePortalRoutes } from './devices/portal-routes.ts';
import { quarantineRoutes } from './devices/quarantine/portal-routes.ts';
import { backupRoutes } from './evidence/backup-routes.ts';
import { evidencePortalRoutes } from './evidence/portal-routes.ts';
import { type HouseConfig, houseAddress, tabletAddress } from './directory/house.ts';
import { once, requestHash } from './employees/once.ts';
import { portalPhotoRoutes } from './employees/portal-photo-routes.ts';
import { employeePortalRoutes } from './employees/portal-routes.ts';
import { establishmentPortalRoutes } from './establishments/portal-routes.ts';
import { organisationRoutes } from './establishments/organisation/routes.ts';
import { longBody, planBody, smallBody } from './http/bodies.ts';
import { type Limits, limitByAddress } from './http/limits.ts';
import { plainQuery } from './http/plain-requests.ts';
import { sameOriginOnly } from './http/same-origin.ts';
import { journalRoutes } from './journal/portal-routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { ownCalendarRoutes } from './planning/calendar/routes.ts';
import type { MailAddress } from './platform/mail-address.ts';
import type { Pusher } from './platform/push.ts';
import { findHeardBy } from './plan-channels.ts';
import { contractRoutes } from './planning/contracts/routes.ts';
import { ownPlanningRoutes } from './planning/own/routes.ts';
import { requestRoutes } from './planning/request-routes.ts';
import { planImportRoutes } from './planning/import/routes.ts';
import { findExternalIds } from './employees/queries.ts';
import { planFileRoutes } from './planning/paper/routes.ts';
import { planningRoutes } from './planning/routes.ts';
import { punchPortalRoutes } from './punches/portal-routes.ts';
import { findPunchesBetween, findPunchesOnDays, findUnknownPunches } from './punches/queries.ts';
import { ownTaskRoutes } from './tasks/own/routes.ts';
import { draftMissingTeams } from './teams/commands-of-doors.ts';
import { teamPortalRoutes } from './teams/portal-routes.ts';
import { correctionRoutes } from './timesheets/corrections/routes.ts';
import { inspectionRoutes } from './timesheets/exports/inspection-routes.ts';
import { exportRoutes } from './timesheets/exports/routes.ts';
import { ownHoursRoutes } from './timesheets/portal-routes.ts';
import { periodRoutes } from './timesheets/periods/routes.ts';
import { findWorkedDays } from './timesheets/sheets/queries.ts';
import { timesheetRoutes } from './timesheets/sheets/routes.ts';
import { statementCheckRoutes } from './timesheets/statements/check.ts';
import { statementRoutes } from './timesheets/statements/routes.ts';

export type PortalDoors = {
  sessions: PortalSessions;
  passwords: Passwords;
  house: HouseConfig;
  limits: Limits;
  /** The version of the tablet's application that this server hands out. */
  app: string | null;
  /** Whom mails come from; null while no mail server is configured. */
  mailFrom: MailAddress | null;
  pusher: Pusher;
};

/** Every room's routes under `/api/portal`: JSON from the same origin, a session in a cookie. */
export function portalRoutes(deps: Deps, doors: PortalDoors): Router {
  const { limits, sessions, app } = doors;
  const router = express.Router();
  router.use(limitByAddress('portal', limits.portal));
  router.use(sameOriginOnly);
  router.use(plainQuery);
  router.use('/planning/shifts', planBody);
  router.use(['/accesses/invite', '/employees/export', '/teams', '/planning/templates'], longBody);
  router.use(smallBody);
  router.use('/setup', setupRoutes(deps, doors, limits));
  router.use(sessionRoutes(deps, doors));
  router.use(linkRoutes(deps, doors));
  router.use(
    '/devices',
    devicePortalRoutes(deps, { sessions, approvals: makeApprovals(deps), app }),
  );
  router.use('/devices', quarantineRoutes(deps, sessions));
  router.use('/me', ownHoursRoutes(deps, { sessions, rooms: { findPunchesBetween } }));
  const holdingStands = (row: HoldingRow, onRoster: 'employee' | 'manager') =>
    stands(readHolding(row), onRoster);
  const mailed = doors.mailFrom !== null;
  const peopleRooms = {
    ...{ findAccessViews, findEmailOwners, findPinViews },
    ...{ renewPin, holdingStands, mailed },
  };
  router.use('/employees', employeePortalRoutes(deps, { sessions, rooms: peopleRooms }));
  router.use('/photos', portalPhotoRoutes(deps, { sessions }));
  const address = () => tabletAddress(deps.db, doors.house);
  router.use('/establishments', establishmentPortalRoutes(deps, { sessions, address }));
  router.use('/teams', teamPortalRoutes(deps, { sessions }));
  const ownAddress = () => houseAddress(deps.db, doors.house);
  router.use('/organisation', organisationRoutes(deps, { sessions, address: ownAddress }));
  router.use('/tokens', tokenRoutes(deps, sessions));
  router.use('/accesses', accessRoutes(deps, sessions));
  router.use(
    '/accesses',
    holderRoutes(deps, { sessions, address: ownAddress, draftMissingTeams, mailed }),
  );
  router.use('/mail', mailRoutes(deps, { sessions, from: doors.mailFrom }));
  router.use(punchPortalRoutes(deps, sessions));
  router.use(evidencePortalRoutes(deps, { sessions, rooms: { findPunchesOnDays } }));
  const sheetDoors = { sessions, rooms: { findPunchesBetween } };
  router.use('/exports', exportRoutes(deps, sheetDoors));
  router.use('/inspection', inspectionRoutes(deps, sheetDoors));
  router.use('/corrections', correctionRoutes(deps, { sessions }));
  router.use(periodRoutes(deps, sheetDoors));
  const sheetRooms = { findPunchesBetween, findUnknownPunches };
  router.use('/timesheets', timesheetRoutes(deps, { sessions, rooms: sheetRooms }));
  router.use(
    statementRoutes(deps, { sessions, rooms: { findPunchesBetween }, address: ownAddress }),
  );
  router.use('/check', limitByAddress('checks', limits.checks), statementCheckRoutes(deps));
  const findHeard = findHeardBy({ mails: mailed });
  const planRooms = { once, requestHash, findHeard, findWorked: findWorkedDays };
  const importRooms = { once, requestHash, findExternalIds };
  router.use('/planning/import', planImportRoutes(deps, { sessions, rooms: importRooms }));
  router.use('/planning', planFileRoutes(deps, { sessions, rooms: { findExternalIds } }));
  router.use('/planning', planningRoutes(deps, { sessions, rooms: planRooms }));
  router.use('/own', ownPlanningRoutes(deps, { sessions }));
  router.use('/contracts', contractRoutes(deps, { sessions }));
  router.use(requestRoutes(deps, { sessions }));
  router.use('/own', notificationRoutes(deps, { sessions, pusher: doors.pusher }));
  router.use('/own', ownCalendarRoutes(deps, { sessions, address: ownAddress }));
  router.use('/announcements', announcementRoutes(deps, { sessions }));
  router.use('/own', ownAnnouncementRoutes(deps, { sessions }));
  router.use('/own', ownTaskRoutes(deps, { sessions }));
  router.use('/backups', backupRoutes(deps, sessions));
  router.use('/journal', journalRoutes(deps, sessions));
  return router;
}
