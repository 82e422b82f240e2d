import type { ChangeItem } from '@comptoir/shared/backoffice/messages';
import { type SyncAnswer, syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { mergeEmployees } from '../employees/commands-of-doors.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { Payroll } from '../testing/payroll.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

const minute = 60_000;
let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
let administrator: string;
let tablet: TestTablet;
let payroll: Payroll;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  administrator = house.me.person.id;
  tablet = await TestTablet.enrolled(server);
  payroll = await Payroll.connect(server, client);
});
afterEach(() => server.close());

async function punch(
  count: number,
  options: Parameters<TestTablet['push']>[1] = {},
): Promise<SyncAnswer> {
  const answer = await tablet.sync(await tablet.push(count, options), await tablet.token());
  return syncAnswerSchema.parse(await answer.json());
}

/** What payroll holds after applying changes in their order. */
function apply(held: Map<string, string>, items: readonly ChangeItem[]): void {
  for (const { type, id, data } of items) held.set(`${type} ${id}`, JSON.stringify(data));
}

const ids = (items: readonly ChangeItem[]) => items.map(({ type, id }) => `${type} ${id}`);

describe('what payroll pulls', () => {
  it('K27 BO-4 a punch has its three times, its bound and its place', async () => {
    await payroll.push('SIL-1', { name: { given: 'Zoé', family: 'Martin' } });
    const [zoe] = (await payroll.pull()).filter(({ data }) => data?.externalId === 'SIL-1');
    const { receipt } = await punch(1);
    const bound = server.clock.now();
    server.clock.advance(10 * minute);
    const skew = -90 * minute;
    const { outcomes } = await punch(1, { person: zoe!.id, skew, cites: receipt });
    const items = await payroll.pull();
    const item = items.find(({ id }) => id === outcomes[0]?.id);
    expect(item).toEqual({
      type: 'punch',
      id: outcomes[0]?.id,
      change: 'put',
      data: {
        id: outcomes[0]?.id,
        person: zoe!.id,
        externalId: 'SIL-1',
        typedName: null,
        type: 'in',
        deviceTime: server.clock.now() + skew,
        time: bound,
        receivedAt: server.clock.now(),
        notBefore: bound,
        businessDay: '2026-11-02',
        establishment: { id: here, name: 'Le Comptoir des Halles' },
        auth: 'none',
        declared: false,
        cancelled: false,
        attached: null,
        setAside: null,
        correction: null,
        accepted: null,
        flags: expect.arrayContaining(['clock-clamped']) as string[],
      },
    });
  });

  it('BO-4 a person has contact, contract and places, and nothing of PIN or photo', async () => {
    const pushed = {
      name: { given: 'Zoé', family: 'Martin' },
      email: 'zoe@orange.fr',
      startsOn: '2026-11-01',
      team: 'Bar',
    };
    const { employee } = await payroll.push('SIL-1', pushed);
    const item = (await payroll.pull()).find(({ id }) => id === employee);
    expect(item?.data).toEqual({
      id: employee,
      externalId: 'SIL-1',
      ...pushed,
      display: null,
      phone: null,
      role: 'employee',
      language: null,
      endsOn: null,
      archivedAt: null,
      establishments: [{ id: here, name: 'Le Comptoir des Halles' }],
    });
  });

  it('BO-4 each comes once, where it changed last, and what changes later comes again behind', async () => {
    await punch(3);
    const first = await payroll.page(2);
    expect(first.items).toHaveLength(2);
    await client.send('PATCH', `/employees/${administrator}`, {
      team: { from: null, to: 'Bureau' },
    });
    await punch(2);
    const rest = await payroll.pull(2);
    const all = [...ids(first.items), ...ids(rest)];
    expect(all.at(-3)).toBe(`employee ${administrator}`);
    const before = ids(first.items).includes(`employee ${administrator}`) ? 1 : 0;
    expect(all).toHaveLength(new Set(all).size + before);
    expect(new Set(all).size).toBe(6);
    expect(await payroll.pull()).toEqual([]);
    await client.send('PATCH', `/employees/${administrator}`, {
      team: { from: 'Bureau', to: null },
    });
    expect(ids(await payroll.pull())).toEqual([`employee ${administrator}`]);
  });

  it('EMP-10 BO-4 a merge changes people and punches at one place, and pages part them', async () => {
    const kept = (await payroll.push('SIL-1', { name: { given: 'Zoé', family: '' } })).employee!;
    const second = (await payroll.push('SIL-2', { name: { given: 'Zoe', family: '' } })).employee!;
    await punch(3, { person: second });
    await payroll.pull();
    const scope = mintOrganisationScope(organisation);
    const source = { door: 'system' as const, account: null };
    const of = { person: second, into: kept };
    await mergeEmployees(server.deps, scope, of, { actor: null, source });
    const items = await payroll.pull(1);
    expect(items.map(({ type }) => type)).toEqual([
      ...['employee', 'employee'],
      ...['punch', 'punch', 'punch'],
    ]);
    const people = new Map(items.map(({ id, data }) => [id, data]));
    expect(people.get(kept)).toMatchObject({ externalId: 'SIL-2', archivedAt: null });
    expect(people.get(second)).toMatchObject({
      externalId: null,
      archivedAt: server.clock.now(),
    });
    for (const { type, data } of items) {
      if (type === 'punch') expect(data).toMatchObject({ person: kept, externalId: 'SIL-2' });
    }
  });

  it('BO-4 no gap and no repeat while punches arrive and the server starts again', async () => {
    const held = new Map<string, string>();
    const seen: string[] = [];
    const take = async (limit: number) => {
      const { items, more } = await payroll.page(limit);
      apply(held, items);
      seen.push(...ids(items));
      return more;
    };
    await punch(40);
    await take(7);
    const arriving = [punch(15), punch(15), punch(15)];
    for (let n = 0; n < 6; n++) await take(5);
    await Promise.all(arriving);
    await take(9);
    const { folder } = server;
    await server.close({ keep: true });
    server = await openTestServer({ folder });
    payroll.server = server;
    tablet = await TestTablet.enrolled(server);
    const late = punch(10);
    while (await take(11)) await punch(1);
    await late;
    while (await take(11));
    const rows = await server.deps.db.selectFrom('punch').select('id').execute();
    const punches = seen.filter((key) => key.startsWith('punch '));
    expect(rows.length).toBeGreaterThanOrEqual(95);
    expect([...punches].sort()).toEqual(rows.map(({ id }) => `punch ${id}`).sort());
    // Whoever begins again holds the same.
    const fresh = new Map<string, string>();
    payroll.cursor = null;
    apply(fresh, await payroll.pull(13));
    expect([...fresh].sort()).toEqual([...held].sort());
    expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
  });

  it('BO-5 a cursor of another journal, of other rights or of nobody says: start again', async () => {
    await payroll.pull();
    const reader = await Payroll.connect(server, client, ['employees.read']);
    reader.cursor = payroll.cursor;
    const stale = async (by: Payroll, cursor: string) =>
      refusalOf(await by.ask('GET', `/changes?cursor=${cursor}`));
    expect(await stale(reader, payroll.cursor!)).toEqual([410, 'stale-cursor']);
    expect(await stale(payroll, 'AAAA')).toEqual([410, 'stale-cursor']);
    const [entities, position, entity, id, chain] = JSON.parse(
      Buffer.from(payroll.cursor!, 'base64url').toString(),
    ) as unknown[];
    const write = (value: unknown[]) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const restored = write([entities, position, entity, id, 'a'.repeat(64)]);
    expect(await stale(payroll, restored)).toEqual([410, 'stale-cursor']);
    const ahead = write([entities, Number(position) + 5, entity, id, chain]);
    expect(await stale(payroll, ahead)).toEqual([410, 'stale-cursor']);
    for (const query of ['limit=501', 'limit=0', 'limit=x', 'since=1', 'limit=1&limit=2']) {
      expect((await payroll.ask('GET', `/changes?${query}`)).status).toBe(400);
    }
    expect((await payroll.ask('GET', `/changes?cursor=${payroll.cursor}`)).status).toBe(200);
  });

  it('X03 BO-4 nothing of another organisation', async () => {
    const mine = await payroll.pull();
    await server.deps.db
      .insertInto('backoffice_change')
      .values({ organisation: here, entity: 'punch', id: administrator, position: 1 })
      .execute();
    payroll.cursor = null;
    expect(await payroll.pull()).toEqual(mine);
  });
});
