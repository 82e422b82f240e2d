import { permissions, permissionsOf } from '@comptoir/shared/access/permissions';
import { describe, expect, it } from 'vitest';
import { allowed, configuration, modules, needsOf } from './places.ts';

const of = (list: readonly { to: string }[]) => list.map(({ to }) => to);

describe('the menu', () => {
  it('C2 has every page for the administration, the users first behind the gear', () => {
    expect(allowed(modules, permissions)).toEqual(modules);
    expect(allowed(configuration, permissions)).toEqual(configuration);
    expect(configuration[0].to).toBe('/configuration/users');
  });

  it('PORTAL-10 offers a person the pages of their roles and no other', () => {
    expect(of(allowed(modules, permissionsOf.employee))).toEqual([
      '/',
      '/schedule',
      '/hours',
      '/news',
    ]);
    expect(of(allowed(configuration, permissionsOf.employee))).toEqual([]);
    expect(of(allowed(modules, permissionsOf.manager))).toEqual(of(modules));
    expect(of(allowed(configuration, permissionsOf.manager))).toEqual([
      '/configuration/users',
      '/configuration/teams',
    ]);
    expect(of(allowed(configuration, permissionsOf.fleet))).toEqual(['/configuration/tablets']);
  });
});

describe('what a page asks for', () => {
  it('PORTAL-10 is what the nearest place above it asks for', () => {
    expect(needsOf('/configuration/users/01930000')).toBe('employees.read');
    expect(needsOf('/configuration/users/import')).toBe('employees.manage');
    expect(needsOf('/configuration/tablets/new')).toBe('devices.manage');
    expect(needsOf('/hours')).toBe('own.hours');
  });

  it('PORTAL-10 is nothing for the home, the profile and one’s own data', () => {
    for (const path of ['/', '/profile', '/profile/security', '/your-data']) {
      expect(needsOf(path)).toBeNull();
    }
  });

  it('PORTAL-10 is not read from an address that only begins alike', () => {
    expect(needsOf('/configuration/usersss')).toBeNull();
  });
});
