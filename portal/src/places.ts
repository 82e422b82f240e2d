import type { Permission } from '@comptoir/shared/access/permissions';
import type { IconName } from '@comptoir/ui/icon';
import type { Key } from './language/speech.ts';

type Place = {
  to: string;
  key: Key;
  /** Under the thumb of a phone, where the whole word has no room. */
  short?: Key;
  icon: IconName;
  needs: Permission | null;
};

/** Every day's pages, in the order of the menu. */
export const modules = [
  { to: '/', key: 'nav.home', icon: 'home', needs: null },
  { to: '/schedule', key: 'nav.schedule', icon: 'expected', needs: 'own.schedule' },
  { to: '/hours', key: 'nav.hours', icon: 'register', needs: 'own.hours' },
  { to: '/news', key: 'nav.news', icon: 'message', needs: 'own.schedule' },
  { to: '/presence', key: 'nav.presence', icon: 'people', needs: 'presence.read' },
  { to: '/planning', key: 'nav.planning', icon: 'calendar', needs: 'planning.publish' },
  { to: '/approvals', key: 'nav.approvals', icon: 'tasks', needs: 'punches.approve' },
  {
    to: '/timesheets',
    key: 'nav.timesheets',
    short: 'nav.timesheets-short',
    icon: 'sheet',
    needs: 'hours.read',
  },
] as const satisfies readonly Place[];

/** What is behind the gear (C2), in the order of its list. */
export const configuration = [
  { to: '/configuration/users', key: 'nav.users', icon: 'people', needs: 'employees.read' },
  { to: '/configuration/teams', key: 'nav.teams', icon: 'team', needs: 'teams.manage' },
  {
    to: '/configuration/establishments',
    key: 'nav.establishments',
    icon: 'store',
    needs: 'establishments.manage',
  },
  { to: '/configuration/tablets', key: 'nav.tablets', icon: 'tablet', needs: 'devices.manage' },
  {
    to: '/configuration/organisation',
    key: 'nav.organisation',
    icon: 'building',
    needs: 'organisation.manage',
  },
  {
    to: '/configuration/invitation',
    key: 'nav.invitation',
    icon: 'edit',
    needs: 'organisation.manage',
  },
  { to: '/configuration/mail', key: 'nav.mail', icon: 'mail', needs: 'mail.read' },
  { to: '/configuration/tokens', key: 'nav.tokens', icon: 'key', needs: 'tokens.manage' },
  { to: '/configuration/journal', key: 'nav.journal', icon: 'history', needs: 'journal.read' },
  { to: '/configuration/evidence', key: 'nav.evidence', icon: 'proof', needs: 'journal.read' },
] as const satisfies readonly Place[];

/** Pages below a place that ask for more than the place itself. */
const stricter: readonly { to: string; needs: Permission }[] = [
  { to: '/configuration/users/import', needs: 'employees.manage' },
  { to: '/news/manage', needs: 'announcements.publish' },
  { to: '/tasks', needs: 'own.schedule' },
];

/** The places of a list that somebody may go to. */
export function allowed<P extends Place>(places: readonly P[], held: readonly Permission[]): P[] {
  return places.filter(({ needs }) => needs === null || held.includes(needs));
}

/**
 * What a page asks for: that of the longest place above it; null where anybody inside may go.
 *
 * @param path below the portal's own address, such as `/configuration/users/import`
 */
export function needsOf(path: string): Permission | null {
  const above = [...modules, ...configuration, ...stricter]
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length);
  return above[0]?.needs ?? null;
}
