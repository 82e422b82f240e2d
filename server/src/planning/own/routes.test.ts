import {
  type OwnSchedule,
  ownScheduleSchema,
  planRequestsSchema,
  swapViewSchema,
} from '@comptoir/shared/planning/portal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/portal-client.ts';
import { type Asker, RolesWorld } from '../../testing/roles-world.ts';

const tuesday = '2026-11-03';
let world: RolesWorld;
let camille: string;
beforeAll(async () => {
  world = await RolesWorld.open({ now: Date.parse('2026-11-02T09:00:00Z') });
  camille = await world.addPerson(world.here, 'Camille');
});
afterAll(() => world.close());

const at = (time: string) => Date.parse(`${tuesday}T${time}:00+01:00`);

/** Publishes a shift of Tuesday. */
async function published(person: string | null, note: string | null = null): Promise<string> {
  const shift = world.newId();
  const text = note === null ? null : world.text(note);
  const times = { start: at('09:00'), end: at('17:00'), pause: 30, position: null, team: null };
  const to = { person, ...times, noteText: text?.hash ?? null };
  const body = { shift, from: null, to };
  const attachments = text === null ? [] : [text];
  const [done] = await world.append([
    { kind: 'shift.post', establishment: world.here, body, attachments },
  ]);
  expect(done?.status).toBe('applied');
  return shift;
}

async function schedule(asker: Asker = 'employee'): Promise<OwnSchedule> {
  const answer = await world.clients[asker].get('/own/schedule?from=2026-11-02&to=2026-11-29');
  return ownScheduleSchema.parse(await answer.json());
}

const idsOf = (shifts: readonly { id: string }[]) => shifts.map(({ id }) => id);

