import type { Role } from '@comptoir/shared/access/permissions';
import { type JournalEntry, journalAnswerSchema } from '@comptoir/shared/journal/portal';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { toldFields } from '@comptoir/shared/journal/told-fields';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { logInAs } from '../testing/portal-account.ts';
import { PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, foundEstablishment, openTestServer } from '../testing-server.ts';
import { type NewServerOperation, appendServer } from './append.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let administrator: string;
let here: string;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  administrator = house.me.person.id;
  here = house.me.establishments[0]!.id;
});
afterEach(() => server.close());

const newId = () => uuidv7(server.clock.now(), server.deps.random.bytes(10));
const text = (words: string) =>
  makeAttachment(Buffer.from(server.deps.random.bytes(16)).toString('hex'), words);

/** What the administrator asks for in the portal. */
function append(
  operations: (Pick<NewServerOperation, 'kind' | 'body'> & Partial<NewServerOperation>)[],
) {
  return appendServer(
    server.deps,
    mintOrganisationScope(organisation),
    operations.map((operation) => ({
      ...{ establishment: here, actor: administrator, auth: 'none', attachments: [] },
      source: { door: 'portal', account: newId() },
      ...operation,
    })),
  );
}

async function hire(
  given = 'Awa',
  establishment = here,
  role: 'employee' | 'manager' = 'employee',
): Promise<string> {
  const [person, name] = [newId(), text(JSON.stringify({ given, family: 'Diallo' }))];
  const body = {
    ...{ person, nameText: name.hash, colour: 'teal' as const },
    ...{ role, team: null, minorUntil: null },
  };
  await append([{ kind: 'employee.create', body, establishment, attachments: [name] }]);
  return person;
}

/** Somebody who holds a role here, in a browser of their own. */
async function seat(role: Role, establishment: string | null = here): Promise<PortalClient> {
  const person = await hire('Zoé', here, role === 'manager' ? 'manager' : 'employee');
  await append([{ kind: 'role.give', body: { person, role, establishment } }]);
  return logInAs(server, { organisation, person });
}

