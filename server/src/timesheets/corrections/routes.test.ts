import { type CorrectionRow, correctionRowSchema } from '@comptoir/shared/timesheets/correction';
import { ownHoursSchema, timesheetAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoursHouse } from '../../testing/hours-house.ts';
import { Payroll } from '../../testing/payroll.ts';
import { type PortalClient, refusalOf } from '../../testing/portal-client.ts';
import { correctionTeller } from './mails.ts';

const hour = 3_600_000;
let house: HoursHouse;
let employee: PortalClient;
let manager: PortalClient;
beforeEach(async () => {
  house = await HoursHouse.open();
  ({ employee, manager } = house.world.clients);
});
afterEach(() => house.close());

const rowOf = async (answer: Response, status = 200): Promise<CorrectionRow> => {
  expect(answer.status).toBe(status);
  return correctionRowSchema.parse(await answer.json());
};
const propose = async (change = house.change([], ['out', -1, '17:00']), by = employee) =>
  rowOf(await by.post('/corrections', house.asking(-1, change)), 201);
const decide = (id: string, decision: 'approved' | 'refused', by = manager, more: object = {}) =>
  by.post(`/corrections/${id}/decision`, { decision, edited: null, reason: null, ...more });
const ownHours = async () =>
  ownHoursSchema.parse(
    await (await employee.get(`/me/hours?from=${house.day(-2)}&to=${house.day(0)}`)).json(),
  );
const sheetOf = async (by = manager) => {
  const path = `/timesheets/${house.awa}?${house.span(-2, 0)}`;
  return timesheetAnswerSchema.parse(await (await by.get(path)).json());
};

