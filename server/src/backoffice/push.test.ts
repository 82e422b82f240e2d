import type { EmployeePatch, EmployeeRecord } from '@comptoir/shared/employees/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseEmployee } from '../employees/commands-of-doors.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { Payroll } from '../testing/payroll.ts';
import { type PortalClient, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';
import { answersKept } from './once.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
let payroll: Payroll;
beforeEach(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  payroll = await Payroll.connect(server, client);
});
afterEach(() => server.close());

const zoe = { name: { given: 'Zoé', family: 'Martin' }, email: 'zoe@orange.fr', team: 'Bar' };

async function positions(): Promise<number> {
  const { position } = await server.deps.db
    .selectFrom('journal_head')
    .select('position')
    .executeTakeFirstOrThrow();
  return position;
}

async function records(): Promise<EmployeeRecord[]> {
  const answer = (await (await client.get('/employees')).json()) as { employees: { id: string }[] };
  const asked = answer.employees.map(async ({ id }) =>
    (await client.get(`/employees/${id}`)).json(),
  );
  return (await Promise.all(asked)) as EmployeeRecord[];
}

const record = async (externalId: string) =>
  (await records()).find((one) => one.externalId === externalId);

/** What a manager changes meanwhile. */
async function edit(externalId: string, patch: EmployeePatch): Promise<void> {
  const { id } = (await record(externalId))!;
  expect((await client.send('PATCH', `/employees/${id}`, patch)).status).toBe(200);
}

describe('a push of one person', () => {
  it('K27 BO-6 creates them, then changes what differs, by operations that name the token', async () => {
    expect(await payroll.push('SIL/1 é', zoe)).toMatchObject({ status: 'created' });
    const changed = await payroll.push('SIL/1 é', { ...zoe, team: 'Salle', endsOn: '2027-01-31' });
    expect(changed.status).toBe('updated');
    expect(await record('SIL/1 é')).toMatchObject({
      id: changed.employee,
      ...zoe,
      team: 'Salle',
      endsOn: '2027-01-31',
      role: 'employee',
      pin: null,
      establishments: [{ id: here }],
    });
    const rows = await server.deps.db.selectFrom('operation').select('bytes').execute();
    const sources = rows
      .map(({ bytes }) => (JSON.parse(bytes!) as { source: { door: string } }).source)
      .filter(({ door }) => door === 'backoffice');
    expect(sources).toHaveLength(5);
    for (const source of sources)
      expect(source).toMatchObject({ account: null, token: payroll.id });
    expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
  });

  it('BO-6 repeated without a key changes nothing', async () => {
    await payroll.push('SIL-1', zoe);
    const before = await positions();
    expect(await payroll.push('SIL-1', zoe)).toMatchObject({ status: 'unchanged' });
    expect(await positions()).toBe(before);
  });

  it('BO-6 archives who leaves and brings back who returns', async () => {
    const { employee } = await payroll.push('SIL-1', zoe);
    expect((await payroll.push('SIL-1', { active: false })).status).toBe('updated');
    expect((await record('SIL-1'))?.archivedAt).toBe(server.clock.now());
    expect((await payroll.push('SIL-1', { ...zoe, active: false })).status).toBe('unchanged');
    expect(await payroll.push('SIL-1', { team: 'Salle' })).toMatchObject({
      ...{ status: 'refused', refusal: 'conflict', field: 'active' },
      current: { id: employee, team: 'Bar' },
    });
    expect((await payroll.push('SIL-1', { active: true, team: 'Salle' })).status).toBe('updated');
    expect(await record('SIL-1')).toMatchObject({ archivedAt: null, team: 'Salle' });
  });

  it('EMP-21 BO-6 whose name was erased is not brought back, and payroll is told so', async () => {
    const { employee: person } = await payroll.push('SIL-1', zoe);
    await payroll.push('SIL-1', { active: false });
    // They left ten years ago: a token does not live as long.
    const left = server.clock.now() - 3_660 * 86_400_000;
    const { db } = server.deps;
    await db
      .updateTable('employee')
      .set({ archived_at: left })
      .where('person', '=', person!)
      .execute();
    const scope = mintOrganisationScope(organisation);
    const by = { actor: null, source: { door: 'system' as const, account: null } };
    const input = { person: person!, what: 'all' as const };
    expect(await eraseEmployee(server.deps, scope, input, by)).toMatchObject({ ok: true });
    expect(await payroll.push('SIL-1', { ...zoe, active: true })).toMatchObject({
      ...{ status: 'refused', refusal: 'not-found', field: 'active' },
    });
    expect(await payroll.push('SIL-1', { active: false })).toMatchObject({ status: 'unchanged' });
  });

  it('BO-6 an establishment is meant by its id or its name, and adds itself', async () => {
    const there = await client.post('/establishments', { name: 'Le Marché', zone: 'Europe/Paris' });
    const { id } = (await there.json()) as { id: string };
    const refused = async (push: object) => {
      const { status, field, message } = await payroll.push('SIL-1', { ...zoe, ...push });
      return [status, field, message?.en];
    };
    expect(await refused({})).toEqual([
      'refused',
      'establishment',
      'There are several establishments: say which, by its id or its name.',
    ]);
    expect(await refused({ establishment: 'Le Marche' })).toEqual([
      'refused',
      'establishment',
      'No establishment has this id or this name.',
    ]);
    expect(await record('SIL-1')).toBeUndefined();
    expect((await payroll.push('SIL-1', { ...zoe, establishment: 'Le Marché' })).status).toBe(
      'created',
    );
    expect((await record('SIL-1'))?.establishments).toEqual([{ id, name: 'Le Marché' }]);
    expect((await payroll.push('SIL-1', { establishment: here })).status).toBe('updated');
    expect((await record('SIL-1'))?.establishments).toHaveLength(2);
  });

  it('P20 BO-6 the last administrator is not archived, and nobody is made a manager', async () => {
    const [administrator] = (await records()).filter(({ role }) => role === 'manager');
    await payroll.push('SIL-1', zoe);
    await server.deps.db.updateTable('external_id').set({ person: administrator!.id }).execute();
    const answer = await payroll.put('SIL-1', { active: false });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ refusal: 'not-allowed', field: 'active' });
    const role = await payroll.put('SIL-2', { ...zoe, role: 'manager' });
    expect(role.status).toBe(400);
    expect(await role.json()).toMatchObject({ refusal: 'malformed', field: 'role' });
  });
});