async function read(query = '', as = client) {
  const answer = await as.get(`/journal${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return journalAnswerSchema.parse(await answer.json());
}

const changesOf = ({ changes }: JournalEntry | undefined = {} as JournalEntry) =>
  changes.map(({ field, from, to }) => [field, from, to]);

describe('the audit log', () => {
  it('JOURNAL-21 says who changed what, when and from where, in the words that were there', async () => {
    const person = await hire();
    const [old, fresh] = [text('awa@exmaple.fr'), text('awa@example.fr')];
    server.clock.advance(60_000);
    await append([
      {
        kind: 'employee.edit',
        body: { person, changes: { emailText: { from: null, to: old.hash } } },
        attachments: [old],
      },
    ]);
    server.clock.advance(60_000);
    await append([
      {
        kind: 'employee.edit',
        body: { person, changes: { emailText: { from: old.hash, to: fresh.hash } } },
        attachments: [fresh],
      },
      { kind: 'role.give', body: { person, role: 'accounting', establishment: null } },
    ]);
    const { entries } = await read(`?person=${person}`);
    expect(entries).toHaveLength(4);
    expect(entries[1]).toMatchObject({
      ...{ at: server.clock.now(), kind: 'employee.edit', refusal: null, door: 'portal' },
      ...{ actor: { id: administrator, name: 'Nour Aubert' }, place: null },
      ...{ person: { id: person, name: 'Awa Diallo' }, establishment: 'Le Comptoir des Halles' },
      changes: [{ field: 'email', from: 'awa@exmaple.fr', to: 'awa@example.fr' }],
    });
    expect(entries.map(changesOf)).toEqual([
      [['role', null, 'accounting']],
      [['email', 'awa@exmaple.fr', 'awa@example.fr']],
      [['email', null, 'awa@exmaple.fr']],
      [
        ['name', null, 'Awa Diallo'],
        ['role', null, 'employee'],
        ['establishment', null, 'Le Comptoir des Halles'],
      ],
    ]);
  });

  it('JOURNAL-21 tells nothing that was erased, and never a secret', async () => {
    const person = await hire();
    const phone = text('+33612345678');
    await append([
      {
        kind: 'employee.edit',
        body: { person, changes: { phoneText: { from: null, to: phone.hash } } },
        attachments: [phone],
      },
    ]);
    const { secret } = (await (
      await client.post('/tokens', { name: 'Silae', scopes: ['punches.read'], days: 9 })
    ).json()) as { secret: string };
    await server.deps.db.deleteFrom('attachment').where('hash', '=', phone.hash).execute();
    const { entries } = await read();
    expect(entries.find(({ kind }) => kind === 'employee.edit')?.changes).toEqual([
      { field: 'phone', from: null, to: null },
    ]);
    expect(changesOf(entries.find(({ kind }) => kind === 'token.create'))).toEqual([
      ['token', null, 'Silae'],
      ['scopes', null, 'punches.read'],
      ['expiresAt', null, String(server.clock.now() + 9 * 86_400_000)],
    ]);
    const told = JSON.stringify(entries);
    expect(told).not.toContain(secret.split('.')[1]);
    expect(told).not.toMatch(/sealed|\$2[ab]\$/);
    const fields = entries.flatMap(({ changes }) => changes.map(({ field }) => field));
    expect(fields.filter((field) => !Object.hasOwn(toldFields, field))).toEqual([]);
  });

  it('JOURNAL-21 tells what a tablet asked for in vain, and from which store', async () => {
    const tablet = await TestTablet.enrolled(server);
    const person = await hire();
    const { entries: before } = await read();
    expect(before.find(({ kind }) => kind === 'device.enrol')).toMatchObject({
      ...{ door: 'command', actor: null, establishment: 'Le Comptoir des Halles' },
      changes: [
        { field: 'tablet', from: null, to: expect.stringMatching(/^[0-9A-Z]{6}$/) as string },
      ],
    });
    const acts = { kind: 'employee.archive', body: { person }, auth: 'manager' } as const;
    await tablet.sync(await tablet.push(1, { acts }), await tablet.token());
    expect((await read()).entries[0]).toMatchObject({
      ...{ kind: 'employee.archive', refusal: 'not-allowed', door: 'tablet', changes: [] },
      ...{ place: 'Le Comptoir des Halles', person: { id: person, name: 'Awa Diallo' } },
    });
  });

  it('C12 JOURNAL-21 keeps the whole story of an invitation: sender, dates, delivery, acceptance', async () => {
    const person = await hire();
    const email = text('awa@example.fr');
    const change = { emailText: { from: null, to: email.hash } };
    await append([
      { kind: 'employee.edit', body: { person, changes: change }, attachments: [email] },
      { kind: 'access.open', body: { person, role: 'employee' } },
    ]);
    const invitation = (
      await server.deps.db
        .selectFrom('invitation')
        .select('id')
        .where('person', '=', person)
        .executeTakeFirstOrThrow()
    ).id;
    const expiresAt = server.clock.now() + 72 * 3_600_000;
    const system = { actor: null, source: { door: 'system' as const, account: null } };
    const delivery = (state: 'failed' | 'sent') => ({
      kind: 'access.delivery' as const,
      body: { person, invitation, state, expiresAt: state === 'sent' ? expiresAt : null },
      ...system,
    });
    await append([
      delivery('failed'),
      { kind: 'access.resend', body: { person } },
      delivery('sent'),
      { kind: 'access.revoke', body: { person } },
    ]);
    const { entries } = await read(`?person=${person}&subject=access`);
    expect(
      entries.map(({ kind, actor, refusal, ...rest }) => [
        kind,
        actor?.name ?? null,
        refusal,
        changesOf({ ...rest } as JournalEntry),
      ]),
    ).toEqual([
      ['access.revoke', 'Nour Aubert', null, []],
      [
        ...['access.delivery', null, null],
        [
          ['delivery', null, 'sent'],
          ['expiresAt', null, String(expiresAt)],
        ],
      ],
      ['access.resend', 'Nour Aubert', null, []],
      ['access.delivery', null, null, [['delivery', null, 'failed']]],
      ['access.open', 'Nour Aubert', null, [['role', null, 'employee']]],
    ]);
  });

  it('JOURNAL-22 comes in pages of fifty, the newest first, none twice and none left out', async () => {
    for (let n = 0; n < 60; n++) await hire(`Awa${n}`);
    const first = await read();
    expect(first.entries).toHaveLength(50);
    const second = await read(`?before=${first.next}`);
    expect(second.next).toBeNull();
    const positions = [...first.entries, ...second.entries].map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
    const { count } = await server.deps.db
      .selectFrom('journal_entry')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(new Set(positions).size).toBe(count);
  });

  it('JOURNAL-22 is asked for by person, author, subject and days of the first establishment', async () => {
    server.clock.advance(Date.parse('2026-11-03T22:59:00Z') - server.clock.now());
    await client.logIn();
    const person = await hire();
    server.clock.advance(2 * 60_000);
    await client.logIn();
    await append([{ kind: 'role.give', body: { person, role: 'fleet', establishment: null } }]);
    const kinds = async (query: string) => (await read(query)).entries.map(({ kind }) => kind);
    expect(await kinds('?from=2026-11-03&to=2026-11-03&subject=employee')).toEqual([
      'employee.create',
    ]);
    expect(await kinds('?from=2026-11-04')).toEqual(['role.give']);
    expect(await kinds(`?subject=role&person=${person}`)).toEqual(['role.give']);
    expect(await kinds(`?actor=${person}`)).toEqual([]);
    expect(await kinds(`?actor=${administrator}&subject=role&from=2026-11-04`)).toEqual([
      'role.give',
    ]);
  });

  it('JOURNAL-22 X03 is whole for who reads the journal everywhere, and of their people for who sees them', async () => {
    const other = newId();
    const name = text('Le Comptoir du Marché');
    await append([
      {
        kind: 'establishment.create',
        establishment: other,
        body: { establishment: other, nameText: name.hash, settings: await settings() },
        attachments: [name],
      },
    ]);
    const [person, elsewhere] = [await hire(), await hire('Zoé', other)];
    const manager = await seat('manager');
    expect(await refusalOf(await manager.get('/journal'))).toEqual([403, 'not-allowed']);
    expect((await read(`?person=${person}`, manager)).entries).toHaveLength(1);
    for (const hidden of [elsewhere, newId()]) {
      expect(await refusalOf(await manager.get(`/journal?person=${hidden}`))).toEqual([
        404,
        'not-found',
      ]);
    }
    const employee = await seat('employee');
    expect((await employee.get(`/journal?person=${person}`)).status).toBe(403);
    const local = await seat('administration', here);
    expect((await local.get('/journal')).status).toBe(403);
    expect((await new PortalClient(server).get('/journal')).status).toBe(401);
    const foreign = await foundEstablishment(server.deps, 'Ailleurs');
    const told = JSON.stringify((await read()).entries);
    expect(told).not.toContain(foreign.establishment);
    expect(told).not.toContain('Ailleurs');
  });

  it('X06 X07 JOURNAL-22 takes nothing but what it knows, each once', async () => {
    for (const bad of [
      '?before=0',
      '?before=x',
      '?before=1&before=2',
      '?person=1',
      `?person[$ne]=${administrator}`,
      '?subject=access%25',
      "?subject=' OR 1=1",
      '?subject=access&subject=role',
      '?from=2026-02-30',
      '?from=yesterday',
      '?kind=access.open',
      '?from=0000-01-01',
      '?to=9999-12-31',
    ]) {
      expect([bad, (await client.get(`/journal${bad}`)).status]).toEqual([bad, 400]);
    }
    for (const odd of ['?from=2000-01-01', '?to=2999-12-31', '?subject=nothing', '?subject=e']) {
      expect([odd, (await client.get(`/journal${odd}`)).status]).toEqual([odd, 200]);
    }
    expect((await read('?subject=e')).entries).toEqual([]);
  });
});

async function settings() {
  const row = await server.deps.db
    .selectFrom('establishment')
    .select('settings')
    .executeTakeFirstOrThrow();
  return JSON.parse(row.settings) as never;
}
