import type { Permission } from '@comptoir/shared/access/permissions';
import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { isWaiting } from './users-list.ts';

/** What may be done with one person from the list, in the order of the menu. */
export const userActs = [
  'open',
  'invite',
  'resend',
  'sms',
  'revoke',
  'pin',
  'archive',
  'restore',
] as const;
export type UserAct = (typeof userActs)[number];
/** Why an act that would make sense cannot be done now. */
export type Unable = 'no-email' | 'no-phone';

type Offer = { act: UserAct; unable: Unable | null };

/** The acts that make sense for somebody, and for whoever asks. */
export function actsFor(line: EmployeeLine, held: readonly Permission[]): Offer[] {
  const { status, email, phone } = line;
  const archived = line.archivedAt !== null;
  const opens = held.includes('access.open') && !archived;
  const manages = held.includes('employees.manage');
  const waiting = isWaiting(status);
  const closed = status === 'none' || status === 'revoked';
  const makesSense: Record<UserAct, boolean> = {
    open: true,
    invite: opens && closed,
    resend: opens && waiting,
    sms: opens && waiting,
    revoke: opens && (waiting || status === 'active'),
    pin: manages && !archived,
    archive: manages && !archived,
    restore: manages && archived,
  };
  const unable = (act: UserAct): Unable | null => {
    if ((act === 'invite' || act === 'resend') && email === null) return 'no-email';
    return act === 'sms' && phone === null ? 'no-phone' : null;
  };
  return userActs.filter((act) => makesSense[act]).map((act) => ({ act, unable: unable(act) }));
}

/** What may be done with many at once. */
export const bulkActs = ['invite', 'team', 'pins', 'archive'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Those of a selection whom an act would touch; the others are left as they are. */
export function touchedBy(act: BulkAct, lines: readonly EmployeeLine[]): EmployeeLine[] {
  const present = lines.filter(({ archivedAt }) => archivedAt === null);
  if (act === 'invite') {
    return present.filter(({ email, status }) => email !== null && status !== 'active');
  }
  return act === 'pins' ? present.filter(({ pin }) => !pin) : present;
}

/** Whether somebody may do an act to many. */
export function mayDo(act: BulkAct, held: readonly Permission[]): boolean {
  return held.includes(act === 'invite' ? 'access.open' : 'employees.manage');
}
