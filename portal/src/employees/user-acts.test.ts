import { permissions, permissionsOf } from '@comptoir/shared/access/permissions';
import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { describe, expect, it } from 'vitest';
import { actsFor, mayDo, touchedBy } from './user-acts.ts';

const awa: EmployeeLine = {
  id: '01930000-0000-7000-8000-000000000001',
  name: { given: 'Awa', family: 'Diop' },
  display: null,
  colour: 'brick',
  photo: null,
  email: 'awa@exemple.fr',
  phone: '+33612345678',
  team: null,
  establishments: [],
  archivedAt: null,
  role: 'employee',
  roles: [],
  status: 'none',
  invitedAt: null,
  pin: true,
};
const offered = (
  over: Partial<EmployeeLine>,
  held = permissions as readonly (typeof permissions)[number][],
) => actsFor({ ...awa, ...over }, held).map(({ act }) => act);

describe('the menu of a person', () => {
  it('C19 W3 invites who has no access, and whoever lost it', () => {
    expect(offered({})).toEqual(['open', 'invite', 'pin', 'archive']);
    expect(offered({ status: 'revoked' })).toEqual(['open', 'invite', 'pin', 'archive']);
  });

  it('C12 C3 sends again, sends by SMS and revokes while an invitation waits', () => {
    for (const status of ['invited', 'bounced', 'expired'] as const) {
      expect(offered({ status })).toEqual(['open', 'resend', 'sms', 'revoke', 'pin', 'archive']);
    }
    expect(offered({ status: 'active' })).toEqual(['open', 'revoke', 'pin', 'archive']);
  });

  it('W10 restores whoever is archived, and does nothing else with them', () => {
    expect(offered({ archivedAt: 1, status: 'revoked' })).toEqual(['open', 'restore']);
  });

  it('K10 says why nobody can be invited without an e-mail, nor reached without a telephone', () => {
    const unable = (over: Partial<EmployeeLine>) =>
      actsFor({ ...awa, ...over }, permissions).flatMap(({ act, unable: why }) =>
        why === null ? [] : [[act, why]],
      );
    expect(unable({ email: null })).toEqual([['invite', 'no-email']]);
    expect(unable({ status: 'invited', phone: null })).toEqual([['sms', 'no-phone']]);
  });

  it('offers nothing that whoever asks may not do', () => {
    expect(offered({}, permissionsOf.accounting)).toEqual(['open']);
    expect(mayDo('invite', permissionsOf.accounting)).toBe(false);
    expect(mayDo('archive', permissionsOf.manager)).toBe(true);
  });
});

describe('an act on many', () => {
  const lines = [
    awa,
    { ...awa, id: '2', email: null, pin: false },
    { ...awa, id: '3', status: 'active' as const },
    { ...awa, id: '4', archivedAt: 1, pin: false },
  ];
  const touched = (act: Parameters<typeof touchedBy>[0]) =>
    touchedBy(act, lines).map(({ id }) => id);

  it('C19 C13 invites those with an e-mail who have no account yet', () => {
    expect(touched('invite')).toEqual([awa.id]);
  });

  it('K12 makes a PIN for those who have none, and never another for those who have', () => {
    expect(touched('pins')).toEqual(['2']);
  });

  it('leaves archived people where they are', () => {
    expect(touched('archive')).toEqual([awa.id, '2', '3']);
    expect(touched('team')).toEqual([awa.id, '2', '3']);
  });
});
