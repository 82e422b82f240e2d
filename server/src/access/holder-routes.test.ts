import {
  type Holdings,
  accessViewSchema,
  coverAnswerSchema,
  inviteAnswerSchema,
  tabletLinkAnswerSchema,
  waitingAnswerSchema,
} from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { logInAs } from '../testing/portal-account.ts';
import { PortalClient, refusalOf } from '../testing/portal-client.ts';
import { RolesWorld } from '../testing/roles-world.ts';

let world: RolesWorld;
beforeEach(async () => {
  world = await RolesWorld.open();
});
afterEach(() => world.close());

const nothing: Holdings = { roles: [], grants: [] };
const role = (name: Holdings['roles'][number]['role'], establishment: string | null = null) => ({
  ...{ roles: [{ role: name, establishment, team: null }] },
  grants: [],
});
const put = (client: PortalClient, person: string, from: Holdings, to: Holdings) =>
  client.send('PUT', `/accesses/${person}/holdings`, { from, to });
const viewOf = async (person: string) =>
  accessViewSchema.parse(
    await (await world.clients.administrator.get(`/accesses?person=${person}`)).json(),
  );
const heldBy = async (person: string): Promise<Holdings> => {
  const { roles, grants } = await viewOf(person);
  return { roles, grants };
};