describe('one’s own schedule', () => {
  it('PLAN-24 PLAN-25 has what is published for oneself, open shifts, and colleagues without their notes', async () => {
    const [own, theirs, open] = [
      await published(world.people.employee, 'Caisse 2'),
      await published(camille, 'Seule à ouvrir'),
      await published(null),
    ];
    const seen = await schedule();
    expect(seen.shifts).toMatchObject([{ id: own, note: 'Caisse 2', pause: 30 }]);
    expect(idsOf(seen.open)).toEqual([open]);
    const mate = seen.colleagues.find(({ person }) => person === camille);
    expect(mate).toMatchObject({ name: 'Camille Diallo', shifts: [{ id: theirs, note: null }] });
    expect(JSON.stringify(seen)).not.toContain('Seule à ouvrir');
    expect(seen.changes).toMatchObject([{ person: world.people.employee, seenAt: null }]);
    // Somebody of another store sees nothing of it.
    const elsewhere = await schedule('elsewhere');
    expect([elsewhere.shifts, elsewhere.open, elsewhere.colleagues]).toEqual([[], [], []]);
  });

  it('PLAN-21 PLAN-23 X03 changes are seen and agreed to by whose they are', async () => {
    const [change] = (await schedule()).changes;
    const body = { changes: [change!.operation] };
    const path = '/own/schedule/seen';
    expect((await world.clients.accounting.post(path, body)).status).toBe(404);
    expect((await world.clients.employee.post(path, body)).status).toBe(204);
    const first = (await schedule()).changes[0];
    expect(first).toMatchObject({ seenBy: 'portal', acceptedAt: null });
    expect((await world.clients.employee.post(path, body)).status).toBe(204);
    expect((await schedule()).changes[0]).toEqual(first);
    expect((await world.clients.employee.post('/own/schedule/acceptance', body)).status).toBe(204);
    expect((await schedule()).changes[0]?.acceptedAt).not.toBeNull();
  });

  it('PLAN-30 PLAN-31 PLAN-34 an absence is asked for, decided by a manager of the store, and no longer taken back', async () => {
    const absence = world.newId();
    const span = { from: '2026-11-10', to: '2026-11-12', weekdays: null, times: null };
    const body = { absence, establishment: world.here, type: 'leave', span, reason: 'Mariage' };
    const ask = () => world.clients.employee.post('/own/absences', body);
    expect((await ask()).status).toBe(201);
    // A lost answer: there is one.
    expect((await ask()).status).toBe(201);
    const theirs = { ...body, establishment: world.there };
    expect((await world.clients.employee.post('/own/absences', theirs)).status).toBe(404);
    const years = { ...body, absence: world.newId(), span: { ...span, to: '2036-11-10' } };
    const long = await world.clients.employee.post('/own/absences', years);
    expect([long.status, await long.json()]).toMatchObject([400, { detail: 'too-long' }]);
    const far = { ...years, span: { ...span, from: '2030-01-01', to: '2030-01-01' } };
    const tooFar = await world.clients.employee.post('/own/absences', far);
    expect([tooFar.status, await tooFar.json()]).toMatchObject([400, { detail: 'too-far' }]);
    const waiting = async (asker: Asker) => {
      const answer = await world.clients[asker].get('/planning/requests');
      return planRequestsSchema.parse(await answer.json()).absences;
    };
    expect(await waiting('manager')).toMatchObject([{ id: absence, reason: 'Mariage' }]);
    expect(await waiting('elsewhere')).toEqual([]);
    const decision = { decision: 'approved', reason: null };
    const path = `/absences/${absence}/decision`;
    expect((await world.clients.elsewhere.post(path, decision)).status).toBe(404);
    expect((await world.clients.employee.post(path, decision)).status).toBe(403);
    expect((await world.clients.manager.post(path, decision)).status).toBe(200);
    const late = await world.clients.manager.post(path, decision);
    expect(await refusalOf(late)).toEqual([409, 'conflict']);
    const taken = await world.clients.employee.send('DELETE', `/own/absences/${absence}`);
    expect(taken.status).toBe(409);
    const removed = await world.clients.manager.send('DELETE', `/planning/absences/${absence}`);
    expect(removed.status).toBe(204);
    expect((await schedule()).absences).toMatchObject([{ state: 'cancelled' }]);
  });

  it('PLAN-94 what was sent, lost its answer and is sent again is done once; with other days or shifts it is none of it', async () => {
    const { employee, accounting } = world.clients;
    const span = { from: '2026-12-01', to: '2026-12-02', weekdays: null, times: null };
    const absence = { absence: world.newId(), type: 'leave', span, reason: 'Mariage' };
    const asked = { ...absence, establishment: world.here };
    const statuses = async (path: string, bodies: object[]) => {
      const found: number[] = [];
      for (const body of bodies) found.push((await employee.post(path, body)).status);
      return found;
    };
    const others = [
      { ...asked, span: { ...span, to: '2026-12-03' } },
      { ...asked, type: 'sick' },
      { ...asked, reason: null },
    ];
    expect(await statuses('/own/absences', [asked, asked, ...others])).toEqual([
      ...[201, 201, 409, 409, 409],
    ]);
    const back = () => employee.send('DELETE', `/own/absences/${absence.absence}`);
    expect([(await back()).status, (await back()).status]).toEqual([204, 204]);

    const gives = await published(world.people.employee);
    const rest = { establishment: world.here, takes: null, reason: null };
    const swap = { ...rest, swap: world.newId(), gives, colleague: world.people.accounting };
    const toAll = { ...swap, colleague: null };
    expect(await statuses('/own/swaps', [swap, swap, toAll])).toEqual([201, 201, 409]);
    const answer = async (accepted: boolean) => {
      const said = await accounting.post(`/swaps/${swap.swap}/answer`, { accepted });
      return [said.status, swapViewSchema.parse(await said.json()).state];
    };
    expect([await answer(true), await answer(true)]).toEqual([
      [200, 'answered'],
      [200, 'answered'],
    ]);
    expect(await statuses('/own/swaps', [swap])).toEqual([201]);
    const taken = `/swaps/${swap.swap}/withdrawal`;
    expect(await statuses(taken, [{}, {}])).toEqual([200, 200]);
  });

  it('PLAN-47 PLAN-48 a swap is asked for, answered, decided, and shows its shifts to those whom it concerns', async () => {
    const gives = await published(world.people.employee);
    const swap = world.newId();
    const colleague = world.people.accounting;
    const body = { swap, establishment: world.here, gives, takes: null, colleague, reason: null };
    const made = await world.clients.employee.post('/own/swaps', body);
    expect(swapViewSchema.parse(await made.json())).toMatchObject({
      ...{ state: 'asked', given: { id: gives }, taken: null, to: { id: colleague } },
    });
    const answer = (asker: Asker) =>
      world.clients[asker].post(`/swaps/${swap}/answer`, { accepted: true });
    expect((await answer('elsewhere')).status).toBe(404);
    expect((await answer('fleet')).status).toBe(403);
    expect((await answer('accounting')).status).toBe(200);
    const requests = await world.clients.manager.get('/planning/requests');
    const { swaps } = planRequestsSchema.parse(await requests.json());
    expect(swaps).toMatchObject([{ id: swap, by: { id: world.people.employee } }]);
    const decision = { decision: 'approved', reason: null };
    const path = `/swaps/${swap}/decision`;
    expect((await world.clients.employee.post(path, decision)).status).toBe(403);
    expect((await world.clients.elsewhere.post(path, decision)).status).toBe(404);
    expect((await world.clients.manager.post(path, decision)).status).toBe(200);
    expect(idsOf((await schedule('accounting')).shifts)).toContain(gives);
    expect(idsOf((await schedule()).shifts)).not.toContain(gives);
  });

  it('PLAN-25 PLAN-47 to ask for an exchange, or to be offered a shift, shows no note of somebody else and no surname that is hidden', async () => {
    const gives = await published(world.people.employee, 'Clés au coffre');
    const takes = await published(world.people.accounting, 'Entretien disciplinaire');
    const colleague = world.people.accounting;
    const asked = { swap: world.newId(), establishment: world.here, gives, takes, colleague };
    const made = await world.clients.employee.post('/own/swaps', { ...asked, reason: null });
    expect(made.status).toBe(201);
    const view = swapViewSchema.parse(await made.json());
    expect([view.given?.note, view.taken?.note]).toEqual(['Clés au coffre', null]);
    const byId = ({ swaps }: OwnSchedule) => swaps.find(({ id }) => id === asked.swap);
    const other = byId(await schedule('accounting'));
    expect([other?.given?.note, other?.taken?.note]).toEqual([null, 'Entretien disciplinaire']);

    const offer = { ...asked, swap: world.newId(), takes: null, colleague: null, reason: null };
    const withdrawn = await world.clients.employee.post(`/swaps/${asked.swap}/withdrawal`, {});
    expect(swapViewSchema.parse(await withdrawn.json()).taken?.note).toBeNull();
    expect((await world.clients.employee.post('/own/swaps', offer)).status).toBe(201);
    const offered = async () =>
      (await schedule('accounting')).swaps.find(({ id }) => id === offer.swap);
    expect((await offered())?.given).toMatchObject({ id: gives, note: null });
    const whole = (await offered())!.by.name;
    const body = { changes: { hideSurnames: { from: false, to: true } } };
    const [hidden] = await world.append([
      { kind: 'establishment.edit', establishment: world.here, body },
    ]);
    expect(hidden?.status).toBe('applied');
    const shown = (await offered())!.by.name;
    expect(whole.startsWith(`${shown} `)).toBe(true);
  });
});
