import type { Body } from '@comptoir/shared/journal/kinds';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setPin } from '../access/commands.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { StoreWorld, minute } from '../testing/store-world.ts';
import { type Acts, type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
let second: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
  second = await world.addPerson(world.newId(), 'manager');
});
afterEach(async () => {
  expect(await compareRebuilt(world.deps.db, world.scope.organisation)).toMatchObject({ ok: true });
  await world.close();
});

type Changes = Body<'employee.edit'>['changes'];

const byManager = () => ({ actor: world.manager, auth: 'manager' as const });
const edit = (changes: Changes, over: Partial<Acts<'employee.edit'>> = {}, on = tablet) =>
  on.write({
    kind: 'employee.edit',
    body: { person: world.employee, changes },
    ...byManager(),
    ...over,
  });
const archive = (person: string, over: Partial<Acts> = {}, on = tablet) =>
  on.write({ kind: 'employee.archive', body: { person }, ...byManager(), ...over });
const restore = (person: string) =>
  tablet.write({ kind: 'employee.restore', body: { person }, ...byManager() });

async function results(...built: { bytes: string }[]): Promise<string[]> {
  const { outcomes } = await tablet.push(built);
  return outcomes.map(({ refusal, status }) => refusal ?? status);
}

const rowsOf = async (of: TabletOnBench) => {
  of.cursor = null;
  return rowsAfter(await of.pull());
};
const stored = (person = world.employee) =>
  world.deps.db
    .selectFrom('employee')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirstOrThrow();

/** A person as a manager adds one on a tablet. */
function addition(person = world.newId()) {
  const name = world.text(JSON.stringify({ given: 'Zoé', family: 'Martin' }));
  const built = tablet.write({
    kind: 'employee.create',
    body: {
      person,
      nameText: name.hash,
      colour: 'rose',
      role: 'employee',
      team: 'Bar',
      minorUntil: null,
    },
    ...byManager(),
  });
  return { person, name, built };
}

describe('EMP-6 a tablet’s change', () => {
  it('T16 adds somebody who can be changed and archived in the same push', async () => {
    const { person, name, built } = addition();
    const changes = { team: { from: 'Bar', to: 'Salle' } };
    const edited = edit(changes, { body: { person, changes } });
    const { outcomes } = await tablet.push([built, edited, archive(person)], [name]);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    const rows = await rowsOf(tablet);
    expect(rows.has(`employees ${person}`)).toBe(false);
    expect(rows.get(`formerEmployees ${person}`)).toEqual({
      id: person,
      name: { given: 'Zoé', family: 'Martin' },
      colour: 'rose',
      role: 'employee',
      archivedAt: world.clock.now(),
      archivedBy: world.manager,
    });
  });

  it('T17 of a manager who was demoted while the tablet was offline is refused, and says so', async () => {
    const { name, built } = addition();
    const before = edit({ colour: { from: 'teal', to: 'rose' } });
    await world.append([
      {
        kind: 'employee.edit',
        body: { person: world.manager, changes: { role: { from: 'manager', to: 'employee' } } },
      },
    ]);
    const archived = archive(world.employee);
    const punch = tablet.punch(world.employee, 'in');
    const { outcomes } = await tablet.push([built, before, archived, punch], [name]);
    expect(outcomes.map(({ refusal, status }) => refusal ?? status)).toEqual([
      'not-allowed',
      'not-allowed',
      'not-allowed',
      'applied',
    ]);
    expect(await stored()).toMatchObject({ colour: 'teal', archived: 0 });
  });

  it('T17 of a manager who was archived meanwhile is refused', async () => {
    await world.append([{ kind: 'employee.archive', body: { person: world.manager } }]);
    expect(await results(edit({ colour: { from: 'teal', to: 'rose' } }))).toEqual(['not-allowed']);
  });

  it('T16 is judged by what stands after the one before it, in the same push too', async () => {
    const promoted = { role: { from: 'employee', to: 'manager' } } as const;
    const found = await results(
      archive(world.employee, { actor: world.employee }),
      edit(promoted),
      edit({ team: { from: null, to: 'Bar' } }, { actor: world.employee }),
      edit({ role: { from: 'manager', to: 'employee' } }),
      archive(world.employee),
    );
    expect(found).toEqual(['not-allowed', 'applied', 'applied', 'not-allowed', 'not-allowed']);
    expect(await stored()).toMatchObject({ role: 'manager', team: 'Bar', archived: 0 });
  });

  it('T16 about another store or in its name is refused', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const stranger = await world.addPerson(world.newId(), 'employee', elsewhere);
    const found = await results(
      archive(stranger),
      archive(stranger, { establishment: elsewhere }),
      tablet.write({
        kind: 'employee.merge',
        body: { person: world.employee, into: stranger },
        ...byManager(),
      }),
      tablet.write({
        kind: 'membership.add',
        body: { person: world.employee },
        establishment: elsewhere,
        ...byManager(),
      }),
      tablet.write({ kind: 'membership.remove', body: { person: world.employee }, ...byManager() }),
    );
    expect(found).toEqual([
      'foreign-establishment',
      'foreign-establishment',
      'foreign-establishment',
      'foreign-establishment',
      'not-allowed',
    ]);
  });

  it('T16 forged by an employee is refused, whatever it is', async () => {
    const forged = { actor: world.employee, auth: 'manager' } as const;
    const { name, built } = addition();
    const bytes = [
      archive(second, forged),
      edit({ role: { from: 'employee', to: 'manager' } }, forged),
      tablet.write({
        kind: 'employee.merge',
        body: { person: second, into: world.employee },
        ...forged,
      }),
    ];
    const { outcomes } = await tablet.push([built, ...bytes], [name]);
    expect(outcomes.map(({ refusal }) => refusal)).toEqual([
      undefined,
      'not-allowed',
      'not-allowed',
      'not-allowed',
    ]);
  });
});

