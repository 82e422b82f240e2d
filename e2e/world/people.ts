import { demoPeople } from '@comptoir/server/demo/seed';
import type { Person } from './punch.ts';

/** The people of the demonstration restaurant, with the codes that they would have in mind. */
export const everybody: readonly (Person & { manager: boolean })[] = demoPeople().map(
  ({ id, given, family, role, pin }) => ({
    id,
    name: `${given} ${family}`,
    pin,
    manager: role === 'manager',
  }),
);

/** Somebody by given name. */
export function person(given: string): Person {
  const found = everybody.find(({ name }) => name.startsWith(`${given} `));
  if (found === undefined) throw new Error(`nobody is called ${given} in the restaurant`);
  return found;
}
