import { type Role, roles } from '@comptoir/shared/access/permissions';
import {
  type AccessStatus,
  type EmployeeLine,
  accessStatuses,
} from '@comptoir/shared/employees/portal';
import { isFoundBy, readQuery, soughtWords } from '@comptoir/shared/employees/search';
import type { TeamView } from '@comptoir/shared/teams/portal';

export const usersTabs = ['all', 'active', 'invited', 'archived'] as const;
export type UsersTab = (typeof usersTabs)[number];
export const usersOrders = ['name', 'email', 'team', 'status', 'invited'] as const;
export type UsersOrder = (typeof usersOrders)[number];

/** What is chosen above the list; it stands in the address, so that going back finds it again. */
export type UsersView = {
  tab: UsersTab;
  query: string;
  role: Role | null;
  establishment: string | null;
  /** A team by its id; those below it come along. */
  team: string | null;
  status: AccessStatus | null;
  /** Only who has no PIN. */
  noPin: boolean;
  order: UsersOrder;
  down: boolean;
};

export const usersRoles = roles;
export const usersStatuses = accessStatuses;

/** One line with what searching and sorting compare, made once per answer and not once per key. */
export type Entry = { line: EmployeeLine; name: string; words: string[]; rank: number };

/** The name that people see, or null once it was erased. */
export function fullName({ name }: Pick<EmployeeLine, 'name'>): string | null {
  return name === null ? null : `${name.given} ${name.family}`.trim();
}

/** Everybody in the order of their names; those whose name was erased come last. */
export function entriesOf(lines: readonly EmployeeLine[], language: string): Entry[] {
  const { compare } = new Intl.Collator(language);
  return lines
    .map((line) => ({ line, name: fullName(line) ?? '', words: soughtWords(line), rank: 0 }))
    .sort((a, b) => {
      if ((a.name === '') !== (b.name === '')) return a.name === '' ? 1 : -1;
      return compare(a.name, b.name) || (a.line.id < b.line.id ? -1 : 1);
    })
    .map((entry, rank) => ({ ...entry, rank }));
}

/** Whether somebody stands under a tab: whoever is archived stands there alone. */
export function standsUnder(tab: UsersTab, { archivedAt, status }: EmployeeLine): boolean {
  if (tab === 'archived' || archivedAt !== null) return tab === 'archived' && archivedAt !== null;
  if (tab === 'active') return status === 'active';
  if (tab === 'invited') return isWaiting(status);
  return true;
}

/** Invited, and nothing has come of it yet. */
export function isWaiting(status: AccessStatus): boolean {
  return status === 'invited' || status === 'bounced' || status === 'expired';
}

/** How many stand under each tab, whatever else is chosen. */
export function countsOf(entries: readonly Entry[]): Record<UsersTab, number> {
  const counts = { all: 0, active: 0, invited: 0, archived: 0 };
  for (const { line } of entries) {
    for (const tab of usersTabs) if (standsUnder(tab, line)) counts[tab] += 1;
  }
  return counts;
}

/**
 * Who is to be shown, and in which order.
 *
 * @param entries in the order of `entriesOf`
 */
export function usersOf(
  entries: readonly Entry[],
  view: UsersView,
  teams: readonly TeamView[],
): Entry[] {
  const query = readQuery(view.query);
  const inTeam = view.team === null ? null : teamAndBelow(view.team, teams);
  const found = entries.filter(
    ({ line, words }) =>
      standsUnder(view.tab, line) &&
      (view.establishment === null || line.establishments.includes(view.establishment)) &&
      (view.status === null || line.status === view.status) &&
      (view.role === null || hasRole(line, view.role)) &&
      (!view.noPin || !line.pin) &&
      (inTeam === null || belongsTo(line, inTeam)) &&
      isFoundBy(query, words),
  );
  const turned = view.down ? -1 : 1;
  // Among equals the names keep their order, whichever way the column goes.
  return found.sort(
    (a, b) =>
      lacks(view.order, a) - lacks(view.order, b) ||
      turned * compareBy(view.order, a, b) ||
      a.rank - b.rank,
  );
}

/** Whether anything narrows the list beside its tab. */
export function isNarrowed(view: UsersView): boolean {
  const { query, role, establishment, team, status, noPin } = view;
  return query !== '' || noPin || [role, establishment, team, status].some((one) => one !== null);
}

/** What needs a hand comes first. */
const urgency: Record<AccessStatus, number> = {
  bounced: 0,
  expired: 1,
  invited: 2,
  active: 3,
  none: 4,
  revoked: 5,
};

/** Who has nothing in a column stands at its end, whichever way it goes. */
function lacks(order: UsersOrder, { line }: Entry): number {
  return (order === 'email' || order === 'team') && !line[order] ? 1 : 0;
}

const { compare } = new Intl.Collator('fr');

function compareBy(order: UsersOrder, a: Entry, b: Entry): number {
  if (order === 'name') return a.rank - b.rank;
  if (order === 'email' || order === 'team') {
    return compare(a.line[order] ?? '', b.line[order] ?? '');
  }
  if (order === 'status') return urgency[a.line.status] - urgency[b.line.status];
  return (b.line.invitedAt ?? 0) - (a.line.invitedAt ?? 0);
}

function hasRole({ roles: held, role }: EmployeeLine, wanted: Role): boolean {
  const others = held.some((one) => one !== 'employee') || role === 'manager';
  if (wanted === 'employee') return !others;
  return held.includes(wanted) || (wanted === 'manager' && role === 'manager');
}

/** Names of a team and of what is below it, by establishment. */
function teamAndBelow(id: string, teams: readonly TeamView[]): Map<string, Set<string>> {
  const found = new Set([id]);
  // A sub-team may be listed before its parent: look again until nothing more is found.
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const one of teams) if (one.parent !== null && found.has(one.parent)) found.add(one.id);
  }
  const names = new Map<string, Set<string>>();
  for (const one of teams) {
    if (!found.has(one.id)) continue;
    names.set(one.establishment, (names.get(one.establishment) ?? new Set()).add(one.name));
  }
  return names;
}

function belongsTo({ team, establishments }: EmployeeLine, names: Map<string, Set<string>>) {
  return team !== null && establishments.some((one) => names.get(one)?.has(team) === true);
}
