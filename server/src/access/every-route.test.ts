import { generateKeyPairSync } from 'node:crypto';
import { publicKeySchema } from '@comptoir/shared/devices/enrolment';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertDevice } from '../directory/devices.ts';
import { inTransaction } from '../database/driver.ts';
import { foundEstablishment, openTestServer } from '../testing-server.ts';
import { type Asker, RolesWorld, askers } from '../testing/roles-world.ts';
import { type Ids, type Line, routeTable } from '../testing/route-table.ts';
import { routesBelow } from '../testing/routes.ts';

const prefix = '/api/portal';

let world: RolesWorld;
/** A third store, where nobody asks: whoever works there too can leave the first one. */
let depot: string;
/** Whom each of them asks about. */
let about: Record<Asker, Ids>;
async function openWorld(): Promise<void> {
  world = await RolesWorld.open();
  depot = world.newId();
  await world.addStore(depot, 'Le Dépôt');
  about = await standingForAll();
}

/** What became of it, in the words of this table: `in` got past the door, whatever it found behind it. */
async function ask(asker: Asker, route: string, { line, ids }: { line: Line; ids: Ids }) {
  const [method = '', path = ''] = route.split(' ');
  const named = line.named === undefined ? '' : ids[line.named];
  const filled = path
    .replace(':establishment', ids.establishment)
    .replace(/:(id|person|hash)/, named);
  const body = line.type === undefined ? line.body?.(ids) : 'nom;prénom';
  const headers = line.type === undefined ? {} : { 'content-type': line.type };
  const answer = await world.clients[asker].send(
    method,
    `${filled}${line.query?.(ids) ?? ''}`,
    body,
    { headers },
  );
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== '';
  const refusal = isJson ? (JSON.parse(text) as { refusal?: string }).refusal : undefined;
  if (answer.status >= 500) return `${String(answer.status)} ${text}`;
  if (refusal === 'not-allowed' || refusal === 'unauthorised' || refusal === 'not-found') {
    return refusal;
  }
  return 'in';
}

/** Somebody with a pending invitation who also works in the depot, a tablet and a team of a store. */
async function standing(establishment: string): Promise<Ids> {
  const person = await world.addPerson(establishment, 'Awa', {
    email: `${world.newId()}@example.fr`,
  });
  const team = world.newId();
  await world.append([
    { kind: 'access.open', establishment, body: { person, role: 'employee' } },
    { kind: 'membership.add', establishment: depot, body: { person } },
    { kind: 'team.create', establishment, body: { team, name: team, parent: null } },
  ]);
  const device = world.newId();
  const { organisation, server } = world;
  await insertDevice(server.deps.db, deviceRow(device, organisation, establishment));
  const none = world.newId();
  return { person, establishment, team, device, token: none, mail: none, photo: none };
}

const key = JSON.stringify(
  publicKeySchema.parse(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  ),
);

function deviceRow(id: string, organisation: string, establishment: string) {
  const keys = { sign_key: key, wrap_key: key, device_key: '', grant_hash: '', app: null };
  const pending = { pending_count: 0, pending_oldest: null, forked: 0 };
  const at = { enrolled_at: 0, last_seen_at: null };
  return {
    id,
    organisation,
    establishment,
    status: 'active' as const,
    replaces: null,
    given_up_at: null,
    ...keys,
    ...pending,
    ...at,
  };
}

/** A store, a person, a team and a tablet of another house of the same server. */
async function foreign(): Promise<Ids> {
  const { deps } = world.server;
  const other = await foundEstablishment(deps, 'Chez les autres');
  const [person, device, none] = [world.newId(), world.newId(), world.newId()];
  const { organisation, establishment } = other;
  await insertDevice(deps.db, deviceRow(device, organisation, establishment));
  await inTransaction(deps.db, async (trx) => {
    const some = { name_text: '', colour: 'teal', role: 'employee', archived: 0 } as const;
    await trx
      .insertInto('employee')
      .values({ ...nobodyElse, organisation, person, ...some })
      .execute();
    await trx.insertInto('membership').values({ organisation, establishment, person }).execute();
    await trx
      .insertInto('team')
      .values({ organisation, team: none, establishment, name: 'Cuisine', parent: null })
      .execute();
  });
  return { person, establishment, team: none, device, token: none, mail: none, photo: none };
}

