import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { ServerOperation } from '@comptoir/shared/journal/operation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStandings } from '../access/roles/queries.ts';
import { StoreWorld } from '../testing/store-world.ts';
import { type NewServerOperation, appendServer } from './append.ts';
import { PortalJudge } from './portal-judge.ts';
import { compareRebuilt } from './rebuild.ts';

let world: StoreWorld;
let boss: string;
beforeEach(async () => {
  world = await StoreWorld.open();
  boss = await world.addPerson(world.newId(), 'employee');
  await give(boss, 'administration');
});
afterEach(() => world.close());

type Named = 'administration' | 'manager' | 'accounting';
const give = (person: string, role: Named) =>
  world.append([{ kind: 'role.give', body: { person, role, establishment: null } }]);

type Bare = Pick<NewServerOperation, 'kind' | 'body'> & Partial<NewServerOperation>;

/** One batch of what somebody asks for in the portal. @returns `applied`, or the refusal, of each */
async function ask(actor: string | null, operations: readonly Bare[]): Promise<string[]> {
  const { establishment } = world;
  const source = {
    door: 'portal' as const,
    account: uuidv7(world.clock.now(), new Uint8Array(10)),
  };
  const written = { establishment, actor, auth: 'none' as const, source, attachments: [] };
  const outcomes = await appendServer(
    world.deps,
    world.scope,
    operations.map((one) => ({ ...written, ...one })),
  );
  return outcomes.map(({ refusal, status }) => refusal ?? status);
}

function creation(person = world.newId()): Bare & { body: { person: string } } {
  const name = world.text(JSON.stringify({ given: 'Zoé', family: '' }));
  const rest = { colour: 'teal', role: 'employee', team: null, minorUntil: null } as const;
  const body = { person, nameText: name.hash, ...rest };
  return { kind: 'employee.create', body, attachments: [name] };
}
const edit = (person: string): Bare => ({
  kind: 'employee.edit',
  body: { person, changes: { language: { from: null, to: 'fr' } } },
});
const dated = (person: string): Bare => ({
  kind: 'employee.edit',
  body: { person, changes: { startsOn: { from: null, to: '2026-11-02' } } },
});
const roleOf = (kind: 'role.give' | 'role.take', person: string, role: Named): Bare => ({
  kind,
  body: { person, role, establishment: null, team: null },
});

describe('the judge of the portal', () => {
  it('ROLE-3 T16 refuses whoever lost the right before, and the journal keeps what was asked', async () => {
    const other = await world.addPerson(world.newId(), 'employee');
    await give(other, 'administration');
    expect(await ask(other, [edit(world.employee)])).toEqual(['applied']);
    await world.append([roleOf('role.take', other, 'administration')]);
    expect(await ask(other, [edit(world.employee)])).toEqual(['not-allowed']);
    const kept = await world.deps.db
      .selectFrom('operation')
      .select(['kind', 'status', 'refusal'])
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ kind: 'employee.edit', status: 'refused', refusal: 'not-allowed' });
    expect(await ask(null, [edit(world.employee)])).toEqual(['not-allowed']);
    expect(await compareRebuilt(world.deps.db, world.scope.organisation)).toMatchObject({
      ok: true,
    });
  });

  it('ROLE-3 judges each operation of a batch by what the ones before it have left', async () => {
    const other = await world.addPerson(world.newId(), 'employee');
    const made = creation();
    const { person } = made.body;
    expect(
      await ask(boss, [
        made,
        edit(person),
        roleOf('role.give', other, 'administration'),
        roleOf('role.take', boss, 'administration'),
        edit(world.employee),
        roleOf('role.give', boss, 'accounting'),
      ]),
    ).toEqual(['applied', 'applied', 'applied', 'applied', 'not-allowed', 'not-allowed']);
    expect(await ask(other, [edit(world.employee)])).toEqual(['applied']);
  });

  it('ROLE-3 W12 reads what stands once for a whole import, whoever it creates and changes', async () => {
    const made = Array.from({ length: 300 }, () => creation());
    const people = made.map(({ body }) => body.person);
    const given = people.map((person) => roleOf('role.give', person, 'accounting'));
    const asked = [...made, ...people.map(edit), ...given, ...people.map(dated)];
    const { establishment, scope, deps } = world;
    const parts = { establishment, actor: boss } as const;
    const operations = asked.map((one) => ({ ...parts, ...one }) as unknown as ServerOperation);
    let reads = 0;
    const judge = new PortalJudge(
      {
        findStandings: (some) => {
          reads += 1;
          return findStandings(deps.db, scope.organisation, some);
        },
        findTeams: () => Promise.resolve([]),
        placeOfDevice: () => Promise.resolve(undefined),
      },
      operations,
    );
    for (const operation of operations) {
      expect(await judge.allows(operation, () => Promise.resolve())).toBe(true);
      judge.note(operation);
    }
    expect(reads).toBe(1);
    expect(new Set(await ask(boss, asked))).toEqual(new Set(['applied']));
    // One of another store among them is refused by itself.
    const there = world.newId();
    await world.addEstablishment(there, 'Le Marché');
    const stranger = await world.addPerson(world.newId(), 'employee', there);
    await give(world.manager, 'manager');
    const own = creation();
    expect(await ask(world.manager, [own, edit(stranger), edit(own.body.person)])).toEqual([
      'applied',
      'not-allowed',
      'applied',
    ]);
  });
});