describe('a correction in the portal', () => {
  it('W6 O11 CORR-10 L04 is proposed from a phone, approved by a manager, and shown beside what was punched', async () => {
    const punch = await house.punch('in', -1, '09:00');
    const asked = await propose();
    expect(asked).toMatchObject({ person: house.awa, state: 'pending', proposedBy: house.awa });
    expect((await ownHours()).corrections).toEqual([asked]);
    const seen = await sheetOf();
    expect(seen.corrections).toEqual([asked]);
    expect(seen.sheet.days[1]?.anomalies).toContainEqual({
      ...{ kind: 'pending-correction', punches: [], correction: asked.id },
    });
    const reason = 'Vu avec l’équipe';
    const approved = await rowOf(await decide(asked.id, 'approved', manager, { reason }));
    expect(approved).toMatchObject({
      state: 'approved',
      decision: { by: house.world.people.manager, reason, edited: false },
    });
    const { sheet, punches, names } = await sheetOf();
    expect(sheet.days[1]).toMatchObject({
      raw: { worked: 0 },
      corrected: { worked: 8 * hour, periods: [{ opens: punch, corrected: true }] },
    });
    expect(punches.map(({ type, correction }) => [type, correction])).toEqual([
      ['in', undefined],
      ['out', asked.id],
    ]);
    expect(names[house.world.people.manager]).toBe('manager Diallo');
    const own = await ownHours();
    expect(own.corrections).toEqual([approved]);
    expect(own.days).toMatchObject([{ worked: 8 * hour, corrected: true }]);
  });

  it('CORR-4 CORR-5 is decided once, objected to, and decided again', async () => {
    await house.punch('in', -1, '09:00');
    const { id } = await propose();
    const edited = house.change([], ['out', -1, '16:00']);
    const first = await rowOf(await decide(id, 'approved', manager, { edited }));
    expect(first).toMatchObject({ standing: edited, decision: { edited: true } });
    const second = await decide(id, 'refused', house.world.clients.store);
    expect(await refusalOf(second)).toEqual([409, 'conflict']);
    expect(
      await refusalOf(await manager.post(`/corrections/${id}/objection`, { reason: 'Si.' })),
    ).toEqual([403, 'not-allowed']);
    const reason = 'Je suis partie à 17 h.';
    const objected = await rowOf(await employee.post(`/corrections/${id}/objection`, { reason }));
    expect(objected).toMatchObject({ state: 'objected', standing: edited, objection: { reason } });
    expect((await sheetOf()).sheet.days[1]?.anomalies.map(({ kind }) => kind)).toContain(
      'objection',
    );
    const third = await rowOf(await decide(id, 'approved', house.world.clients.store));
    expect(third).toMatchObject({ state: 'approved', standing: third.asked });
  });

  it('CORR-7 ROLE-11 nobody approves their own, whatever they hold, nor in the same breath', async () => {
    const { manager: boss } = house.world.people;
    await house.punch('in', -1, '09:00', { person: boss });
    const change = house.change([], ['out', -1, '17:00']);
    const own = { person: boss };
    const greedy = house.asking(-1, change, { ...own, approve: true });
    expect(await refusalOf(await manager.post('/corrections', greedy))).toEqual([
      403,
      'not-allowed',
    ]);
    const asked = await rowOf(
      await manager.post('/corrections', house.asking(-1, change, own)),
      201,
    );
    expect(await refusalOf(await decide(asked.id, 'approved'))).toEqual([403, 'not-allowed']);
    expect((await decide(asked.id, 'approved', house.world.clients.store)).status).toBe(200);
  });

  it('CORR-7 a manager corrects somebody else’s day at once, and both lines are in the audit log', async () => {
    await house.punch('in', -1, '09:00');
    const change = house.change([], ['out', -1, '17:00']);
    const at = { establishment: house.world.here, approve: true };
    const done = await manager.post('/corrections', house.asking(-1, change, at));
    expect(await rowOf(done, 201)).toMatchObject({
      state: 'approved',
      proposedBy: house.world.people.manager,
    });
    const log = await house.world.clients.administrator.get(`/journal?person=${house.awa}`);
    const { entries } = (await log.json()) as { entries: { kind: string }[] };
    expect(entries.slice(0, 2).map(({ kind }) => kind)).toEqual([
      'correction.decide',
      'correction.propose',
    ]);
  });

  it('CORR-10 sent again it asks for nothing twice', async () => {
    await house.punch('in', -1, '09:00');
    const change = house.change([], ['out', -1, '17:00']);
    const [one, two] = [await propose(change), await propose(change)];
    expect(two).toEqual(one);
    expect((await ownHours()).corrections).toHaveLength(1);
  });

  it('CORR-6 is withdrawn by its author alone', async () => {
    await house.punch('in', -1, '09:00');
    const { id } = await propose();
    const path = `/corrections/${id}/withdrawal`;
    expect(await refusalOf(await manager.post(path))).toEqual([403, 'not-allowed']);
    expect(await rowOf(await employee.post(path))).toMatchObject({ state: 'withdrawn' });
    expect(await refusalOf(await decide(id, 'approved'))).toEqual([409, 'conflict']);
  });

  it('K4 CORR-11 its person is told of each decision by one mail, in which no hours stand', async () => {
    const { server } = house.world;
    await house.punch('in', -1, '09:00');
    const { id } = await propose();
    const base = () => Promise.resolve(new URL('https://comptoir.example.fr'));
    const look = async () => {
      // A server that starts again has told nobody yet, as far as it remembers.
      for (const tell of [
        correctionTeller(server.deps, base),
        correctionTeller(server.deps, base),
      ]) {
        await tell();
        await tell();
      }
      const rows = await server.deps.db
        .selectFrom('mail')
        .select(['subject', 'text', 'to_address'])
        .where('dedupe', 'like', 'correction/%')
        .orderBy('created_at')
        .execute();
      return rows;
    };
    expect(await look()).toEqual([]);
    await decide(id, 'refused');
    const [first, ...none] = await look();
    expect(none).toEqual([]);
    expect(first?.subject).toBe('Maison Aubert : vos heures du 1 novembre 2026');
    expect(first?.to_address).toContain(house.awa);
    expect(first?.text).toContain('n’a pas été acceptée');
    expect(first?.text).not.toMatch(/\d\d:\d\d|17 h/);
    server.clock.advance(60_000);
    await employee.post(`/corrections/${id}/objection`, { reason: 'Non.' });
    expect(await look()).toHaveLength(1);
    await decide(id, 'approved');
    expect(await look()).toHaveLength(2);
  });

  it('X03 CORR-10 of somebody out of reach does not exist, and nobody proposes for a colleague', async () => {
    await house.punch('in', -1, '09:00');
    const { id } = await propose();
    const { elsewhere, accounting } = house.world.clients;
    for (const path of ['decision', 'withdrawal', 'objection']) {
      const body = path === 'decision' ? { decision: 'approved', edited: null, reason: null } : {};
      const asked = path === 'objection' ? { reason: 'Non.' } : body;
      const answer = await elsewhere.post(`/corrections/${id}/${path}`, asked);
      expect(await refusalOf(answer)).toEqual([404, 'not-found']);
    }
    const change = house.change([], ['out', -1, '18:00']);
    const there = house.asking(-1, change, { establishment: house.world.there });
    expect(await refusalOf(await elsewhere.post('/corrections', there))).toEqual([
      403,
      'foreign-establishment',
    ]);
    for (const by of [accounting, house.world.clients.fleet]) {
      expect(await refusalOf(await by.post('/corrections', house.asking(-1, change)))).toEqual([
        403,
        'not-allowed',
      ]);
    }
    expect((await ownHours()).corrections).toMatchObject([{ state: 'pending' }]);
  });

  it('CORR-1 refuses what no day can hold, with its reason', async () => {
    const later = house.change([], ['in', 0, '23:00']);
    expect(await refusalOf(await employee.post('/corrections', house.asking(0, later)))).toEqual([
      400,
      'bad-request',
    ]);
    const theirs = await house.punch('in', -1, '09:00', { person: house.world.people.manager });
    const stolen = house.asking(-1, house.change([theirs]));
    expect(await refusalOf(await employee.post('/corrections', stolen))).toEqual([
      404,
      'not-found',
    ]);
  });

  it('K27 BO-12 payroll tells what was set aside and what was added from what was punched', async () => {
    const payroll = await Payroll.connect(house.world.server, house.world.clients.administrator);
    const punch = await house.punch('in', -1, '09:00');
    const { id, asked } = await propose(house.change([punch], ['in', -1, '08:00']));
    await decide(id, 'approved');
    const items = await payroll.pull();
    const dataOf = (wanted: string) => items.find((one) => one.id === wanted);
    expect(dataOf(punch)).toMatchObject({ data: { setAside: id, correction: null } });
    const added = asked.add[0]!.punch;
    expect(dataOf(added)).toMatchObject({
      data: { setAside: null, correction: id, time: house.at(-1, '08:00') },
    });
    await employee.post(`/corrections/${id}/objection`, { reason: 'Non.' });
    await decide(id, 'refused');
    const after = await payroll.pull();
    expect(after).toContainEqual({ type: 'punch', id: added, change: 'remove', data: null });
    expect(after.find((one) => one.id === punch)).toMatchObject({ data: { setAside: null } });
  });
});