describe('EMP-7 two managers', () => {
  it('S28 O4 who change the same field: the first stands, the second sees both values', async () => {
    const other = await world.tablet();
    await tablet.pull();
    await other.pull();
    const mine = edit({ team: { from: null, to: 'Bar' } });
    const theirs = edit({ team: { from: null, to: 'Salle' } }, { actor: second }, other);
    await tablet.push([mine]);
    const { outcomes, changes } = await other.push([theirs]);
    expect(outcomes).toMatchObject([{ status: 'refused', refusal: 'conflict' }]);
    expect(await stored()).toMatchObject({ team: 'Bar' });
    const shown = changes.find(({ key, room }) => key === world.employee && room === 'employees');
    expect(shown?.row).toMatchObject({ team: 'Bar' });
  });

  it('S28 hears of the present value again even where the tablet had it', async () => {
    await tablet.push([edit({ team: { from: null, to: 'Bar' } })]);
    await tablet.pull();
    const { changes } = await tablet.push([edit({ team: { from: null, to: 'Salle' } })]);
    expect(changes).toMatchObject([{ room: 'employees', row: { team: 'Bar' } }]);
  });

  it('S28 who change different fields: both stand', async () => {
    const other = await world.tablet();
    await tablet.push([edit({ team: { from: null, to: 'Bar' } })]);
    const theirs = edit({ colour: { from: 'teal', to: 'rose' } }, { actor: second }, other);
    const { outcomes } = await other.push([theirs]);
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    expect(await stored()).toMatchObject({ team: 'Bar', colour: 'rose' });
  });

  it('change every field of a record, each from what it was', async () => {
    const [display, email, phone] = ['Awa', 'awa@orange.fr', '+33612345678'].map((text) =>
      world.text(text),
    );
    const set = (to: { hash: string } | undefined) => ({ from: null, to: to?.hash ?? null });
    const changes: Changes[] = [
      { displayText: set(display) },
      { emailText: set(email) },
      { phoneText: set(phone) },
      { language: { from: null, to: 'en' } },
      { startsOn: { from: null, to: '2026-11-01' } },
      { endsOn: { from: null, to: '2027-01-31' } },
      { minorUntil: { from: null, to: '2027-05-01' } },
      { openPeriodLimit: { from: null, to: 480 } },
    ];
    const attachments = [display, email, phone].filter((text) => text !== undefined);
    const built = changes.map((one) => edit(one));
    const { outcomes } = await tablet.push(built, attachments);
    expect(outcomes.every(({ status }) => status === 'applied')).toBe(true);
    expect((await rowsOf(tablet)).get(`employees ${world.employee}`)).toMatchObject({
      display: 'Awa',
      displayText: display?.hash,
      email: 'awa@orange.fr',
      emailText: email?.hash,
      phone: '+33612345678',
      phoneText: phone?.hash,
      language: 'en',
      startsOn: '2026-11-01',
      endsOn: '2027-01-31',
      minorUntil: '2027-05-01',
      openPeriodLimit: 480,
      photo: null,
      elsewhere: [],
    });
    expect(await results(...changes.map((one) => edit(one)))).toEqual(
      changes.map(() => 'conflict'),
    );
  });
});