const nobodyElse = {
  ...{ team: null, minor_until: null, display_text: null, email_text: null, phone_text: null },
  ...{ language: null, starts_on: null, ends_on: null, open_period_limit: null, photo: null },
  ...{ archived_at: null, archived_by: null },
};

function expected(asker: Asker, { may, hidden }: Line): string {
  if (may.includes(asker)) return 'in';
  if (asker === 'nobody') return 'unauthorised';
  return hidden?.includes(asker) ? 'not-found' : 'not-allowed';
}

it('ROLE-2 every route of the portal has its line in the table, and no line is of a route that is gone', async () => {
  const server = await openTestServer();
  const routes = routesBelow(server, prefix).map(
    ({ method, path }) => `${method} ${path.slice(prefix.length)}`,
  );
  await server.close();
  expect(Object.keys(routeTable).sort()).toEqual([...new Set(routes)].sort());
});

/** A person for each who asks: what one of them changes is not what the next one is told about. */
async function standingForAll(): Promise<Record<Asker, Ids>> {
  const found = {} as Record<Asker, Ids>;
  for (const asker of askers) found[asker] = await standing(world.here);
  return found;
}

/** Asks a route as everybody may who stands at the door, each about a person of their own. */
async function askAll(route: string, line: Line): Promise<void> {
  const found: Record<string, string> = {};
  for (const asker of askers) {
    const ids = about[asker];
    // What is the house's own and has no place is not looked for here.
    const answer = await ask(asker, route, { line, ids });
    const isMissing = ['token', 'mail', 'photo'].includes(line.named ?? '');
    const absent = isMissing || route === 'DELETE /me/sessions/:id';
    found[asker] = absent && answer === 'not-found' ? 'in' : answer;
  }
  expect(found).toEqual(Object.fromEntries(askers.map((asker) => [asker, expected(asker, line)])));
}

const [reads, writes] = [true, false].map((reading) =>
  Object.entries(routeTable).filter(([route]) => route.startsWith('GET ') === reading),
);

describe('a route of the portal that changes something', () => {
  let house: Awaited<ReturnType<RolesWorld['keep']>>;
  beforeAll(async () => {
    await openWorld();
    house = await world.keep();
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    world = await house.copy();
  });
  afterEach(() => world.close());

  it.each(writes!)('ROLE-2 W6 W7 %s, for everybody', askAll);
});

/** None of these changes what the next one asks about: one house for all. */
describe('a route of the portal', () => {
  beforeAll(openWorld);
  afterAll(() => world.close());

  it.each(reads!)('ROLE-2 W6 W7 %s, for everybody', askAll);

  const naming = Object.entries(routeTable).filter(
    ([, { named, query, body }]) =>
      ['person', 'team', 'device'].includes(named ?? '') ||
      [query, body].some((one) => one && /person|establishment/.test(one.toString())),
  );
  /** Lists of ids: who is out of reach is not in the answer, or says so by itself. */
  const lists = ['POST /accesses/invite', 'DELETE /me/sessions/:id'];

  it.each(naming.filter(([route]) => !lists.includes(route)))(
    'X03 %s knows nothing of another store or house, nor of what was never there',
    async (route, line) => {
      const never = world.newId();
      const nothing: Ids = {
        ...{ person: never, establishment: never, team: never, device: never },
        ...{ token: never, mail: never, photo: never },
      };
      const elsewhere = await foreign();
      const there = await standing(world.there);
      const atHome: Asker[] = ['manager', 'team', 'store'];
      for (const asker of atHome) {
        if (expected(asker, line) === 'not-allowed') continue;
        for (const ids of [there, elsewhere, nothing]) {
          expect([asker, await ask(asker, route, { line, ids })]).toEqual([asker, 'not-found']);
        }
      }
      for (const ids of [elsewhere, nothing]) {
        const answer = await ask('administrator', route, { line, ids });
        expect(['administrator', answer]).toEqual(['administrator', 'not-found']);
      }
    },
  );
});
