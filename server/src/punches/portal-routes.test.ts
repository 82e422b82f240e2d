import { uuidv7 } from '@comptoir/shared/journal/ids';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { doubtfulAnswerSchema, presenceAnswerSchema } from '@comptoir/shared/punches/portal';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { logInAs } from '../testing/portal-account.ts';
import { PortalClient, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

const minute = 60_000;
let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
let there: string;
let manager: PortalClient;
let awa: string;
let boss: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  there = await openStore('Le Comptoir du Marché');
  awa = await hire('Awa');
  boss = await hire('Léa', 'manager');
  manager = await logInAs(server, { organisation, person: boss });
  await append({ kind: 'role.give', body: { person: boss, role: 'manager', establishment: here } });
  ({ client } = house);
});
afterEach(() => server.close());

const newId = () => uuidv7(server.clock.now(), server.deps.random.bytes(10));
const text = (words: string) =>
  makeAttachment(Buffer.from(server.deps.random.bytes(16)).toString('hex'), words);

async function append(operation: Pick<NewServerOperation, 'kind' | 'body'> & object) {
  await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment: here, actor: null, auth: 'none', attachments: [] },
      source: { door: 'setup', account: null },
      ...operation,
    } as NewServerOperation,
  ]);
}

async function openStore(name: string): Promise<string> {
  const [establishment, nameText] = [newId(), text(name)];
  const { settings } = await server.deps.db
    .selectFrom('establishment')
    .select('settings')
    .executeTakeFirstOrThrow();
  await append({
    ...{ kind: 'establishment.create', establishment, attachments: [nameText] },
    body: { establishment, nameText: nameText.hash, settings: JSON.parse(settings) as never },
  });
  return establishment;
}

async function hire(given: string, role: 'employee' | 'manager' = 'employee', store = here) {
  const [person, name] = [newId(), text(JSON.stringify({ given, family: '' }))];
  await append({
    ...{ kind: 'employee.create', establishment: store, attachments: [name] },
    body: {
      ...{ person, nameText: name.hash, colour: 'teal', role },
      ...{ team: null, minorUntil: null },
    },
  });
  return person;
}

const tablets = new WeakMap<TestServer, Map<string, TestTablet>>();
async function tabletAt(store: string): Promise<TestTablet> {
  const known = tablets.get(server) ?? new Map<string, TestTablet>();
  tablets.set(server, known);
  const tablet = known.get(store) ?? (await TestTablet.enrolled(server, store));
  known.set(store, tablet);
  return tablet;
}

type Punching = { store?: string; auth?: 'pin' | 'none'; skew?: number };

/** Punches at a store, known by a PIN unless said otherwise. */
async function punch(
  person: string | null,
  type: PunchType,
  { store = here, auth = 'pin', skew = 0 }: Punching = {},
): Promise<void> {
  const tablet = await tabletAt(store);
  const acts = {
    ...{ kind: 'punch.record' as const, actor: person, auth },
    body: { person, type, nameText: null },
  };
  const answer = await tablet.sync(await tablet.push(1, { acts, skew }), await tablet.token());
  expect(answer.status).toBe(200);
}

const presence = async (as: PortalClient) =>
  presenceAnswerSchema.parse(await (await as.get('/presence')).json());
const doubtful = async (as: PortalClient) =>
  doubtfulAnswerSchema.parse(await (await as.get('/punches/doubtful')).json()).punches;

