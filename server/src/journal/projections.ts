import type { Kind } from '@comptoir/shared/journal/kinds';
import { endAccessesOf, projectInvitations, releaseAccount } from '../access/access-projection.ts';
import {
  moveNews,
  reattributeNews,
  showErasedNews,
  showEverywhere,
} from '../announcements/commands.ts';
import { projectAnnouncements, projectReads } from '../announcements/projection.ts';
import { holdsBeyondRoster } from '../access/administrators/queries.ts';
import { forgetAccount } from '../access/invitation/commands.ts';
import { findOpenedAccounts } from '../access/invitation/queries.ts';
import { accountById, accountOf, deleteLogin, deleteUnowned } from '../directory/accounts.ts';
import { projectDeletions } from '../access/account-deletion.ts';
import { mayRaise, whyNotMove } from '../access/invitation/rights.ts';
import { freePerson } from '../access/locks/projection.ts';
import {
  projectAccess,
  projectPins,
  projectPrivacySeen,
  projectRenewals,
} from '../access/projection.ts';
import { projectRoles, takeManaging } from '../access/roles/commands.ts';
import { findStandings, findTeamPlaces } from '../access/roles/queries.ts';
import { projectTokens } from '../access/tokens/commands.ts';
import { settlementProjection } from '../devices/quarantine/commands.ts';
import { deleteMailsTo } from '../employees/erasure/commands.ts';
import { type Move, employeeProjection } from '../employees/projection.ts';
import { establishmentProjection } from '../establishments/commands.ts';
import { projectOrganisation } from '../establishments/organisation/commands.ts';
import { forgetTold } from '../notifications/commands.ts';
import {
  moveAbsences,
  reattributeAbsences,
  showErasedAbsences,
} from '../planning/absences/commands.ts';
import { reattributeChanges, showErasedChanges } from '../planning/changes/commands.ts';
import { projectSeen } from '../planning/changes/projection.ts';
import { projectShifts } from '../planning/commands.ts';
import { reattributeContracts } from '../planning/contracts/commands.ts';
import { openShiftsOf } from '../planning/departures.ts';
import { moveElsewhere } from '../planning/elsewhere/commands.ts';
import { planMergeGuard } from '../planning/merge-guard.ts';
import { planningProjection } from '../planning/projection.ts';
import { reattributeShifts, showErasedShifts } from '../planning/records.ts';
import { reattributeSwaps, showErasedSwaps } from '../planning/swaps/commands.ts';
import { acceptProjection } from '../punches/accept.ts';
import { attachProjection, punchReattribution } from '../punches/attach.ts';
import { keepPunch } from '../punches/kept.ts';
import { mergeGuard } from '../punches/merge-guard.ts';
import { punchProjection } from '../punches/projection.ts';
import { standingProjection } from '../punches/standing.ts';
import { projectDevices } from '../sync/commands.ts';
import { projectTaskLists, reattributeCheckOffs } from '../tasks/commands.ts';
import { projectCheckOffs } from '../tasks/projection.ts';
import { projectTeams } from '../teams/commands.ts';
import { removeDays, writeDays } from '../timesheets/commands.ts';
import {
  reattributeCorrections,
  showErasedCorrections,
} from '../timesheets/corrections/commands.ts';
import { correctionProjection } from '../timesheets/corrections/projection.ts';
import { projectExports } from '../timesheets/exports/commands.ts';
import { projectPeriods } from '../timesheets/periods/commands.ts';
import { isLockedWithin } from '../timesheets/periods/queries.ts';
import { findStandingLocks } from '../timesheets/sheets/queries.ts';
import {
  moveStatements,
  projectStatements,
  reattributeStatements,
  showErasedStatements,
} from '../timesheets/statements/commands.ts';
import { type Accepted, type Batch, type Command, type Entry, type Verdict } from './batch.ts';
import { PortalJudge } from './portal-judge.ts';
import { findDevicePlace } from './roster.ts';

/** Punches change worked days: two rooms that meet here. */
const projectPunches = punchProjection(writeDays, findStandingLocks);
const projectCorrections = correctionProjection(standingProjection(writeDays, findStandingLocks));
const projectPlanning = planningProjection(isLockedWithin);
const projectEstablishments = establishmentProjection(isLockedWithin);
const whyNotMergeHours = mergeGuard(findStandingLocks);
const whyNotMergePlan = planMergeGuard(isLockedWithin);
const reattributePunches = punchReattribution(writeDays, removeDays);

/** The login of somebody whose personal data goes: its e-mail is one of them. */
async function forgetLogin(
  { trx, organisation }: Batch,
  { person }: { person: string },
): Promise<void> {
  // The one of now, and those that invitations of before had opened at other addresses.
  const link = await accountOf(trx, organisation, person);
  const opened = await findOpenedAccounts(trx, organisation, person);
  await forgetAccount(trx, organisation, person);
  for (const id of new Set([...opened, ...(link ? [link.account] : [])])) {
    const account = await accountById(trx, id);
    if (id === link?.account) await deleteLogin(trx, organisation, person);
    else if (account) await deleteUnowned(trx, id);
    const isGone = (await accountById(trx, id)) === undefined;
    if (account && isGone) await deleteMailsTo(trx, organisation, [account.email]);
  }
}

/** Whoever leaves a store for another one leaves the shifts that they had there. */
async function leaveShifts(batch: Batch, { move, ...of }: Move): Promise<void> {
  if (move === 'leave') await openShiftsOf(batch, of);
}

