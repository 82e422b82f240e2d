import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { verifyJournal } from '../../journal/verify.ts';
import { PortalClient, setUpHouse } from '../../testing/portal-client.ts';
import { PortalPeople } from '../../testing/portal-people.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let people: PortalPeople;
let organisation: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  people = new PortalPeople(server, house.me);
});
afterEach(() => server.close());

const month = 31 * 86_400_000;

/** Tables of the database in which one of these words stands, whatever the column. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const { db } = server.deps;
  const tables = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table'`.execute(db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    const text = JSON.stringify(rows).toLowerCase();
    if (words.some((word) => text.includes(word))) found.push(name);
  }
  return found;
}

it('EMP-21 L05 of somebody with a login nothing is left anywhere: no mail that was written to them, no address of before', async () => {
  const person = await people.hire('zelda@example.fr', 'Zelda');
  await client.post('/accesses/open', { person, role: 'employee' });
  const token = await people.tokenTo('zelda@example.fr', 'activation');
  const own = new PortalClient(server);
  const password = 'Quatre-Geais-8';
  expect((await own.post('/activate', { token, password })).status).toBe(200);
  await own.post('/me/password', { current: password, next: 'Cinq-Loriots-9' });
  const moved = { email: 'zelda@free.fr', password: 'Cinq-Loriots-9' };
  expect((await own.post('/me/email', moved)).status).toBe(202);
  const confirm = await people.tokenTo('zelda@free.fr', 'confirm');
  expect((await own.post('/email/confirm', { token: confirm })).status).toBe(204);
  await own.post('/passwords/forgotten', { email: 'zelda@free.fr' });
  await people.tokenTo('zelda@free.fr', 'reset');
  // Let go and taken back, at another address: the login of before was theirs, too.
  await client.post('/accesses/revoke', { person });
  await people.giveEmail(person, 'zelda@orange.fr');
  await client.post('/accesses/open', { person, role: 'employee' });
  const again = await people.tokenTo('zelda@orange.fr', 'activation');
  expect((await own.post('/activate', { token: again, password })).status).toBe(200);
  const words = ['zelda'];
  expect(await tablesWith(words)).toEqual(
    expect.arrayContaining(['attachment', 'account', 'mail']),
  );
  await people.append({ kind: 'employee.archive', body: { person } });
  server.clock.advance(61 * month);
  await people.append({ kind: 'employee.erase', body: { person, what: 'all' } });
  expect(await tablesWith(words)).toEqual([]);
  expect((await verifyJournal(server.deps.db, organisation)).ok).toBe(true);
  expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
});