describe('who is in', () => {
  it('C11 PUNCH-13 is whoever came and has not left, the longest first, and how many are not there', async () => {
    const since = server.clock.now();
    await punch(awa, 'in');
    server.clock.advance(5 * minute);
    await punch(boss, 'in');
    server.clock.advance(5 * minute);
    await punch(awa, 'break-start');
    expect(await presence(client)).toEqual({
      present: [
        {
          ...{ person: boss, name: 'Léa', colour: 'teal', photo: null, team: null },
          ...{ establishment: here, state: 'in', since: since + 5 * minute, forgotten: false },
        },
        {
          ...{ person: awa, name: 'Awa', colour: 'teal', photo: null, team: null },
          ...{ establishment: here, state: 'break', since: since + 10 * minute, forgotten: false },
        },
      ],
      away: 1,
    });
    server.clock.advance(minute);
    await punch(awa, 'break-end');
    await punch(boss, 'out');
    expect((await presence(client)).present.map(({ person, state }) => [person, state])).toEqual([
      [awa, 'in'],
    ]);
    expect((await presence(client)).away).toBe(2);
  });

  it('PUNCH-13 a departure that was probably forgotten is said to be one', async () => {
    await punch(awa, 'in');
    server.clock.advance(14 * 60 * minute);
    await client.logIn();
    expect((await presence(client)).present).toMatchObject([{ person: awa, forgotten: true }]);
  });

  it('X03 PUNCH-13 is of one’s own establishments, and of whoever works there today', async () => {
    const lent = await hire('Zoé', 'employee', there);
    const far = await hire('Noé', 'employee', there);
    await punch(far, 'in', { store: there });
    expect(await presence(manager)).toMatchObject({ present: [], away: 3 });
    await punch(lent, 'in');
    await punch(awa, 'in', { store: there });
    const seen = (await presence(manager)).present.map(({ person }) => person);
    expect(new Set(seen)).toEqual(new Set([lent, awa]));
    expect((await presence(client)).present).toHaveLength(3);
    const employee = await logInAs(server, { organisation, person: awa });
    expect((await employee.get('/presence')).status).toBe(403);
    expect((await new PortalClient(server).get('/presence')).status).toBe(401);
  });

  it('PUNCH-13 nobody who was archived is in', async () => {
    await punch(awa, 'in');
    await append({ kind: 'employee.archive', body: { person: awa } });
    expect((await presence(client)).present).toEqual([]);
  });
});

describe('doubtful punches', () => {
  it('PUNCH-14 are those that somebody has to look at, newest first, with what is known', async () => {
    const tablet = await tabletAt(here);
    const name = text('Extra du samedi');
    await punch(awa, 'in');
    server.clock.advance(minute);
    await punch(awa, 'out', { auth: 'none' });
    server.clock.advance(minute);
    const acts = {
      kind: 'punch.record' as const,
      body: { person: null, type: 'in' as const, nameText: name.hash },
    };
    const push = await tablet.push(1, { acts });
    await tablet.sync({ ...push, attachments: [name] }, await tablet.token());
    const [unknown, bare] = await doubtful(manager);
    expect(unknown).toMatchObject({ person: null, name: 'Extra du samedi', type: 'in' });
    expect(unknown?.flags).toContain('unknown-person');
    expect(bare).toMatchObject({ person: awa, name: 'Awa', type: 'out', establishment: here });
    expect(bare?.flags).toContain('no-pin');
    expect(await doubtful(manager)).toHaveLength(2);
    const attach = {
      ...{ kind: 'punch.attach' as const, actor: boss, auth: 'manager' as const },
      body: { punch: unknown!.id, person: awa },
    };
    await tablet.sync(await tablet.push(1, { acts: attach }), await tablet.token());
    expect((await doubtful(manager)).map(({ id }) => id)).toEqual([bare!.id]);
  });

  it('PUNCH-14 leave the list when they are cancelled, or older than what a tablet holds', async () => {
    await punch(awa, 'in', { auth: 'none' });
    const [found] = await doubtful(client);
    const tablet = await tabletAt(here);
    const acts = { kind: 'punch.cancel' as const, body: { punch: found!.id }, actor: awa };
    await tablet.sync(await tablet.push(1, { acts }), await tablet.token());
    expect(await doubtful(client)).toEqual([]);
    const window = 15 * 7 * 24 * 60 * minute;
    await punch(awa, 'in', { auth: 'none', skew: -window });
    expect(await doubtful(client)).toHaveLength(1);
    server.clock.advance(minute);
    expect(await doubtful(client)).toEqual([]);
  });

  it('X03 PUNCH-14 are those of one’s own establishments', async () => {
    const far = await hire('Noé', 'employee', there);
    await punch(far, 'in', { store: there, auth: 'none' });
    expect(await doubtful(manager)).toEqual([]);
    expect(await doubtful(client)).toHaveLength(1);
    const employee = await logInAs(server, { organisation, person: awa });
    expect((await employee.get('/punches/doubtful')).status).toBe(403);
    expect((await new PortalClient(server).get('/punches/doubtful')).status).toBe(401);
  });
});
