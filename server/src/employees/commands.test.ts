import type { Body } from '@comptoir/shared/journal/kinds';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

type Changes = Body<'employee.edit'>['changes'];

const edit = (changes: Changes, over: Partial<Parameters<TabletOnBench['write']>[0]> = {}) =>
  tablet.write({
    kind: 'employee.edit',
    body: { person: world.employee, changes },
    actor: world.manager,
    auth: 'manager',
    ...over,
  });

async function results(...built: { bytes: string }[]): Promise<string[]> {
  const { outcomes } = await tablet.push(built);
  return outcomes.map(({ refusal, status }) => refusal ?? status);
}

const employee = () =>
  world.deps.db
    .selectFrom('employee')
    .select(['colour', 'team'])
    .where('person', '=', world.employee)
    .executeTakeFirstOrThrow();

describe('an edit of an employee', () => {
  it('JOURNAL-14 is applied where the current values are what its author saw', async () => {
    const changes = {
      colour: { from: 'teal', to: 'rose' },
      team: { from: null, to: 'Salle' },
    } as const;
    expect(await results(edit(changes))).toEqual(['applied']);
    expect(await employee()).toEqual({ colour: 'rose', team: 'Salle' });
    const rows = rowsAfter(await tablet.pull());
    expect(rows.get(`employees ${world.employee}`)).toMatchObject({ colour: 'rose' });
  });

  it('JOURNAL-14 is refused whole where one of them has changed, and overwrites nothing', async () => {
    await results(edit({ colour: { from: 'teal', to: 'rose' } }));
    const late = { colour: { from: 'teal', to: 'blue' }, team: { from: null, to: 'Bar' } } as const;
    expect(await results(edit(late))).toEqual(['conflict']);
    expect(await employee()).toEqual({ colour: 'rose', team: null });
  });

  it('changes a name by its attachment', async () => {
    const current = await world.deps.db
      .selectFrom('employee')
      .select('name_text')
      .where('person', '=', world.employee)
      .executeTakeFirstOrThrow();
    const name = world.text(JSON.stringify({ given: 'Awa', family: 'Diop' }));
    const built = edit({ nameText: { from: current.name_text, to: name.hash } });
    await tablet.push([built], [name]);
    const rows = rowsAfter(await tablet.pull());
    expect(rows.get(`employees ${world.employee}`)).toMatchObject({
      name: { given: 'Awa', family: 'Diop' },
      nameText: name.hash,
    });
  });

  it('T16 T17 is refused from anybody but a present manager of the store who typed the PIN of one', async () => {
    const changes = { colour: { from: 'teal', to: 'rose' } } as const;
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const stranger = await world.addPerson(world.newId(), 'manager', elsewhere);
    const former = await world.addPerson(world.newId(), 'manager');
    await world.append([{ kind: 'employee.archive', body: { person: former } }]);
    const demoted = await world.addPerson(world.newId(), 'manager');
    await world.append([
      {
        kind: 'employee.edit',
        body: { person: demoted, changes: { role: { from: 'manager', to: 'employee' } } },
      },
    ]);
    const refusals = await results(
      edit(changes, { actor: world.employee }),
      edit(changes, { auth: 'pin' }),
      edit(changes, { actor: null }),
      edit(changes, { actor: stranger }),
      edit(changes, { actor: former }),
      edit(changes, { actor: demoted }),
    );
    expect(refusals).toEqual(Array.from({ length: 6 }, () => 'not-allowed'));
    expect(await employee()).toMatchObject({ colour: 'teal' });
  });

  it('D18 of another store is refused and recorded, and the queue goes on', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const stranger = await world.addPerson(world.newId(), 'employee', elsewhere);
    const changes = { colour: { from: 'teal', to: 'rose' } } as const;
    const found = await results(
      edit(changes, { establishment: elsewhere }),
      edit(changes, { body: { person: stranger, changes } }),
      edit(changes, { body: { person: world.newId(), changes } }),
      tablet.punch(world.employee, 'in'),
    );
    expect(found).toEqual([
      'foreign-establishment',
      'foreign-establishment',
      'not-found',
      'applied',
    ]);
    const recorded = await world.deps.db
      .selectFrom('operation')
      .select(['kind', 'refusal'])
      .where('refusal', '=', 'foreign-establishment')
      .execute();
    expect(recorded).toHaveLength(2);
  });
});

describe('T16 a tablet', () => {
  it.each([
    ['pin.set', { version: 1, length: 6 }],
    ['employee.archive', {}],
    [
      'employee.create',
      { nameText: 'a'.repeat(64), colour: 'teal', role: 'manager', team: null, minorUntil: null },
    ],
    ['device.revoke', { person: undefined, device: '01900000-0000-7000-8000-000000000000' }],
    ['device.clear', { person: undefined, device: '01900000-0000-7000-8000-000000000000' }],
  ] as const)('may not send %s, even by a manager', async (kind, rest) => {
    const body = { person: world.manager, ...rest } as never;
    const text = 'nameText' in rest ? world.text('{}') : null;
    const built = tablet.write({
      kind,
      body: text ? { ...rest, person: world.newId(), nameText: text.hash } : body,
      actor: world.manager,
      auth: 'manager',
    });
    const { outcomes } = await tablet.push([built], text ? [text] : []);
    expect(outcomes).toMatchObject([{ status: 'refused', refusal: 'not-allowed' }]);
  });
});
