import {
  periodsAnswerSchema,
  timesheetAnswerSchema,
  timesheetsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { HoursHouse } from '../../testing/hours-house.ts';
import { type PortalClient, refusalOf } from '../../testing/portal-client.ts';

const hour = 3_600_000;
let house: HoursHouse;
let manager: PortalClient;
let accounting: PortalClient;
beforeEach(async () => {
  house = await HoursHouse.open();
  ({ manager, accounting } = house.world.clients);
});
afterEach(() => house.close());

const days = (from: number, to: number) => ({ from: house.day(from), to: house.day(to) });
const lock = async (from = -2, to = -1, by = accounting) => {
  const body = { establishment: house.world.here, ...days(from, to) };
  const answer = await by.post('/periods', body);
  if (answer.status !== 201) return { id: '', refusal: (await refusalOf(answer))[1] };
  return { id: ((await answer.json()) as { id: string }).id, refusal: null };
};
const reopen = (id: string, by = accounting) =>
  by.post(`/periods/${id}/reopening`, { reason: 'Un pointage en retard' });
const dayOf = async (count: number) => {
  const path = `/timesheets/${house.awa}?${house.span(-3, 0)}`;
  const { sheet } = timesheetAnswerSchema.parse(await (await manager.get(path)).json());
  return sheet.days.find(({ day }) => day === house.day(count));
};
const periods = async () => {
  const path = `/periods?establishment=${house.world.here}`;
  return periodsAnswerSchema.parse(await (await manager.get(path)).json()).periods;
};

describe('a closed period in the portal', () => {
  it('W6 PERIOD-5 PERIOD-6 PERIOD-7 late punches are kept, flagged and shown, and paid by nobody’s accident', async () => {
    await house.punch('in', -1, '09:00');
    await house.punch('out', -1, '12:00');
    const { id } = await lock();
    const late = [await house.punch('in', -1, '13:00'), await house.punch('out', -1, '17:00')];
    expect(await dayOf(-1)).toMatchObject({
      corrected: { worked: 7 * hour },
      paid: { worked: 3 * hour, late: 4 * hour, total: 3 * hour },
      lock: id,
      anomalies: [{ kind: 'after-lock', punches: late }],
    });
    expect(await periods()).toMatchObject([
      { id, ...days(-2, -1), late: 2, reopenedAt: null, lockedBy: 'accounting Diallo' },
    ]);
    house.world.server.clock.advance(60_000);
    expect((await reopen(id)).status).toBe(204);
    expect(await dayOf(-1)).toMatchObject({ paid: { total: 7 * hour, late: 0 }, lock: null });
    house.world.server.clock.advance(60_000);
    const again = await lock();
    expect(again.refusal).toBeNull();
    expect(await dayOf(-1)).toMatchObject({ paid: { total: 7 * hour, late: 0 }, lock: again.id });
    expect(await periods()).toMatchObject([
      { id: again.id, late: 0 },
      { id, late: 2, reopenReason: 'Un pointage en retard', reopenedBy: 'accounting Diallo' },
    ]);
    const { server, organisation } = house.world;
    expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
  });

  it('PERIOD-3 CORR-8 refuses a correction and an acceptance with its code', async () => {
    const doubtful = await house.punch('in', -1, '09:00', { auth: 'none' });
    const { employee } = house.world.clients;
    const asked = () => house.asking(-1, house.change([], ['out', -1, '17:00']));
    const before = await employee.post('/corrections', asked());
    const { id: pending } = (await before.json()) as { id: string };
    await lock();
    expect(await refusalOf(await employee.post('/corrections', asked()))).toEqual([
      409,
      'period-locked',
    ]);
    const decision = { decision: 'approved', edited: null, reason: null };
    const decided = await manager.post(`/corrections/${pending}/decision`, decision);
    expect(await refusalOf(decided)).toEqual([409, 'period-locked']);
    const accepted = await manager.post(`/punches/${doubtful}/acceptance`);
    expect(await refusalOf(accepted)).toEqual([409, 'period-locked']);
    // Saying no changes no hours.
    const refused = { ...decision, decision: 'refused' };
    expect((await manager.post(`/corrections/${pending}/decision`, refused)).status).toBe(200);
  });

  it('PERIOD-1 PERIOD-2 ROLE-12 is closed and reopened by accounting, once, when its days have ended', async () => {
    expect((await lock(-2, 0)).refusal).toBe('too-early');
    expect((await lock(-1, -2)).refusal).toBe('bad-request');
    expect((await lock(-2, -1, manager)).refusal).toBe('not-allowed');
    const { id } = await lock();
    expect((await lock(-1, -1)).refusal).toBe('conflict');
    expect(await refusalOf(await reopen(id, manager))).toEqual([403, 'not-allowed']);
    expect((await reopen(id)).status).toBe(204);
    expect(await refusalOf(await reopen(id))).toEqual([409, 'conflict']);
    expect(
      await refusalOf(await accounting.post(`/periods/${id}/reopening`, { reason: ' ' })),
    ).toEqual([400, 'bad-request']);
  });

  it('PERIOD-1 days are paid by the rules under which they were closed', async () => {
    await house.punch('in', -1, '09:07');
    await house.punch('out', -1, '12:00');
    await lock();
    const { server, here } = house.world;
    const { settings } = await server.deps.db
      .selectFrom('establishment')
      .select('settings')
      .where('establishment', '=', here)
      .executeTakeFirstOrThrow();
    const { timeRules: from } = JSON.parse(settings) as { timeRules: object };
    const rounding = { minutes: 15, mode: 'nearest' };
    const changes = { timeRules: { from, to: { ...from, rounding } } };
    const [set] = await house.world.append([
      { kind: 'establishment.edit', establishment: here, body: { changes } as never },
    ]);
    expect(set?.status).toBe('applied');
    expect((await dayOf(-1))?.paid).toMatchObject({ rounding: 0, total: 173 * 60_000 });
    const [{ id } = { id: '' }] = await periods();
    await reopen(id);
    expect((await dayOf(-1))?.paid).toMatchObject({ total: 180 * 60_000 });
  });
});

describe('approved hours', () => {
  const approve = (worked: number, by = manager, person = house.awa) =>
    by.post('/timesheets/approvals', {
      ...{ establishment: house.world.here, people: [{ person, worked }], ...days(-2, -1) },
    });
  const lineOf = async () => {
    const answer = await manager.get(`/timesheets?${house.span(-2, -1)}`);
    const { people } = timesheetsAnswerSchema.parse(await answer.json());
    return people.find(({ person }) => person.id === house.awa);
  };

  it('W6 PERIOD-8 stand with who saw how many, and are stale once they are others', async () => {
    await house.punch('in', -1, '09:00');
    await house.punch('out', -1, '12:00');
    expect((await lineOf())?.approved).toBeNull();
    expect((await approve(3 * hour)).status).toBe(204);
    expect((await lineOf())?.approved).toMatchObject({
      ...{ by: 'manager Diallo', worked: 3 * hour, stale: false },
    });
    await house.punch('in', -1, '14:00');
    await house.punch('out', -1, '15:00');
    expect((await lineOf())?.approved).toMatchObject({ worked: 3 * hour, stale: true });
    expect(await refusalOf(await approve(3 * hour))).toEqual([409, 'conflict']);
    expect((await approve(4 * hour)).status).toBe(204);
    expect((await lineOf())?.approved).toMatchObject({ worked: 4 * hour, stale: false });
  });

  it('PERIOD-8 are of days that are over: nobody could have seen hours that still run', async () => {
    const { server, here } = house.world;
    const of = async (to: number) => {
      const path = `/timesheets?${house.span(-2, to)}`;
      const { people } = timesheetsAnswerSchema.parse(await (await manager.get(path)).json());
      const line = people.find(({ person }) => person.id === house.awa);
      // Read, looked at, then sent.
      server.clock.advance(1_000);
      return manager.post('/timesheets/approvals', {
        ...{ establishment: here, ...days(-2, to) },
        people: [{ person: house.awa, worked: line?.totals.corrected ?? 0 }],
      });
    };
    await house.punch('in', -1, '09:00');
    await house.punch('out', -1, '12:00');
    await house.punch('in', 0, '05:30');
    expect(await refusalOf(await of(0))).toEqual([409, 'too-early']);
    expect((await of(-1)).status).toBe(204);
  });

  it('X03 PERIOD-8 ROLE-11 nobody approves their own hours, nor those of another store', async () => {
    expect(await refusalOf(await approve(0, manager, house.world.people.manager))).toEqual([
      403,
      'not-allowed',
    ]);
    expect(await refusalOf(await approve(0, house.world.clients.elsewhere))).toEqual([
      404,
      'not-found',
    ]);
    expect(await refusalOf(await approve(0, house.world.clients.employee))).toEqual([
      403,
      'not-allowed',
    ]);
    expect(await refusalOf(await approve(0, accounting))).toEqual([403, 'not-allowed']);
  });
});