describe('EMP-8 an archive', () => {
  it('T18 keeps and flags what the person punched on a tablet that did not know yet', async () => {
    const punch = tablet.punch(world.employee, 'in');
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    const { outcomes } = await tablet.push([punch]);
    expect(outcomes).toMatchObject([{ status: 'applied', flags: ['archived-person'] }]);
  });

  it('K26 takes the person, their PIN and their access off every tablet, and lists them as former', async () => {
    await setPin(world.deps, world.scope, { person: world.employee, pin: '924763' });
    const before = await rowsOf(tablet);
    expect(before.has(`pins ${world.employee}`)).toBe(true);
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    const rows = rowsAfter(await tablet.pull(), before);
    expect([...rows.keys()].filter((key) => key.endsWith(world.employee))).toEqual([
      `formerEmployees ${world.employee}`,
    ]);
    expect(await world.deps.db.selectFrom('pin').select('person').execute()).toEqual([]);
  });

  it('of two managers stands once: by whom and when of the first', async () => {
    const other = await world.tablet();
    const late = archive(world.employee, { actor: second }, other);
    expect(await results(archive(world.employee))).toEqual(['applied']);
    const at = world.clock.now();
    world.clock.advance(minute);
    expect((await other.push([late])).outcomes).toMatchObject([{ status: 'applied' }]);
    expect(await stored()).toMatchObject({ archived_at: at, archived_by: world.manager });
  });
});

describe('EMP-9 a restored person', () => {
  it('K26 is back on the tablets, and their old PIN is not', async () => {
    await setPin(world.deps, world.scope, { person: world.employee, pin: '924763' });
    await results(archive(world.employee));
    const gone = await rowsOf(tablet);
    expect(await results(restore(world.employee))).toEqual(['applied']);
    const rows = rowsAfter(await tablet.pull(), gone);
    expect(rows.has(`employees ${world.employee}`)).toBe(true);
    expect(rows.has(`formerEmployees ${world.employee}`)).toBe(false);
    expect(rows.has(`pins ${world.employee}`)).toBe(false);
    const set = await setPin(world.deps, world.scope, { person: world.employee, pin: '815073' });
    expect(set.ok).toBe(true);
    expect((await rowsOf(tablet)).has(`pins ${world.employee}`)).toBe(true);
  });

  it('who never left, or is unknown, is no reason for a change', async () => {
    expect(await results(restore(world.employee), restore(world.newId()))).toEqual([
      'applied',
      'not-found',
    ]);
    expect(await stored()).toMatchObject({ archived: 0, archived_at: null });
  });
});

describe('EMP-10 a merge', () => {
  const merge = (person: string, into: string) =>
    tablet.write({ kind: 'employee.merge', body: { person, into }, ...byManager() });

  it('of somebody who was added on two tablets archives the second record and keeps what payroll calls it', async () => {
    const twin = await world.addPerson(world.newId(), 'employee');
    await world.append([
      { kind: 'employee.identify', body: { person: twin, externalId: 'SIL-204' } },
    ]);
    expect(await results(merge(twin, world.employee))).toEqual(['applied']);
    expect(await stored(twin)).toMatchObject({ archived: 1, archived_by: world.manager });
    expect(await stored()).toMatchObject({ archived: 0 });
    expect(await world.deps.db.selectFrom('external_id').selectAll().execute()).toMatchObject([
      { external_id: 'SIL-204', person: world.employee },
    ]);
  });

  it('gives the punches of the second record to the first', async () => {
    const twin = await world.addPerson(world.newId(), 'employee');
    const punch = tablet.punch(twin, 'in');
    await results(punch, merge(twin, world.employee));
    const row = await world.deps.db
      .selectFrom('punch')
      .select('person')
      .where('id', '=', punch.operation.id)
      .executeTakeFirstOrThrow();
    expect(row.person).toBe(world.employee);
  });

  it('with oneself, with somebody archived or with nobody is refused', async () => {
    const former = await world.addPerson(world.newId(), 'employee');
    await world.append([{ kind: 'employee.archive', body: { person: former } }]);
    expect(
      await results(
        merge(world.employee, world.employee),
        merge(world.employee, former),
        merge(world.employee, world.newId()),
        merge(world.newId(), world.employee),
      ),
    ).toEqual(['conflict', 'not-found', 'not-found', 'not-found']);
    expect(await stored()).toMatchObject({ archived: 0 });
  });
});

