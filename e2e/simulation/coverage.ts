import type { continuationReasons, deviceStates } from '@comptoir/shared/devices/operations';
import type { Flag } from '@comptoir/shared/journal/flags';
import type { Kind } from '@comptoir/shared/journal/kinds';
import type { OperationRefusal, RefusalCode } from '@comptoir/shared/refusals';
import type { Outcome, SyncAnswer } from '@comptoir/shared/sync/messages';
import type { JournalState } from '@comptoir/kiosk/local-database/schema';
import { olderVersions } from './older-house.ts';
import type { Tallies } from './tallies.ts';
import { fates, troubles } from './weather.ts';

/**
 * Every branch of the protocol, and whether a run must take it. `met`: within 100 seeds. `rare`: within 1,000. Anything else
 * says why it is not the simulation's. Typed against the contract, so that a new branch does not compile before it stands here.
 */
type Wanted = 'met' | 'rare' | `not here: ${string}`;

const portalOnly = 'not here: a door of the portal';
const byTheLine = 'not here: the line answers it, as a fate';

const refusalsOfOperations: Record<OperationRefusal, Wanted> = {
  // An id that is there already: a clone wrote again what its twin had sent.
  malformed: 'rare',
  withheld: 'met',
  'unknown-kind': 'not here: every tablet runs this build',
  'not-allowed': 'met',
  'foreign-establishment': 'not here: no tablet writes of another store',
  'not-found': 'met',
  conflict: 'met',
  'no-email': 'not here: nobody opens an access',
  'email-taken': 'not here: nobody opens an access',
  'last-administrator': 'not here: nobody holds a role',
  'too-early': 'not here: nobody is erased',
  'period-locked': 'not here: nobody closes a period',
};

const refusalsOfRequests: Record<Exclude<RefusalCode, OperationRefusal>, Wanted> = {
  'bad-request': 'not here: a tablet of this build asks well',
  unauthorised: 'met',
  revoked: 'met',
  lost: 'met',
  'expected-seq': 'met',
  fork: 'met',
  'too-large': byTheLine,
  'too-many-requests': byTheLine,
  busy: byTheLine,
  internal: 'not here: a fault of the server is a failure of the run',
  'unknown-code': portalOnly,
  'expired-code': 'not here: enrolment has its own suites',
  'wrong-credentials': portalOnly,
  'dead-link': portalOnly,
  'weak-password': portalOnly,
  'already-set-up': portalOnly,
  'wrong-code': portalOnly,
  'prove-again': portalOnly,
  'no-access': portalOnly,
  'unreadable-image': 'not here: nobody takes pictures',
  'unreadable-file': portalOnly,
  'faulty-rows': portalOnly,
  'wrong-key': portalOnly,
  'stale-cursor': 'not here: the back office has its own suites',
};

const statuses: Record<Outcome['status'], Wanted> = {
  applied: 'met',
  refused: 'met',
  retry: 'met',
};

const answers: Record<'resync' | 'more' | 'safe' | 'succession', Wanted> = {
  resync: 'met',
  more: 'met',
  safe: 'met',
  succession: 'met',
};

const states: Record<SyncAnswer['state'], Wanted> = {
  active: 'met',
  retiring: 'met',
};

const reasons: Record<(typeof continuationReasons)[number], Wanted> = {
  forked: 'met',
  behind: 'rare',
  'server-behind': 'not here: no tablet forgets what a copy lacks, or safe was a lie',
  damaged: 'not here: the disk keeps what it took',
};

const flagged: Record<Flag, Wanted> = {
  'unknown-person': 'met',
  'archived-person': 'met',
  'moved-person': 'not here: nobody changes store',
  'no-pin': 'met',
  declared: 'met',
  double: 'met',
  'late-cancel': 'met',
  'unknown-punch': 'rare',
  'unknown-task': 'rare',
  'out-of-bounds': 'met',
  'clock-unset': 'not here: a tablet is enrolled before anybody punches',
  'clock-jumped': 'met',
  'clock-clamped': 'met',
  'unknown-receipt': 'rare',
  forked: 'met',
  'lease-expired': 'met',
  'from-quarantine': 'not here: nobody looks at what stands apart',
  'after-lock': 'not here: nobody closes a period',
};

const journalStates: Record<JournalState, Wanted> = {
  pending: 'not here: nothing waits at the end',
  sent: 'met',
  refused: 'met',
  withheld: 'met',
  quarantined: 'met',
  replaced: 'met',
};

const lives: Record<(typeof deviceStates)[number], Wanted> = {
  active: 'met',
  retiring: 'not here: in the end each has its successor',
  lost: 'met',
  revoked: 'met',
};

const byOthers = 'not here: a door of the portal, the back office or the command writes it';

