import { join } from 'node:path';
import { makePortalSessions } from '@comptoir/server/access/accounts/sessions';
import { openDatabase } from '@comptoir/server/database/connection';
import { inTransaction } from '@comptoir/server/database/driver';
import { insertAccount, linkPerson } from '@comptoir/server/directory/accounts';
import { sessionCookie } from '@comptoir/server/http/cookies';
import { mintOrganisationScope } from '@comptoir/server/http/scopes';
import { appendServer } from '@comptoir/server/journal/append';
import { saveSubscription } from '@comptoir/server/notifications/push/commands';
import { systemClock } from '@comptoir/server/platform/clock';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import type { PushService } from '@comptoir/server/testing/push-service';
import { newId } from './device-keys.ts';
import type { StagedHouse } from './staged-house.ts';

/** A house whose manager is logged in, and whose people have mail and a phone each. */
export type PlannedHouse = {
  dataDir: string;
  establishment: string;
  people: string[];
  /** What the manager's browser sends. */
  cookie: string;
};

/** Gives everybody of the first store an account and a browser of this push service, in a folder of its own. */
export async function planHouse(house: StagedHouse, service: PushService): Promise<PlannedHouse> {
  const dataDir = house.copy();
  const { organisation } = house;
  const { establishment, people } = house.stores[0]!;
  const [manager = '', ...others] = people;
  const keys = await openKeys(join(dataDir, 'keys'));
  const db = await openDatabase(join(dataDir, 'comptoir.sqlite'));
  const pokes = { poke: () => undefined, close: () => undefined };
  const log = openLogger('silent');
  const deps = { db, clock: systemClock, random: systemRandom, keys, pokes, log };
  const now = systemClock.now();
  const accounts = new Map(people.map((person) => [person, newId()]));
  const [given] = await appendServer(deps, mintOrganisationScope(organisation), [
    {
      ...{ actor: null, auth: 'none', source: { door: 'system', account: null } },
      ...{ kind: 'role.give', establishment: null, attachments: [] },
      body: { person: manager, role: 'manager', establishment, team: null },
    },
  ]);
  if (given?.status !== 'applied') throw new Error(`nobody manages: ${JSON.stringify(given)}`);
  const token = await inTransaction(db, async (trx) => {
    for (const [person, account] of accounts) {
      await insertAccount(trx, {
        ...{ id: account, email: addressOf(person), language: 'fr' },
        ...{ password: 'never-typed', pepper: 'none', created_at: now, password_at: now },
      });
      await linkPerson(trx, { organisation, person, account, linked_at: now });
    }
    for (const person of others) {
      const own = { organisation, person, account: accounts.get(person)!, session: 'none' };
      const { endpoint, p256dh, auth } = service.browser(person);
      const browser = { endpoint, p256dh, auth, agent: 'Chrome', created_at: now };
      await saveSubscription(trx, { id: newId(), ...own, ...browser });
    }
    return makePortalSessions({ ...deps, backups: null } as never).open(trx, {
      ...{ organisation, person: manager, account: accounts.get(manager)! },
    });
  });
  await db.destroy();
  return { dataDir, establishment, people: others, cookie: `${sessionCookie}=${token}` };
}

export const addressOf = (person: string) => `${person}@example.com`;
