import type { Role } from '@comptoir/shared/access/permissions';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { makePasswords } from '../access/accounts/passwords.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { insertAccount, linkPerson } from '../directory/accounts.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { openPasswordHash } from '../platform/password-hash.ts';
import { cast } from './cast.ts';
import { seededChance } from './chance.ts';
import type { DemoPerson } from './seed.ts';

/** Printed for everybody who starts the demonstration; in a real house it would be no secret at all. */
export const demoPassword = 'Essai-Ouvert-2026';

type DemoRole = { role: Role; team: 'Cuisine' | null };

/** Who has an account, by given name, and what they hold besides being on the roster. */
const holders: Record<string, DemoRole[]> = {
  Awa: [
    { role: 'administration', team: null },
    { role: 'manager', team: null },
  ],
  'Jean-Baptiste': [{ role: 'manager', team: null }],
  Aminata: [{ role: 'manager', team: 'Cuisine' }],
  Inès: [{ role: 'accounting', team: null }],
  Fatoumata: [{ role: 'fleet', team: null }],
  Chloé: [{ role: 'support', team: null }],
  Mehdi: [],
};

export type DemoAccount = { name: string; email: string; roles: DemoRole[] };

/** Accounts of the demonstration, the administrator first: e-mail and `demoPassword` open them, and nothing else. */
export function demoAccounts(): DemoAccount[] {
  return Object.entries(holders).map(([given, roles]) => {
    const { family, email } = memberOf(given);
    return { name: `${given} ${family}`, email, roles };
  });
}

/** @param teams ids of the teams by name */
export async function seedAccounts(
  deps: Deps,
  scope: OrganisationScope,
  of: {
    establishment: string;
    people: readonly DemoPerson[];
    teams: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { db, clock, keys } = deps;
  const { establishment, people, teams } = of;
  const { organisation } = scope;
  const chance = seededChance('accounts');
  const now = clock.now();
  const hash = openPasswordHash();
  const kept = await makePasswords(hash, keys.pepper).make(demoPassword);
  await hash.close();
  if (!kept.ok) throw new Error('The password of the demonstration could not be kept.');
  const touched = await inTransaction(db, async (trx) => {
    const operations: NewServerOperation[] = [];
    for (const [given, roles] of Object.entries(holders)) {
      const person = people.find((one) => one.given === given)!.id;
      const account = uuidv7(now, chance.bytes(10));
      const { email } = memberOf(given);
      await insertAccount(trx, {
        ...{ id: account, email, ...kept.value, language: 'fr' },
        ...{ created_at: now, password_at: now },
      });
      await linkPerson(trx, { organisation, person, account, linked_at: now });
      const written = {
        ...{ establishment: null, actor: null, auth: 'none' as const, attachments: [] },
        source: { door: 'setup' as const, account },
      };
      for (const { role, team } of [{ role: 'employee' as const, team: null }, ...roles]) {
        const place =
          team === null ? { establishment: null } : { establishment, team: teams.get(team)! };
        const body = { person, role, ...place };
        operations.push({ ...written, kind: 'role.give', body });
      }
      operations.push({ ...written, kind: 'access.accept', body: { person, account } });
    }
    const appended = await appendWithin(trx, deps, scope, operations);
    const failed = appended.outcomes.find(({ refusal }) => refusal !== undefined);
    if (failed) throw new Error(`An account of the demonstration was refused: ${failed.refusal}.`);
    return appended.touched;
  });
  wake(deps, organisation, touched);
}

function memberOf(given: string): { family: string; email: string } {
  const member = cast.find((one) => one.given === given);
  if (!member?.email) throw new Error(`${given} of the demonstration has no e-mail.`);
  return { family: member.family, email: member.email };
}
