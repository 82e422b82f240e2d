import { uuidv7 } from '@comptoir/shared/journal/ids';
import { makePortalSessions } from '../access/accounts/sessions.ts';
import { inTransaction } from '../database/driver.ts';
import { insertAccount, linkPerson } from '../directory/accounts.ts';
import { sessionCookie } from '../http/cookies.ts';
import type { TestServer } from '../testing-server.ts';
import { PortalClient } from './portal-client.ts';

/** A browser in which somebody of the roster is logged in; their invitation and password are other tests' matter. */
export async function logInAs(
  server: TestServer,
  of: { organisation: string; person: string },
): Promise<PortalClient> {
  const { db, clock, random } = server.deps;
  const now = clock.now();
  const account = uuidv7(now, random.bytes(10));
  const sessions = makePortalSessions(server.deps);
  const token = await inTransaction(db, async (trx) => {
    await insertAccount(trx, {
      id: account,
      email: `${of.person}@maison-aubert.fr`,
      password: 'never-typed',
      pepper: 'none',
      language: 'fr',
      created_at: now,
      password_at: now,
    });
    await linkPerson(trx, { ...of, account, linked_at: now });
    return sessions.open(trx, { ...of, account });
  });
  const client = new PortalClient(server);
  client.jar.set(sessionCookie, token);
  return client;
}