describe('what somebody holds', () => {
  it('W1 W4 C17 ROLE-9 is set by one form, and holds at the next request of an open session', async () => {
    const { clients, people, here } = world;
    expect((await clients.employee.get('/employees')).status).toBe(403);
    const from = role('employee');
    const to: Holdings = {
      roles: [
        { role: 'manager', establishment: here, team: null },
        { role: 'accounting', establishment: null, team: null },
      ],
      grants: [
        { grant: 'clients', establishment: here, team: null },
        { grant: 'bookings.own', establishment: here, team: null },
      ],
    };
    const answer = await put(clients.administrator, people.employee, from, to);
    expect(answer.status).toBe(200);
    const { roles, grants } = accessViewSchema.parse(await answer.json());
    expect(new Set(roles)).toEqual(new Set(to.roles));
    expect(new Set(grants)).toEqual(new Set(to.grants));
    expect((await clients.employee.get('/employees')).status).toBe(200);
    await put(clients.administrator, people.employee, to, nothing);
    expect((await clients.employee.get('/employees')).status).toBe(403);
    const { db } = world.server.deps;
    expect(await compareRebuilt(db, world.organisation)).toMatchObject({ ok: true });
  });

  it('S28 ROLE-9 that changed meanwhile is refused, and shown as it is now', async () => {
    const { clients, people } = world;
    const answer = await put(clients.administrator, people.accounting, nothing, role('support'));
    expect(answer.status).toBe(409);
    const { refusal, current } = (await answer.json()) as { refusal: string; current: unknown };
    expect(refusal).toBe('conflict');
    expect(accessViewSchema.parse(current)).toMatchObject(role('accounting'));
  });

  it('W4 ROLE-4 ROLE-9 is all given or nothing, and nobody gives what they do not have', async () => {
    const { clients, people, here, there } = world;
    const both: Holdings = {
      ...nothing,
      roles: [
        { role: 'fleet', establishment: here, team: null },
        { role: 'fleet', establishment: there, team: null },
      ],
    };
    const answer = await put(clients.store, people.none, nothing, both);
    expect(await refusalOf(answer)).toEqual([403, 'not-allowed']);
    expect(await heldBy(people.none)).toEqual(nothing);
    const whole = await put(clients.store, people.none, nothing, role('administration'));
    expect(whole.status).toBe(403);
    const own = await put(clients.store, people.none, nothing, role('fleet', here));
    expect(own.status).toBe(200);
    expect((await put(clients.manager, people.employee, nothing, nothing)).status).toBe(403);
  });

  it('R8 P20 C17 whoever else is given administration is the equal of the first: the last one keeps it, and of two who take it from each other one does', async () => {
    const { clients, people } = world;
    const whole = role('administration');
    const alone = await put(clients.administrator, people.administrator, whole, nothing);
    expect(await refusalOf(alone)).toEqual([409, 'last-administrator']);
    const answer = await clients.administrator.send(
      'DELETE',
      `/accesses/${people.administrator}/account`,
    );
    expect(await refusalOf(answer)).toEqual([409, 'last-administrator']);
    const second = await world.addPerson(world.here, 'Inès');
    await world.give(second, 'administration');
    const other = await logInAs(world.server, { organisation: world.organisation, person: second });
    await world.append([
      { kind: 'access.accept', body: { person: second, account: world.newId() } },
    ]);
    const answers = await Promise.all([
      put(clients.administrator, second, whole, nothing),
      put(other, people.administrator, whole, nothing),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const left = [await viewOf(second), await viewOf(people.administrator)];
    expect(left.filter(({ roles }) => roles.length > 0)).toHaveLength(1);
  });

  it('P21 ROLE-9 takes the two lists and nothing beside them', async () => {
    const { clients, people } = world;
    const person = people.none;
    const forged = [
      { from: nothing, to: nothing, permissions: ['roles.give'] },
      { from: nothing, to: { ...nothing, person: people.administrator } },
      { from: nothing, to: { ...nothing, roles: [{ role: 'root', establishment: null }] } },
      { from: nothing },
    ];
    for (const body of forged) {
      const answer = await clients.administrator.send('PUT', `/accesses/${person}/holdings`, body);
      expect(await refusalOf(answer)).toEqual([400, 'bad-request']);
    }
    const me = { language: 'fr', roles: [{ role: 'administration' }], person };
    for (const body of [me, { language: 'fr', permissions: [] }]) {
      expect((await clients.employee.send('PATCH', '/me', body)).status).toBe(400);
    }
  });

  it('ROLE-9 asks for a proof that is no older than ten minutes', async () => {
    const { clients, people, server } = world;
    server.clock.advance(11 * 60_000);
    const answer = await put(clients.administrator, people.none, nothing, role('fleet'));
    expect(await refusalOf(answer)).toEqual([403, 'prove-again']);
    const gone = await clients.administrator.send('DELETE', `/accesses/${people.none}/account`);
    expect(await refusalOf(gone)).toEqual([403, 'prove-again']);
    expect(await heldBy(people.none)).toEqual(nothing);
  });
});

describe('invitations', () => {
  it('C13 C19 INV-18 are opened for many at once, each for itself, and sent again where they wait', async () => {
    const { clients, here, there } = world;
    const some = [
      await world.addPerson(here, 'Awa', { email: 'awa@example.fr' }),
      await world.addPerson(here, 'Bo'),
      await world.addPerson(there, 'Cleo', { email: 'cleo@example.fr' }),
      world.newId(),
    ];
    const invite = async () => {
      const answer = await clients.manager.post('/accesses/invite', { people: some });
      expect(answer.status).toBe(200);
      const { results } = inviteAnswerSchema.parse(await answer.json());
      expect(results.map(({ person }) => person)).toEqual(some);
      return results.map(({ refusal }) => refusal);
    };
    expect(await invite()).toEqual([null, 'no-email', 'not-found', 'not-found']);
    expect(await invite()).toEqual([null, 'no-email', 'not-found', 'not-found']);
    expect(await viewOf(some[0]!)).toMatchObject({ state: 'pending', delivery: 'queued' });
    const waiting = waitingAnswerSchema.parse(
      await (await clients.manager.get('/accesses/waiting')).json(),
    );
    expect(waiting.waiting).toMatchObject([{ person: some[0], name: 'Awa Diallo' }]);
    const elsewhere = await clients.elsewhere.get('/accesses/waiting');
    expect(await elsewhere.json()).toEqual({ waiting: [] });
  });

  it('C13 INV-18 takes five thousand at once, and no more', async () => {
    const people = Array.from({ length: 5_000 }, () => world.newId());
    const answer = await world.clients.manager.post('/accesses/invite', { people });
    expect(answer.status).toBe(200);
    const more = { people: [...people, world.newId()] };
    expect((await world.clients.manager.post('/accesses/invite', more)).status).toBe(400);
  });

  it('K13 C3 INV-19 show a link of their own in the portal, beside the mailed one', async () => {
    const { clients, here, people } = world;
    const person = await world.addPerson(here, 'Awa', { email: 'awa@example.fr' });
    const link = `/accesses/${person}/link`;
    expect(await refusalOf(await clients.manager.post(link))).toEqual([410, 'dead-link']);
    await clients.manager.post('/accesses/open', { person });
    const { url } = tabletLinkAnswerSchema.parse(await (await clients.manager.post(link)).json());
    const token = new URL(url).hash.slice(1);
    const known = await clients.nobody.post('/links/check', { token });
    expect(await known.json()).toMatchObject({ purpose: 'activation', email: 'awa@example.fr' });
    // Whoever has more than an employee does is let in by those alone who could give it.
    await world.give(person, 'accounting');
    expect((await clients.manager.post(link)).status).toBe(403);
    expect((await clients.store.post(link)).status).toBe(403);
    const administrators = await clients.administrator.post(link);
    expect(await refusalOf(administrators)).toEqual([410, 'dead-link']);
    expect((await clients.elsewhere.post(link)).status).toBe(404);
    expect((await clients.employee.post(`/accesses/${people.none}/link`)).status).toBe(403);
  });

  it('P18 INV-10 of a manager who was demoted before it was accepted are dead', async () => {
    const { clients, people, here } = world;
    const person = await world.addPerson(here, 'Awa', { email: 'awa@example.fr' });
    await clients.manager.post('/accesses/open', { person });
    const link = `/accesses/${person}/link`;
    const { url } = tabletLinkAnswerSchema.parse(
      await (await clients.administrator.post(link)).json(),
    );
    const token = new URL(url).hash.slice(1);
    expect((await clients.nobody.post('/links/check', { token })).status).toBe(200);
    await put(clients.administrator, people.manager, role('manager', here), role('employee'));
    expect(await refusalOf(await clients.nobody.post('/links/check', { token }))).toEqual([
      410,
      'dead-link',
    ]);
    const password = 'Quatre-Merles-8';
    const opened = await clients.nobody.post('/activate', { token, password });
    expect(await refusalOf(opened)).toEqual([410, 'dead-link']);
  });
});

describe('« Supprimer le compte »', () => {
  it('C18 INV-17 ends the login, its sessions, roles and grants; the person stays, and may be invited again', async () => {
    const { clients, people, server } = world;
    const { db } = server.deps;
    const person = people.accounting;
    const accounts = () =>
      db.selectFrom('account').selectAll().where('email', 'like', `${person}%`).execute();
    expect((await clients.accounting.get('/me')).status).toBe(200);
    expect(await accounts()).toHaveLength(1);
    const gone = await clients.administrator.send('DELETE', `/accesses/${person}/account`);
    expect(gone.status).toBe(204);
    expect((await clients.accounting.get('/me')).status).toBe(401);
    expect(await accounts()).toEqual([]);
    expect(await viewOf(person)).toMatchObject({
      ...{ state: 'revoked', login: null },
      ...nothing,
    });
    const record = await db
      .selectFrom('employee')
      .select('archived')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    expect(record.archived).toBe(0);
    expect(await compareRebuilt(db, world.organisation)).toMatchObject({ ok: true });
  });

  it('C18 W4 INV-17 is for those who could give all that the person holds', async () => {
    const { clients, people } = world;
    for (const [asker, status] of [
      ['store', 403],
      ['manager', 403],
      ['accounting', 403],
      ['administrator', 204],
    ] as const) {
      const path = `/accesses/${people.accounting}/account`;
      expect([asker, (await clients[asker].send('DELETE', path)).status]).toEqual([asker, status]);
    }
  });
});

describe('cover for absence', () => {
  it('W9 ROLE-10 says who holds each role and can log in, by store for managers', async () => {
    const { clients, people, here, there } = world;
    const answer = await clients.administrator.get('/accesses/cover');
    const { cover } = coverAnswerSchema.parse(await answer.json());
    const who = (name: string, establishment: string | null) =>
      cover
        .find((one) => one.role === name && one.establishment === establishment)
        ?.people.map(({ person, canLogIn }) => [person, canLogIn]);
    expect(who('administration', null)).toEqual([[people.administrator, true]]);
    expect(who('administration', here)).toEqual([
      [people.store, true],
      [people.administrator, true],
    ]);
    expect(who('manager', here)).toEqual([[people.manager, true]]);
    expect(who('manager', there)).toEqual([[people.elsewhere, true]]);
    expect(who('support', null)).toEqual([[people.support, true]]);
    const own = coverAnswerSchema.parse(await (await clients.store.get('/accesses/cover')).json());
    expect(new Set(own.cover.map(({ establishment }) => establishment))).toEqual(new Set([here]));
    const absent = await world.addPerson(here, 'Zoé');
    await world.give(absent, 'fleet');
    const now = coverAnswerSchema.parse(
      await (await clients.administrator.get('/accesses/cover')).json(),
    );
    const fleet = now.cover.find((one) => one.role === 'fleet');
    expect(fleet?.people.find(({ person }) => person === absent)?.canLogIn).toBe(false);
    expect((await clients.manager.get('/accesses/cover')).status).toBe(403);
  });
});