describe('EMP-11 somebody who works in two stores', () => {
  let market: string;
  let there: TabletOnBench;

  beforeEach(async () => {
    market = world.newId();
    await world.addEstablishment(market, 'Le Comptoir du Marché');
    there = await world.tablet(market);
    await setPin(world.deps, world.scope, { person: world.employee, pin: '924763' });
  });

  const member = (kind: 'membership.add' | 'membership.remove', establishment = market) =>
    world.append([{ kind, establishment, body: { person: world.employee } }]);

  it('is on the tablets of both, with one PIN, and each names the other', async () => {
    const held = await rowsOf(tablet);
    await member('membership.add');
    const here = rowsAfter(await tablet.pull(), held);
    const rows = await rowsOf(there);
    expect(rows.get(`employees ${world.employee}`)).toMatchObject({
      elsewhere: ['Le Comptoir des Halles'],
    });
    expect(here.get(`employees ${world.employee}`)).toMatchObject({
      elsewhere: ['Le Comptoir du Marché'],
    });
    expect(rows.get(`pins ${world.employee}`)).toMatchObject({ version: 1 });
  });

  it('who is in at one store is shown in at the other', async () => {
    await tablet.push([tablet.punch(world.employee, 'in')]);
    await member('membership.add');
    const rows = await rowsOf(there);
    expect(rows.get(`presence ${world.employee}`)).toMatchObject({ type: 'in' });
  });

  it('leaves the second, and the first no longer names it', async () => {
    await member('membership.add');
    const before = await rowsOf(there);
    await member('membership.remove');
    const rows = rowsAfter(await there.pull(), before);
    expect(rows.has(`employees ${world.employee}`)).toBe(false);
    expect(rows.has(`pins ${world.employee}`)).toBe(false);
    expect((await rowsOf(tablet)).get(`employees ${world.employee}`)).toMatchObject({
      elsewhere: [],
    });
  });

  it('does not leave the last one: who works nowhere is archived', async () => {
    const [outcome] = await member('membership.remove', world.establishment);
    expect(outcome).toMatchObject({ status: 'refused', refusal: 'not-allowed' });
    expect((await rowsOf(tablet)).has(`employees ${world.employee}`)).toBe(true);
  });

  it('is archived, changed and restored in both at once', async () => {
    await member('membership.add');
    await tablet.push([edit({ team: { from: null, to: 'Bar' } })]);
    expect((await rowsOf(there)).get(`employees ${world.employee}`)).toMatchObject({ team: 'Bar' });
    await tablet.push([archive(world.employee)]);
    const gone = await rowsOf(there);
    expect(gone.has(`employees ${world.employee}`)).toBe(false);
    expect(gone.has(`formerEmployees ${world.employee}`)).toBe(true);
    await tablet.push([restore(world.employee)]);
    expect((await rowsOf(there)).has(`employees ${world.employee}`)).toBe(true);
  });

  it('EST-2 sees the other store by its new name', async () => {
    await member('membership.add');
    const current = await world.deps.db
      .selectFrom('establishment')
      .select('name_text')
      .where('establishment', '=', market)
      .executeTakeFirstOrThrow();
    const name = world.text('Le Comptoir du Port');
    const before = await rowsOf(tablet);
    await world.append([
      {
        kind: 'establishment.edit',
        establishment: market,
        body: { changes: { nameText: { from: current.name_text, to: name.hash } } },
        attachments: [name],
      },
    ]);
    const rows = rowsAfter(await tablet.pull(), before);
    expect(rows.get(`employees ${world.employee}`)).toMatchObject({
      elsewhere: ['Le Comptoir du Port'],
    });
  });
});

describe('EMP-12 the name of payroll', () => {
  const identify = (person: string, externalId: string) =>
    world.append([{ kind: 'employee.identify', body: { person, externalId } }]);

  it('is one person’s; who has two is known by both', async () => {
    const statuses = [
      await identify(world.employee, 'SIL-1'),
      await identify(world.employee, 'SIL-1'),
      await identify(world.manager, 'SIL-1'),
      await identify(world.employee, 'SIL-2'),
      await identify(world.newId(), 'SIL-3'),
    ].map(([outcome]) => outcome?.refusal ?? outcome?.status);
    expect(statuses).toEqual(['applied', 'applied', 'conflict', 'applied', 'not-found']);
    const rows = await world.deps.db.selectFrom('external_id').select('person').execute();
    expect(rows).toEqual([{ person: world.employee }, { person: world.employee }]);
  });
});

describe('EMP-13 an edit that names a photo', () => {
  const hash = 'b'.repeat(64);

  it('waits until the photo is there, and what comes after it waits too', async () => {
    const built = [edit({ photo: { from: null, to: hash } }), tablet.punch(world.employee, 'in')];
    const waiting = await tablet.push(built);
    expect(waiting.outcomes.map(({ status }) => status)).toEqual(['retry', 'retry']);
    expect(waiting.last.seq).toBe(0);
    const { organisation } = world.scope;
    await world.deps.db
      .insertInto('photo')
      .values({ organisation, hash, webp: new Uint8Array([1]), created_at: 0 })
      .execute();
    const { outcomes } = await tablet.push(built);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect((await rowsOf(tablet)).get(`employees ${world.employee}`)).toMatchObject({
      photo: hash,
    });
  });

  it('waits for the photo of its own organisation', async () => {
    await world.deps.db
      .insertInto('photo')
      .values({ organisation: world.newId(), hash, webp: new Uint8Array([1]), created_at: 0 })
      .execute();
    expect(await results(edit({ photo: { from: null, to: hash } }))).toEqual(['retry']);
  });
});