/** What other rooms allow, and what follows in them when a second record is merged or somebody leaves. */
const projectEmployees = employeeProjection({
  mayRaise,
  holdsBeyondRoster,
  demoted: takeManaging,
  whyNotMove,
  whyNotMerge: async (batch, of) =>
    (await whyNotMergeHours(batch, of)) ?? whyNotMergePlan(batch, of),
  merged: [
    reattributePunches,
    reattributeCheckOffs,
    reattributeShifts,
    reattributeChanges,
    reattributeAbsences,
    reattributeSwaps,
    reattributeContracts,
    reattributeNews,
    reattributeStatements,
    reattributeCorrections,
    releaseAccount,
  ],
  moved: [moveStatements, moveAbsences, moveNews, moveElsewhere, leaveShifts],
  gone: [openShiftsOf],
  left: [endAccessesOf, freePerson],
  erased: [
    forgetTold,
    forgetLogin,
    showErasedCorrections,
    showErasedStatements,
    showErasedShifts,
    showErasedChanges,
    showErasedAbsences,
    showErasedSwaps,
    showErasedNews,
  ],
});

/** A store that opens hears what is said everywhere. */
async function projectHouse(
  batch: Batch,
  items: Parameters<typeof projectEstablishments>[1],
): Promise<Verdict[]> {
  const verdicts = await projectEstablishments(batch, items);
  for (const [at, { operation, position }] of items.entries()) {
    if (operation.kind !== 'establishment.create' || verdicts[at]?.status !== 'applied') continue;
    await showEverywhere(batch, { establishment: operation.body.establishment, position });
  }
  return verdicts;
}

/** Every kind of operation and the command that projects it. A kind without one does not compile. */
const projections = {
  'punch.record': projectPunches,
  'punch.declare': projectPunches,
  'punch.cancel': projectPunches,
  'punch.attach': attachProjection(writeDays, findStandingLocks),
  'punch.accept': acceptProjection(findStandingLocks),
  'correction.propose': projectCorrections,
  'correction.decide': projectCorrections,
  'correction.withdraw': projectCorrections,
  'correction.object': projectCorrections,
  'timesheet.approve': projectPeriods,
  'period.lock': projectPeriods,
  'period.reopen': projectPeriods,
  'statement.issue': projectStatements,
  'statement.seen': projectStatements,
  'statement.acknowledge': projectStatements,
  'statement.dispute': projectStatements,
  'export.define': projectExports,
  'task.check': projectCheckOffs,
  'task.uncheck': projectCheckOffs,
  'task-list.define': projectTaskLists,
  'announcement.publish': projectAnnouncements,
  'announcement.withdraw': projectAnnouncements,
  'announcement.read': projectReads,
  'shift.publish': projectShifts,
  'shift.set': projectPlanning,
  'shift.post': projectPlanning,
  'schedule.publish': projectPlanning,
  'schedule.seen': projectSeen,
  'schedule.accept': projectPlanning,
  'position.define': projectPlanning,
  'template.define': projectPlanning,
  'contract.set': projectPlanning,
  'absence.ask': projectPlanning,
  'absence.decide': projectPlanning,
  'absence.set': projectPlanning,
  'absence.cancel': projectPlanning,
  'swap.ask': projectPlanning,
  'swap.answer': projectPlanning,
  'swap.decide': projectPlanning,
  'swap.withdraw': projectPlanning,
  'employee.create': projectEmployees,
  'employee.edit': projectEmployees,
  'employee.archive': projectEmployees,
  'employee.restore': projectEmployees,
  'employee.merge': projectEmployees,
  'employee.identify': projectEmployees,
  'employee.erase': projectEmployees,
  'membership.add': projectEmployees,
  'membership.remove': projectEmployees,
  'organisation.create': projectHouse,
  'organisation.edit': projectOrganisation,
  'establishment.create': projectHouse,
  'establishment.configure': projectHouse,
  'establishment.edit': projectHouse,
  'pin.set': projectPins,
  'pin.renew': projectRenewals,
  'privacy.seen': projectPrivacySeen,
  'access.open': projectInvitations,
  'access.resend': projectInvitations,
  'access.revoke': projectInvitations,
  'access.accept': projectInvitations,
  'access.delivery': projectInvitations,
  'auth.fail': projectAccess,
  'auth.unlock': projectAccess,
  'auth.tampered': projectAccess,
  'auth.settings': projectAccess,
  'clock.jump': projectAccess,
  'account.secure': projectAccess,
  'role.give': projectRoles,
  'role.take': projectRoles,
  'grant.give': projectRoles,
  'grant.take': projectRoles,
  'access.delete': projectDeletions,
  'token.create': projectTokens,
  'token.revoke': projectTokens,
  'team.create': projectTeams,
  'team.edit': projectTeams,
  'team.remove': projectTeams,
  'device.enrol': projectDevices,
  'device.retire': projectDevices,
  'device.lose': projectDevices,
  'device.revoke': projectDevices,
  'device.clear': projectDevices,
  'quarantine.settle': settlementProjection(keepPunch(writeDays, findStandingLocks)),
  'device.continue': projectDevices,
} satisfies { [K in Kind]: (batch: Batch, items: readonly Accepted<K>[]) => Promise<Verdict[]> };

/** The command that projects a kind. The same function for all kinds of one room: runs of them are one call. */
export function projectionOf(kind: Kind): Command {
  // Whoever asks by an operation's own kind hands over operations of that kind.
  return projections[kind] as Command;
}

/** Who judges what the portal asks in this batch, by the rows under its lock. */
export function portalJudge({ trx, organisation }: Batch, entries: readonly Entry[]): PortalJudge {
  const operations = entries.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : []));
  return new PortalJudge(
    {
      findStandings: (people) => findStandings(trx, organisation, people),
      findTeams: () => findTeamPlaces(trx, organisation),
      placeOfDevice: (device) => findDevicePlace(trx, organisation, device),
    },
    operations,
  );
}