describe('a doubtful punch in the portal', () => {
  const accept = (id: string, by = manager) => by.post(`/punches/${id}/acceptance`);

  it('W6 PUNCH-15 PUNCH-14 is accepted, and leaves the list and the anomalies', async () => {
    const id = await house.punch('in', -1, '09:00', { auth: 'none' });
    const doubtful = async () => {
      const answer = (await (await manager.get('/punches/doubtful')).json()) as {
        punches: { id: string }[];
      };
      return answer.punches.map((one) => one.id);
    };
    expect(await doubtful()).toEqual([id]);
    expect((await accept(id)).status).toBe(204);
    expect(await doubtful()).toEqual([]);
    const { sheet, punches } = await sheetOf();
    expect(sheet.days[1]?.anomalies.map(({ kind }) => kind)).not.toContain('no-pin');
    expect(punches[0]?.accepted?.by).toBe(house.world.people.manager);
    expect(await refusalOf(await accept(id))).toEqual([409, 'conflict']);
  });

  it('X03 PUNCH-15 ROLE-11 nobody accepts their own, nor one of another store', async () => {
    const id = await house.punch('in', -1, '09:00', { auth: 'none' });
    expect(await refusalOf(await accept(id, house.world.clients.elsewhere))).toEqual([
      404,
      'not-found',
    ]);
    const { manager: person } = house.world.people;
    const own = await house.punch('in', -1, '09:00', { auth: 'none', person });
    expect(await refusalOf(await accept(own))).toEqual([403, 'not-allowed']);
  });
});
