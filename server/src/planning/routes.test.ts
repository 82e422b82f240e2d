import { defaultPreferences } from '@comptoir/shared/notifications/notification';
import {
  type PlanningAnswer,
  type PublicationPreview,
  type ShiftEdit,
  planningAnswerSchema,
  publicationPreviewSchema,
  publicationViewSchema,
  shiftsAnswerSchema,
} from '@comptoir/shared/planning/portal';
import { timesheetAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHeardBy } from '../plan-channels.ts';
import { refusalOf } from '../testing/portal-client.ts';
import { type Asker, RolesWorld } from '../testing/roles-world.ts';

const monday = '2026-11-16';
const sunday = '2026-11-22';
let world: RolesWorld;
let camille: string;
let louis: string;
beforeAll(async () => {
  world = await RolesWorld.open({ now: Date.parse('2026-11-02T09:00:00Z') });
  camille = await world.addPerson(world.here, 'Camille');
  louis = await world.addPerson(world.here, 'Louis');
});
afterAll(() => world.close());

const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+01:00`);
const content = (date: string, person: string | null, rest = {}) => ({
  ...{ person, start: at(date, '09:00'), end: at(date, '17:00'), pause: 30 },
  ...{ position: null, team: null, note: null },
  ...rest,
});
const shown = (written: ReturnType<typeof content>, noteText: string | null = null) => ({
  ...written,
  noteText,
});

const span = () => `establishment=${world.here}&from=${monday}&to=${sunday}`;

async function planning(asker: Asker = 'manager'): Promise<PlanningAnswer> {
  const answer = await world.clients[asker].get(`/planning?${span()}`);
  return planningAnswerSchema.parse(await answer.json());
}

const edit = (
  changes: ShiftEdit[],
  headers: Record<string, string> = {},
  asker: Asker = 'manager',
) =>
  world.clients[asker].post(
    '/planning/shifts',
    { establishment: world.here, changes },
    { headers },
  );

async function drafted(written: ReturnType<typeof content>): Promise<string> {
  const shift = world.newId();
  const answer = await edit([{ shift, from: null, to: written }]);
  expect(answer.status).toBe(200);
  return shift;
}

async function preview(): Promise<PublicationPreview> {
  const answer = await world.clients.manager.get(`/planning/publication?${span()}`);
  return publicationPreviewSchema.parse(await answer.json());
}

async function publish() {
  const { hash, changes } = await preview();
  const body = { publication: world.newId(), establishment: world.here, from: monday, to: sunday };
  const asked = { ...body, team: null, changes, hash };
  return { asked, answer: await world.clients.manager.post('/planning/publications', asked) };
}

describe('the planning of the portal', () => {
  it('PLAN-3 PLAN-17 drafts several shifts, all or nothing, with their notes', async () => {
    const never = { ...content(monday, camille), start: 8.64e15 - 3_600_000, end: 8.64e15 };
    const lost = await edit([{ shift: world.newId(), from: null, to: never }]);
    expect(await refusalOf(lost)).toEqual([400, 'bad-request']);
    const [one, two] = [world.newId(), world.newId()];
    const noted = content(monday, camille, { note: 'Ouverture' });
    const answer = await edit([
      { shift: one, from: null, to: noted },
      { shift: two, from: null, to: content(monday, louis) },
    ]);
    const { shifts } = shiftsAnswerSchema.parse(await answer.json());
    expect(shifts).toMatchObject([
      { id: one, published: null, draft: { note: 'Ouverture' } },
      { id: two, published: null, draft: { person: louis } },
    ]);
    // The second of these is no longer as it is shown: neither is changed.
    const first = shifts[0]!.draft;
    if (first === null || first === 'removed') throw new Error('It was drafted.');
    const refused = await edit([
      { shift: one, from: first, to: null },
      { shift: two, from: shown(content(monday, camille)), to: null },
    ]);
    expect(await refusalOf(refused)).toEqual([409, 'conflict']);
    const now = await planning();
    expect(now.shifts.find(({ id }) => id === one)).toMatchObject({ draft: { note: 'Ouverture' } });
    expect(now.people.map(({ name }) => name)).toContain('Camille Diallo');
    expect(now.establishment).toMatchObject({ id: world.here, rules: { noticeDays: 7 } });
    // An equal note keeps its hash: taking a change back leaves nothing of it.
    const longer = { ...noted, end: noted.end + 3_600_000 };
    await edit([{ shift: one, from: first, to: longer }]);
    const held = (await planning()).shifts.find(({ id }) => id === one)?.draft;
    expect(held).toMatchObject({ noteText: first.noteText });
  });

  it('PLAN-4 asked twice under one attempt, it is done once; under another request it is refused', async () => {
    const shift = world.newId();
    const headers = { 'X-Attempt': world.newId() };
    const change = { shift, from: null, to: content(sunday, camille) };
    expect((await edit([change], headers)).status).toBe(200);
    const again = await edit([change], headers);
    expect(again.status).toBe(200);
    expect(shiftsAnswerSchema.parse(await again.json()).shifts).toMatchObject([{ id: shift }]);
    expect((await edit([change])).status).toBe(409);
    const other = await edit([{ ...change, to: content(sunday, louis) }], headers);
    expect(await refusalOf(other)).toEqual([409, 'conflict']);
  });

  it('PLAN-3 takes no shift that ends before it begins, nor one that is named twice', async () => {
    const shift = world.newId();
    const backwards = content(monday, camille, { end: at(monday, '08:00') });
    const paused = content(monday, camille, { pause: 480 });
    for (const to of [backwards, paused]) {
      expect(await refusalOf(await edit([{ shift, from: null, to }]))).toEqual([
        400,
        'bad-request',
      ]);
    }
    const change = { shift, from: null, to: content(monday, camille) };
    expect(await refusalOf(await edit([change, change]))).toEqual([400, 'bad-request']);
    const long = await world.clients.manager.get(
      `/planning?establishment=${world.here}&from=2026-01-01&to=2026-03-01`,
    );
    expect(await refusalOf(long)).toEqual([400, 'bad-request']);
  });

  it('PLAN-12 PLAN-18 shows who is affected by what, how late and how they hear of it, and publishes that', async () => {
    const mailed = world.people.employee;
    await drafted(content(monday, mailed));
    await drafted(content(monday, null));
    const seen = await preview();
    const own = seen.people.find(({ person }) => person === mailed);
    expect(own?.differences).toMatchObject([{ before: null, after: { pause: 30 } }]);
    // No mail server here, nor a browser that is told.
    expect(own).toMatchObject({ late: null, channels: ['tablet'] });
    expect(seen.people.find(({ person }) => person === camille)?.channels).toEqual(['tablet']);
    expect(seen.open).toHaveLength(1);
    const { asked, answer } = await publish();
    expect(answer.status).toBe(201);
    const made = publicationViewSchema.parse(await answer.json());
    expect(made).toMatchObject({ id: asked.publication, version: 1, changes: seen.changes });
    // A lost answer and a second press: the same publication, told once.
    const again = await world.clients.manager.post('/planning/publications', asked);
    expect(publicationViewSchema.parse(await again.json())).toEqual(made);
    const other = { ...asked, publication: world.newId() };
    const late = await world.clients.manager.post('/planning/publications', other);
    expect(await refusalOf(late)).toEqual([409, 'conflict']);
    expect((await preview()).changes).toBe(0);
    expect((await planning()).publications).toHaveLength(1);
  });

  it('PLAN-18 they hear of it as they chose: by mail where their access stands, by push where a browser is told', async () => {
    const { employee: own } = world.people;
    const { db } = world.server.deps;
    const heard = () => findHeardBy({ mails: true })(db, world.organisation, [own, camille]);
    expect(await heard()).toEqual({ pushed: new Set(), mailed: new Set([own]) });
    const { account } = await db
      .selectFrom('account_person')
      .select('account')
      .where('person', '=', own)
      .executeTakeFirstOrThrow();
    const browser = { endpoint: 'https://push.example/1', p256dh: '', auth: '', agent: null };
    await db
      .insertInto('push_subscription')
      .values({
        ...{ id: world.newId(), organisation: world.organisation, person: own, account },
        ...{ ...browser, session: '', created_at: 0, used_at: null },
      })
      .execute();
    expect(await heard()).toEqual({ pushed: new Set([own]), mailed: new Set([own]) });
    const choices = { ...defaultPreferences, schedule: { mail: false, push: true } };
    await world.clients.employee.send('PUT', '/own/notifications/preferences', { choices });
    expect(await heard()).toEqual({ pushed: new Set([own]), mailed: new Set() });
  });

  it('PLAN-18 names short notice, by the working days of part-time work', async () => {
    const soon = { from: '2026-11-09', to: '2026-11-15' };
    const put = await world.clients.manager.send('PUT', `/contracts/${louis}`, {
      ...{ from: '2026-01-01', weekly: 1_200, partTime: true },
    });
    expect(put.status).toBe(204);
    await drafted(content('2026-11-11', louis));
    await drafted(content('2026-11-11', camille));
    const asked = `establishment=${world.here}&from=${soon.from}&to=${soon.to}`;
    const answer = await world.clients.manager.get(`/planning/publication?${asked}`);
    const seen = publicationPreviewSchema.parse(await answer.json());
    const late = (person: string) => seen.people.find((one) => one.person === person)?.late;
    // From Monday 2 to Wednesday 11: nine days, of which six working days lie between.
    expect(late(louis)).toEqual({ days: 6, required: 7, partTime: true });
    expect(late(camille)).toBeNull();
  });

  it('PLAN-17 X03 knows nothing of a store out of reach, nor drafts or publishes there', async () => {
    const shift = world.newId();
    const change = { shift, from: null, to: content(monday, camille) };
    for (const asker of ['elsewhere', 'team'] as const) {
      const answers = [
        await world.clients[asker].get(`/planning?${span()}`),
        await world.clients[asker].get(`/planning/publication?${span()}`),
        await edit([change], {}, asker),
      ];
      for (const answer of answers) expect(await refusalOf(answer)).toEqual([404, 'not-found']);
    }
    expect(await refusalOf(await edit([change], {}, 'employee'))).toEqual([403, 'not-allowed']);
    expect((await planning()).shifts.map(({ id }) => id)).not.toContain(shift);
  });

  it('PLAN-17 PLAN-55 says what was worked on the days that are over, of the week under way too, and nothing of today', async () => {
    const { db, clock } = world.server.deps;
    const { organisation } = world;
    const [before, over, today] = ['2026-10-31', '2026-11-01', '2026-11-02'];
    for (const day of [before, over, today]) {
      const worked = { worked: 4 * 3_600_000, breaks: 0, periods: '[]', corrected: 0 };
      await db
        .insertInto('day')
        .values({ organisation, person: camille, day, ...worked })
        .execute();
    }
    expect(new Date(clock.now()).toISOString().slice(0, 10)).toBe(today);
    const ask = async (from: string, to: string) => {
      const query = `establishment=${world.here}&from=${from}&to=${to}`;
      const answer = await world.clients.manager.get(`/planning?${query}`);
      const { worked } = planningAnswerSchema.parse(await answer.json());
      return worked.filter(({ person }) => person === camille).map(({ day }) => day);
    };
    expect(await ask('2026-10-26', over)).toEqual([before, over]);
    expect(await ask('2026-10-26', before)).toEqual([before]);
    expect(await ask('2026-11-01', '2026-11-07')).toEqual([before, over]);
    expect(await ask(monday, sunday)).toEqual([before, over]);
  });

  it('PLAN-9 keeps templates by name, with what they hold', async () => {
    const shift = { weekday: 1, start: '22:00', end: '02:00', pause: 0 };
    const template = { ...shift, person: camille, position: null, team: null };
    const body = { establishment: world.here, template: world.newId(), name: 'Semaine type' };
    const content = { shifts: Array.from({ length: 60 }, () => template) };
    const post = (archived: boolean) =>
      world.clients.manager.post('/planning/templates', { ...body, content, archived });
    expect((await post(false)).status).toBe(204);
    const list = async () => {
      const answer = await world.clients.manager.get(
        `/planning/templates?establishment=${world.here}`,
      );
      return (await answer.json()) as { templates: unknown[] };
    };
    expect((await list()).templates).toMatchObject([{ name: 'Semaine type', content }]);
    expect((await post(true)).status).toBe(204);
    expect((await list()).templates).toEqual([]);
  });

  it('SHEET-25 planned hours of a timesheet are those of published shifts, without their breaks', async () => {
    const ines = await world.addPerson(world.here, 'Inès');
    const [tuesday, wednesday] = ['2026-11-03', '2026-11-04'];
    const { note: _, ...to } = content(tuesday, ines);
    const body = { shift: world.newId(), from: null, to: { ...to, noteText: null } };
    await world.append([{ kind: 'shift.post', establishment: world.here, body }]);
    await drafted(content(wednesday, ines));
    const answer = await world.clients.manager.get(
      `/timesheets/${ines}?establishment=${world.here}&from=2026-11-02&to=2026-11-08`,
    );
    const { sheet } = timesheetAnswerSchema.parse(await answer.json());
    const planned = new Map(sheet.days.map((one) => [one.day, one.planned]));
    expect(planned.get(tuesday)).toBe(7.5 * 3_600_000);
    expect(planned.get(wednesday)).toBe(0);
  });
});
