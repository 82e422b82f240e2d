import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld } from '../../testing/store-world.ts';
import { findLines } from '../log/queries.ts';
import { tellLines } from './page.ts';

const wednesday = '2026-11-04';
let world: StoreWorld;
let plan: PlanOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
});
afterEach(() => world.close());

/** What the newest lines say, the newest last. */
async function told(count: number) {
  const { db } = world.deps;
  const lines = await findLines(db, world.scope.organisation, {});
  const entries = await tellLines(db, world.scope.organisation, lines.slice(0, count));
  return entries.reverse().map(({ kind, changes }) => ({
    kind,
    ...Object.fromEntries(changes.map(({ field, from, to }) => [field, [from, to]])),
  }));
}

it('JOURNAL-21 of the schedule: whose shift and when, what changed of it, and what was published', async () => {
  const position = world.newId();
  await plan.say('position.define', { position, name: 'Bar', colour: 'teal', archived: false });
  const note = world.text('Inventaire');
  const first = plan.content(wednesday, ['09:00', '17:00'], { position, noteText: note.hash });
  const shift = world.newId();
  await plan.say('shift.set', { shift, from: null, to: first }, [note]);
  await plan.set(shift, first, { ...first, pause: 30 });
  await plan.publish(wednesday, wednesday);
  const [start, end] = [String(first.start), String(first.end)];
  expect(await told(3)).toEqual([
    {
      kind: 'shift.set',
      ...{ name: [null, 'Awa Diallo'], start: [null, start], end: [null, end] },
      ...{ pause: [null, '0'], position: [null, 'Bar'], note: [null, 'Inventaire'] },
    },
    {
      kind: 'shift.set',
      name: ['Awa Diallo', 'Awa Diallo'],
      ...{ start: [start, start], end: [end, end], pause: ['0', '30'] },
    },
    {
      kind: 'schedule.publish',
      ...{ day: [null, wednesday], to: [null, wednesday], changes: [null, '1'] },
    },
  ]);
});

it('JOURNAL-21 of absences and swaps: what was asked, of whom, and what became of it', async () => {
  const { employee, manager } = world;
  const mate = await world.addPerson(world.newId(), 'employee');
  const [reason, because] = [world.text('Mariage'), world.text('Trop de monde')];
  const absence = world.newId();
  const span = { from: wednesday, to: '2026-11-06', weekdays: [3, 5], times: null };
  const body = { absence, person: employee, type: 'leave' as const, span };
  await plan.say('absence.ask', { ...body, reasonText: reason.hash }, [reason]);
  const no = { absence, person: employee, decision: 'refused' as const };
  await plan.say('absence.decide', { ...no, reasonText: because.hash }, [because]);
  const gives = await plan.published(wednesday, plan.content(wednesday, ['09:00', '17:00']));
  const swap = world.newId();
  const asked = { swap, person: employee, gives, takes: null, colleague: mate, reasonText: null };
  await plan.say('swap.ask', asked);
  await plan.say('swap.answer', { swap, person: mate, accepted: true });
  const yes = { swap, person: employee, decision: 'approved' as const, reasonText: null };
  await plan.tell('swap.decide', yes, manager);
  expect((await told(7)).filter(({ kind }) => /absence|swap/.test(kind))).toEqual([
    {
      kind: 'absence.ask',
      ...{ absenceType: [null, 'leave'], day: [null, wednesday], to: [null, '2026-11-06'] },
      ...{ weekdays: [null, '3, 5'], reason: [null, 'Mariage'] },
    },
    {
      kind: 'absence.decide',
      ...{ decision: [null, 'refused'], reason: [null, 'Trop de monde'] },
    },
    { kind: 'swap.ask', name: [null, 'Awa Diallo'] },
    { kind: 'swap.answer', swapAnswer: [null, 'accepted'] },
    { kind: 'swap.decide', decision: [null, 'approved'] },
  ]);
});
