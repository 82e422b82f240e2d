import {
  anomaliesAnswerSchema,
  ownHoursSchema,
  timesheetAnswerSchema,
  timesheetsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../../devices/testing-tablet.ts';
import { HoursHouse } from '../../testing/hours-house.ts';
import { type PortalClient, refusalOf } from '../../testing/portal-client.ts';

const hour = 3_600_000;
let house: HoursHouse;
let manager: PortalClient;
beforeEach(async () => {
  house = await HoursHouse.open();
  ({ manager } = house.world.clients);
});
afterEach(() => house.close());

const list = async (by = manager, more = '') =>
  timesheetsAnswerSchema.parse(
    await (await by.get(`/timesheets?${house.span(-2, 0)}${more}`)).json(),
  );
const sheet = (person: string, by = manager, span = house.span(-2, 0)) =>
  by.get(`/timesheets/${person}?${span}`);
const anomalies = async (by = manager) =>
  anomaliesAnswerSchema.parse(
    await (await by.get(`/timesheets/anomalies?${house.span(-2, 0)}`)).json(),
  );

describe('timesheets', () => {
  it('W6 of an establishment hold everybody of it with their totals, and a day each for the chart', async () => {
    await house.punch('in', -1, '09:00');
    await house.punch('out', -1, '12:00');
    const { people, days, may, locks, zone } = await list(house.world.clients.accounting);
    expect(people.map(({ person }) => person.name)).toEqual(
      expect.arrayContaining(['employee Diallo', 'manager Diallo', 'team Diallo']),
    );
    expect(people.map(({ person }) => person.id)).not.toContain(house.world.people.elsewhere);
    const awa = people.find(({ person }) => person.id === house.awa);
    expect(awa).toMatchObject({
      totals: { raw: 3 * hour, corrected: 3 * hour, paid: 3 * hour, daysWorked: 1 },
      ...{ anomalies: 0, warnings: 0, approved: null, statement: null },
    });
    expect(days.map(({ worked }) => worked)).toEqual([0, 3 * hour, 0]);
    expect(may).toEqual({ approve: false, lock: true, issue: true, exports: true });
    expect((await list()).may).toEqual({
      ...{ approve: true, lock: false, issue: false, exports: false },
    });
    expect([locks, zone]).toEqual([[], 'Europe/Paris']);
  });

  it('W6 show whoever punched there without belonging to it, and nothing that they did elsewhere', async () => {
    const { elsewhere } = house.world.people;
    const there = await TestTablet.enrolled(house.world.server, house.world.there);
    await house.punch('in', -1, '09:00', { person: elsewhere });
    await house.punch('out', -1, '10:00', { person: elsewhere });
    const foreign = await house.punch('in', -1, '14:00', { person: elsewhere, tablet: there });
    await house.punch('out', -1, '18:00', { person: elsewhere, tablet: there });
    const line = (await list()).people.find(({ person }) => person.id === elsewhere);
    expect(line?.totals).toMatchObject({ raw: hour, corrected: hour });
    const shown = timesheetAnswerSchema.parse(await (await sheet(elsewhere)).json());
    expect(shown.punches).toHaveLength(2);
    expect(shown.punches.map(({ id }) => id)).not.toContain(foreign);
  });

  it('X03 W6 are those of whoever is within reach: a team’s manager reads the team’s', async () => {
    const { here, there, clients, awa } = { ...house.world, awa: house.awa };
    const cook = await house.world.addPerson(here, 'Ines', { team: 'Cuisine' });
    const { people } = await list(clients.team);
    expect(people.map(({ person }) => person.id)).toEqual([cook]);
    expect((await list(manager, '&team=Cuisine')).people).toHaveLength(1);
    expect((await sheet(cook, clients.team)).status).toBe(200);
    expect((await anomalies(clients.team)).anomalies).toEqual([]);
    for (const answer of [
      await sheet(awa, clients.team),
      await sheet(awa, clients.elsewhere),
      // Of their own store, where nobody of this name works.
      await sheet(awa, clients.elsewhere, house.span(-2, 0, there)),
      await clients.elsewhere.get(`/timesheets?${house.span(-2, 0)}`),
      await clients.elsewhere.get(`/timesheets/anomalies?${house.span(-2, 0)}`),
      await manager.get(`/periods?establishment=${there}`),
    ]) {
      expect(await refusalOf(answer)).toEqual([404, 'not-found']);
    }
    for (const by of [clients.employee, clients.fleet]) {
      expect(await refusalOf(await sheet(awa, by))).toEqual([403, 'not-allowed']);
    }
  });

  it('W6 take no span that is none, or too long', async () => {
    for (const [from, to] of [
      [0, -1],
      [-62, 0],
    ] as const) {
      expect((await manager.get(`/timesheets?${house.span(from, to)}`)).status).toBe(400);
      expect((await sheet(house.awa, manager, house.span(from, to))).status).toBe(400);
    }
    expect((await manager.get(`/timesheets?${house.span(-61, 0)}`)).status).toBe(200);
  });

  it('W6 a night that began on the last day is whole', async () => {
    await house.punch('in', -1, '22:00');
    const end = await house.punch('out', 0, '05:30');
    const span = house.span(-2, -1);
    const answer = timesheetAnswerSchema.parse(
      await (await sheet(house.awa, manager, span)).json(),
    );
    expect(answer.sheet.totals.corrected).toBe(7.5 * hour);
    expect(answer.punches.map(({ id }) => id)).toContain(end);
  });

  it('SHEET-13 W6 an average goes over as many weeks as the rules of the store say', async () => {
    const { here, server } = house.world;
    // Once, forty weeks ago.
    await house.punch('in', -280, '07:00');
    await house.punch('out', -280, '18:00');
    await house.punch('in', -1, '08:00');
    await house.punch('out', -1, '10:00');
    const rulesOf = async () => {
      const query = server.deps.db.selectFrom('establishment').select('settings');
      const row = await query.where('establishment', '=', here).executeTakeFirstOrThrow();
      return (JSON.parse(row.settings) as { timeRules: TimeRules }).timeRules;
    };
    const averaged = async (weeks: number) => {
      const from = await rulesOf();
      const average = { weeks, limit: (13 * hour) / weeks };
      const to = { ...from, limits: { ...from.limits, average } };
      const body = { changes: { timeRules: { from, to } } };
      await house.world.append([{ kind: 'establishment.edit', establishment: here, body }]);
      const answer = timesheetAnswerSchema.parse(await (await sheet(house.awa)).json());
      return answer.sheet.days.flatMap(({ warnings }) => warnings);
    };
    expect(await averaged(20)).toEqual([]);
    const limit = (13 * hour) / 52;
    expect(await averaged(52)).toEqual([{ rule: 'weekly-average', found: limit, limit }]);
  });

  it('SHEET-33 W6 hours that another store has closed are paid there alone, and the sheet names that store', async () => {
    const { there, clients, people, server } = house.world;
    const person = people.elsewhere;
    const tablet = await TestTablet.enrolled(server, there);
    await house.punch('in', -1, '09:00', { person, tablet });
    await house.punch('out', -1, '17:00', { person, tablet });
    const days = { establishment: there, from: house.day(-1), to: house.day(-1) };
    expect((await clients.accounting.post('/periods', days)).status).toBe(201);
    server.clock.advance(60_000);
    await house.punch('out', -1, '12:00', { person });
    await house.punch('in', -1, '13:00', { person });
    const by = clients.accounting;
    const totalsAt = async (establishment: string) => {
      const answer = await sheet(person, by, house.span(-2, 0, establishment));
      return timesheetAnswerSchema.parse(await answer.json()).sheet.totals;
    };
    expect(await totalsAt(there)).toMatchObject({ corrected: 3 * hour, paid: 8 * hour });
    const here = timesheetAnswerSchema.parse(await (await sheet(person, by)).json());
    expect(here.sheet.totals).toMatchObject({ corrected: 4 * hour, paid: 0, late: 4 * hour });
    expect(here.locks).toEqual([]);
    expect(here.closedElsewhere).toMatchObject([
      { from: days.from, to: days.to, establishment: { id: there } },
    ]);
    const day = here.sheet.days.find((one) => one.day === days.from);
    expect(day).toMatchObject({ lock: null, closedAt: [there] });
  });

  it('W6 somebody who left is listed as long as they have hours in the span', async () => {
    const { server } = house.world;
    await house.punch('in', -1, '09:00');
    await house.punch('out', -1, '10:00');
    const idle = await house.world.addPerson(house.world.here, 'Zoé');
    await house.world.append(
      [house.awa, idle].map((person) => ({ kind: 'employee.archive', body: { person } })),
    );
    const ids = (await list(house.world.clients.administrator)).people.map((one) => one.person.id);
    expect(server.clock.now()).toBeGreaterThan(0);
    expect(ids).toContain(house.awa);
    expect(ids).not.toContain(idle);
  });
});

describe('anomalies', () => {
  it('O1 K24 W6 come most pressing first, with the day behind each, and punches of nobody among them', async () => {
    const noPin = await house.punch('in', -1, '09:00', { auth: 'none' });
    await house.punch('out', -1, '10:00');
    const lone = await house.punch('in', -2, '09:00', { person: house.world.people.manager });
    const body = { person: null, type: 'in' as const, nameText: null };
    const acts = { kind: 'punch.record' as const, body };
    const push = await house.tablet.push(1, { skew: -24 * hour, acts });
    await house.tablet.sync(push, await house.tablet.token());
    const found = await anomalies();
    expect(found.anomalies.map(({ kind, person }) => [kind, person?.name ?? null])).toEqual([
      ['missing-out', 'manager Diallo'],
      ['no-pin', 'employee Diallo'],
      ['unknown-person', null],
    ]);
    const ids = found.punches.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([noPin, lone]));
    expect(found.punches.some(({ person }) => person === null)).toBe(true);
  });
});

describe('O5 a tablet that has been silent', () => {
  it('O5 PERIOD-9 is named wherever hours are read or entered, with since when, in its own store alone', async () => {
    await house.punch('in', 0, '09:00');
    const { server, clients } = house.world;
    const since = server.clock.now();
    await TestTablet.enrolled(server, house.world.there);
    // In two steps: a session ends that is not looked at for long.
    for (const by of [manager, clients.employee]) expect((await by.get('/me')).status).toBe(200);
    server.clock.advance(9 * 60_000);
    for (const by of [manager, clients.employee]) expect((await by.get('/me')).status).toBe(200);
    server.clock.advance(9 * 60_000);
    const expected = [{ establishment: 'Le Comptoir des Halles', since }];
    expect((await list()).silent).toEqual(expected);
    expect((await anomalies()).silent).toEqual(expected);
    const one = timesheetAnswerSchema.parse(await (await sheet(house.awa)).json());
    expect(one.silent).toEqual(expected);
    const path = `/me/hours?from=${house.day(-2)}&to=${house.day(0)}`;
    const own = ownHoursSchema.parse(await (await clients.employee.get(path)).json());
    expect(own.silent).toEqual(expected);
  });
});
