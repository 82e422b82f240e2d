import { uuidv7 } from '@comptoir/shared/journal/ids';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PortalClient, administrator, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
beforeEach(async () => {
  server = await openTestServer();
  ({ client } = await setUpHouse(server));
});
afterEach(() => server.close());

const day = 86_400_000;

it('P17 ACC-21 a log-in sweeps out what opens nothing any more: used links, old challenges, hashes of revoked tokens', async () => {
  const { db, clock } = server.deps;
  const name = (part: string) => ({ name: part, scopes: ['punches.read'], days: 30 });
  const made = await client.post('/tokens', name('Silae'));
  const { token, secret } = (await made.json()) as { token: { id: string }; secret: string };
  const kept = await client.post('/tokens', name('PayFit'));
  const other = (await kept.json()) as { token: { id: string }; secret: string };
  await client.send('DELETE', `/tokens/${token.id}`);
  const account = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  const old = { account: account.id, created_at: 0, expires_at: clock.now(), tries: 0 };
  await db
    .insertInto('login_challenge')
    .values({ hash: 'old', ...old })
    .execute();
  const used = {
    purpose: 'reset',
    organisation: null,
    subject: uuidv7(0, new Uint8Array(10)),
  } as const;
  await db
    .insertInto('one_time_link')
    .values({
      hash: 'used',
      ...used,
      email: null,
      created_at: 0,
      expires_at: clock.now() + day,
      used_at: 1,
    })
    .execute();
  expect((await new PortalClient(server).logIn()).status).toBe(200);
  expect(await db.selectFrom('login_challenge').selectAll().execute()).toEqual([]);
  expect(
    await db.selectFrom('one_time_link').select('hash').where('hash', '=', 'used').execute(),
  ).toEqual([]);
  const hashes = await db.selectFrom('api_token_secret').select(['token', 'hash']).execute();
  expect(hashes.find((one) => one.token === token.id)?.hash).toBe('');
  expect(hashes.find((one) => one.token === other.token.id)?.hash).not.toBe('');
  const ask = async (bearer: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    return (await fetch(`${server.url}/api/backoffice/v1/changes`, { headers })).status;
  };
  expect([await ask(secret), await ask(other.secret)]).toEqual([401, 200]);
  expect(await refusalOf(await new PortalClient(server).logIn(administrator.email, 'x'))).toEqual([
    401,
    'wrong-credentials',
  ]);
});