describe('a push that comes again', () => {
  it('BO-7 under its key is answered the same, and does nothing twice', async () => {
    const first = await payroll.put('SIL-1', zoe, 'run-7');
    const answer = await first.json();
    await edit('SIL-1', { team: { from: 'Bar', to: 'Salle' } });
    const before = await positions();
    server.clock.advance(2 * 86_400_000);
    const again = await payroll.put('SIL-1', zoe, 'run-7');
    expect([again.status, await again.json()]).toEqual([201, answer]);
    expect(await positions()).toBe(before);
    await client.logIn();
    expect(await record('SIL-1')).toMatchObject({ team: 'Salle' });
    for (const [id, body] of [
      ['SIL-1', { ...zoe, team: 'Cuisine' }],
      ['SIL-2', zoe],
    ] as const) {
      const other = await payroll.put(id, body, 'run-7');
      expect(other.status).toBe(409);
      expect(await other.json()).toMatchObject({ field: 'Idempotency-Key' });
    }
    expect(await positions()).toBe(before);
    const stranger = await Payroll.connect(server, client);
    expect((await stranger.push('SIL-2', zoe, 'run-7')).status).toBe('created');
    server.clock.advance(answersKept);
    expect((await payroll.push('SIL-1', zoe, 'run-7')).status).toBe('updated');
  });

  it('BO-7 twice at the same time creates one person', async () => {
    const pushes = Array.from({ length: 6 }, () => payroll.push('SIL-1', zoe, 'run-7'));
    const answers = await Promise.all(pushes);
    expect(new Set(answers.map(({ status, employee }) => `${status} ${employee}`)).size).toBe(1);
    expect((await records()).filter(({ externalId }) => externalId !== null)).toHaveLength(1);
  });

  it('BO-8 an older one never overwrites a newer one', async () => {
    const at = (version: number, team: string) => payroll.push('SIL-1', { ...zoe, version, team });
    expect((await at(2, 'Bar')).status).toBe('created');
    expect((await at(4, 'Salle')).status).toBe('updated');
    expect(await at(3, 'Cuisine')).toMatchObject({
      ...{ status: 'refused', refusal: 'conflict', field: 'version' },
      current: { team: 'Salle' },
    });
    // What a manager changed since stays when the same version comes again.
    await edit('SIL-1', { team: { from: 'Salle', to: 'Terrasse' } });
    expect((await at(4, 'Salle')).status).toBe('unchanged');
    expect(await record('SIL-1')).toMatchObject({ team: 'Terrasse' });
    const dated = (updatedAt: string) => payroll.push('SIL-1', { updatedAt, team: 'Bar' });
    expect((await dated('2026-11-02T10:00:00+01:00')).status).toBe('updated');
    expect((await dated('2026-11-02T08:59:59Z')).refusal).toBe('conflict');
    expect(
      (await payroll.push('SIL-1', { version: 1, updatedAt: '2026-11-02T10:00:00Z' })).field,
    ).toBe('version');
  });

  it('S28 BO-9 what changed here meanwhile is not overwritten where payroll says what it takes it for', async () => {
    await payroll.push('SIL-1', zoe);
    await edit('SIL-1', { team: { from: 'Bar', to: 'Salle' } });
    const before = await positions();
    const clash = await payroll.put('SIL-1', {
      ...{ team: 'Cuisine', phone: '06 12 34 56 78' },
      if: { team: 'Bar', email: ' ZOE@orange.fr' },
    });
    expect(clash.status).toBe(409);
    expect(await clash.json()).toMatchObject({
      ...{ refusal: 'conflict', field: 'if.team' },
      message: { fr: 'Ce champ a changé entre-temps : rien n’a été écrit.' },
      current: { team: 'Salle', phone: null },
    });
    expect(await positions()).toBe(before);
    const sure = await payroll.push('SIL-1', { team: 'Cuisine', if: { team: 'Salle' } });
    expect(sure.status).toBe('updated');
    // Without it the last writer of a field is the one that counts, and of no other field.
    await edit('SIL-1', { phone: { from: null, to: '06 12 34 56 78' } });
    expect((await payroll.push('SIL-1', { team: 'Bar' })).status).toBe('updated');
    expect(await record('SIL-1')).toMatchObject({ team: 'Bar', phone: '+33612345678' });
  });

  it('BO-9 tells a token that may not read people nothing about them', async () => {
    await payroll.push('SIL-1', zoe);
    const writer = await Payroll.connect(server, client, ['employees.write']);
    const clash = await writer.push('SIL-1', { team: 'Salle', if: { team: 'Cuisine' } });
    expect(clash).toMatchObject({ status: 'refused', refusal: 'conflict' });
    expect(clash.current).toBeUndefined();
  });
});