/** What stands applied in the journal at the end. */
const applied: Record<Kind, Wanted> = {
  'punch.record': 'met',
  'punch.declare': 'met',
  'punch.cancel': 'met',
  'punch.attach': 'met',
  'punch.accept': byOthers,
  'correction.propose': byOthers,
  'correction.decide': byOthers,
  'correction.withdraw': byOthers,
  'correction.object': byOthers,
  'timesheet.approve': byOthers,
  'period.lock': byOthers,
  'period.reopen': byOthers,
  'statement.issue': byOthers,
  'statement.seen': byOthers,
  'statement.acknowledge': byOthers,
  'statement.dispute': byOthers,
  'export.define': byOthers,
  'task.check': 'met',
  'task.uncheck': 'met',
  'task-list.define': 'met',
  'employee.create': 'met',
  'employee.edit': 'met',
  'employee.archive': 'met',
  'employee.restore': 'rare',
  'employee.merge': 'rare',
  'employee.erase': byOthers,
  'employee.identify': byOthers,
  'membership.add': byOthers,
  'membership.remove': byOthers,
  'pin.set': 'met',
  'pin.renew': 'met',
  'auth.fail': 'met',
  'auth.unlock': 'not here: the lock has its own suites',
  'auth.tampered': 'not here: nobody tampers with a lock here',
  'auth.settings': 'not here: nobody unlocks the settings by PIN',
  'clock.jump': 'met',
  'privacy.seen': 'not here: nobody reads « Vos données »',
  'shift.publish': 'rare',
  'announcement.publish': byOthers,
  'announcement.withdraw': byOthers,
  'announcement.read': 'not here: nobody reads announcements',
  'shift.set': byOthers,
  'shift.post': 'not here: the schedule has its own suites',
  'schedule.publish': byOthers,
  'schedule.seen': 'not here: the schedule has its own suites',
  'schedule.accept': 'not here: the schedule has its own suites',
  'position.define': byOthers,
  'template.define': byOthers,
  'contract.set': byOthers,
  'absence.ask': 'not here: the schedule has its own suites',
  'absence.decide': 'not here: the schedule has its own suites',
  'absence.set': 'not here: the schedule has its own suites',
  'absence.cancel': 'not here: the schedule has its own suites',
  'swap.ask': 'not here: the schedule has its own suites',
  'swap.answer': 'not here: the schedule has its own suites',
  'swap.decide': 'not here: the schedule has its own suites',
  'swap.withdraw': 'not here: the schedule has its own suites',
  'organisation.create': 'met',
  'organisation.edit': byOthers,
  'establishment.create': 'met',
  'establishment.configure': byOthers,
  'establishment.edit': byOthers,
  'device.enrol': 'met',
  'device.continue': 'met',
  'device.revoke': 'met',
  'device.clear': byOthers,
  'device.retire': byOthers,
  'device.lose': 'met',
  'quarantine.settle': byOthers,
  'access.open': byOthers,
  'access.resend': byOthers,
  'access.revoke': byOthers,
  'access.delivery': byOthers,
  'access.accept': byOthers,
  'access.delete': byOthers,
  'account.secure': byOthers,
  'role.give': byOthers,
  'role.take': byOthers,
  'grant.give': byOthers,
  'grant.take': byOthers,
  'token.create': byOthers,
  'token.revoke': byOthers,
  'team.create': byOthers,
  'team.edit': byOthers,
  'team.remove': byOthers,
};

/** What a tablet is seen to do, from beside the wire and by its rows. */
const deeds = {
  enrolled: 'met',
  'stream opened': 'met',
  pushed: 'met',
  'sent the same again': 'met',
  'halved its batch': 'met',
  'withheld an operation': 'met',
  'handed a receipt in': 'met',
  'renewed its session': 'met',
  'read from the start': 'met',
  'handed in what it held': 'met',
  'handed in a hash': 'rare',
  // Forked or withdrawn, and the server put back to before.
  'handed in again': 'rare',
  'could not record': 'met',
  'pruned what is safe': 'rare',
} as const satisfies Record<string, Wanted>;
export type Deed = keyof typeof deeds;

const all = (names: readonly string[]): Record<string, Wanted> =>
  Object.fromEntries(names.map((name) => [name, 'met']));

/** What a seed may begin with, and what becomes of the whole chain. */
const houses: Record<string, Wanted> = {
  'closed for weeks': 'met',
  'of an earlier version': 'met',
  ...Object.fromEntries(olderVersions.map((version) => [`of ${version}`, 'rare'])),
};

/** First word of a tally → its branches. */
const branches: Record<string, Record<string, Wanted>> = {
  fault: all([...fates, ...troubles]),
  outcome: statuses,
  refused: refusalsOfOperations,
  server: { ...refusalsOfRequests, ...answers },
  state: states,
  flag: flagged,
  applied,
  continued: reasons,
  tablet: deeds,
  journal: journalStates,
  life: lives,
  house: houses,
};

export type Covered = { branch: string; times: number; wanted: Wanted };

/** Every known branch with how often a run took it. */
export function coverageOf(tallies: Tallies): Covered[] {
  return Object.entries(branches).flatMap(([group, members]) =>
    Object.entries(members).map(([name, wanted]) => {
      const branch = `${group}: ${name}`;
      return { branch, times: tallies.get(branch) ?? 0, wanted };
    }),
  );
}

/** The branches that so many seeds had to take and did not: a run which tests nothing is seen. */
export function neverTaken(tallies: Tallies, seeds: number): string[] {
  return coverageOf(tallies)
    .filter(({ times, wanted }) => times === 0 && isDue(wanted, seeds))
    .map(({ branch }) => branch);
}

function isDue(wanted: Wanted, seeds: number): boolean {
  return (wanted === 'met' && seeds >= 100) || (wanted === 'rare' && seeds >= 1_000);
}
