import type { Asker } from '@comptoir/shared/access/policy';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { useMe } from '../use-me.ts';
import { employeeQuery } from './api.ts';

/**
 * Oneself as the policy judges (shared/access/policy), so that only what one may do is offered; null until it is known
 * and for whoever reads no records. The server judges again.
 */
export function useAsker(): Asker | null {
  const me = useMe();
  const reads = me.permissions.includes('employees.read');
  const own = useQuery({ ...employeeQuery(useApi(), me.person.id), enabled: reads }).data;
  if (!reads || own === undefined) return null;
  const { roles, grants } = own.access;
  return {
    person: own.id,
    holdings: [
      ...roles.map(({ role, ...where }) => ({ holds: { role }, ...where })),
      ...grants.map(({ grant, ...where }) => ({ holds: { grant }, ...where })),
    ],
    memberships: new Set(own.establishments.map(({ id }) => id)),
    restricted: me.secondFactor.restricted,
  };
}