describe('a push of many', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      externalId: `SIL-${n}`,
      name: { given: 'Zoé', family: `Martin ${n}` },
    }));

  it('BO-10 half wrong applies each item that is right, and none by half', async () => {
    await payroll.push('SIL-9', zoe);
    const answers = await payroll.batch([
      { externalId: 'SIL-1', ...zoe },
      { externalId: 'SIL-2', ...zoe, email: 'zoe@' },
      { externalId: 'SIL-3', ...zoe, phone: '12', startsOn: '2026-11-01' },
      { externalId: 'SIL-4', team: 'Bar' },
      { externalId: 'SIL-5', ...zoe, salary: 3 },
      { externalId: '', ...zoe },
      { ...zoe },
      { externalId: 'SIL-9', team: 'Cuisine', phone: '+33612345678', establishment: 'Nowhere' },
      { externalId: 'SIL-1', team: 'Salle' },
      { externalId: 'SIL-1', team: 'Terrasse', if: { team: 'Salle' } },
    ]);
    expect(answers.map(({ status, refusal = '', field = '' }) => [status, refusal, field])).toEqual(
      [
        ['created', '', ''],
        ['refused', 'malformed', 'email'],
        ['refused', 'malformed', 'phone'],
        ['refused', 'malformed', 'name'],
        ['refused', 'malformed', 'salary'],
        ['refused', 'malformed', 'externalId'],
        ['refused', 'malformed', 'externalId'],
        ['refused', 'not-found', 'establishment'],
        ['updated', '', ''],
        ['updated', '', ''],
      ],
    );
    for (const { status, message } of answers) {
      expect(Boolean(message?.fr && message.en)).toBe(status === 'refused');
    }
    expect((await record('SIL-1'))?.team).toBe('Terrasse');
    expect(await record('SIL-9')).toMatchObject({ team: 'Bar', phone: null });
    expect((await records()).filter(({ externalId }) => externalId)).toHaveLength(2);
  });

  it('BO-10 that stopped in the middle goes on where it was, by its key', async () => {
    const pushed = [...many(6), { externalId: 'SIL-0', team: 'Bar' }];
    const whole = await payroll.batch(pushed, 'night-1');
    expect(whole.map(({ status }) => status).join(' ')).toBe(`${'created '.repeat(6)}updated`);
    await edit('SIL-0', { team: { from: 'Bar', to: 'Salle' } });
    // As if the server had stopped after four items, with their answers.
    const { db } = server.deps;
    await db.deleteFrom('backoffice_answer').where('item', '>=', 6).execute();
    await db.deleteFrom('backoffice_answer').where('item', 'in', [4, 5]).execute();
    const before = await positions();
    const again = await payroll.batch(pushed, 'night-1');
    expect(again.map(({ status }) => status).join(' ')).toBe(
      `${'created '.repeat(4)}unchanged unchanged updated`,
    );
    expect(again.map(({ employee }) => employee)).toEqual(whole.map(({ employee }) => employee));
    expect(await positions()).toBe(before + 1);
    const third = await payroll.batch(pushed, 'night-1');
    expect(third).toEqual(again);
  });

  it('BO-10 of 500 is taken, and pulled page by page', async () => {
    const answers = await payroll.batch(many(500));
    expect(answers.every(({ status }) => status === 'created')).toBe(true);
    const pulled = (await payroll.pull(97)).filter(({ data }) => data?.externalId);
    expect(pulled).toHaveLength(500);
  });
});
