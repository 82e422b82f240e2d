import type { Punch } from '@comptoir/shared/punches/punch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoursOnBench, at } from '../../testing/hours-on-bench.ts';
import { StoreWorld, day } from '../../testing/store-world.ts';

const tuesday = '2026-11-03';
let world: StoreWorld;
let hours: HoursOnBench;
let employee: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  hours = new HoursOnBench(world, await world.tablet());
  ({ employee } = world);
  // Wednesday morning.
  world.clock.advance(2 * day);
});
afterEach(() => world.close());

const punchesShown = async () => {
  const rows = await hours.shown();
  return [...rows]
    .filter(([key]) => key.startsWith('punches '))
    .map(([, row]) => row as Punch)
    .sort((a, b) => a.at - b.at);
};
const forgotten = () =>
  hours.punched(employee, ['in', `${tuesday} 09:00`], ['break-start', `${tuesday} 12:00`]);

describe('a correction', () => {
  it('O11 CORR-1 CORR-2 CORR-3 is asked for and approved at the tablet: hours, presence and days follow, what was punched stays', async () => {
    const [, pause] = await forgotten();
    const change = hours.change(
      [pause!],
      ['break-start', `${tuesday} 12:30`],
      ['break-end', `${tuesday} 13:00`],
      ['out', `${tuesday} 17:00`],
    );
    const { correction, said } = await hours.propose(tuesday, change);
    expect(said).toBe('applied');
    expect(await hours.days()).toEqual({ [tuesday]: 180 });
    const pending = (await hours.shown()).get(`corrections ${correction}`);
    expect(pending).toMatchObject({
      state: 'pending',
      standing: null,
      reason: 'Oublié de pointer',
    });
    expect(await hours.decide(correction, 'approved')).toBe('applied');
    expect(await hours.days()).toEqual({ [tuesday]: 7.5 * 60 });
    const rows = await hours.shown();
    expect(rows.get(`corrections ${correction}`)).toMatchObject({
      ...{ state: 'approved', asked: change, standing: change, proposedBy: employee },
      decision: { by: world.manager, at: world.clock.now(), decision: 'approved', edited: false },
    });
    expect(rows.get(`presence ${employee}`)).toMatchObject({
      type: 'out',
      at: at('2026-11-03 17:00'),
    });
    expect(rows.get(`days ${employee}/${tuesday}`)).toMatchObject({ corrected: true });
    const punches = await punchesShown();
    expect(punches.map(({ type, setAside, correction: by }) => [type, setAside, by])).toEqual([
      ['in', undefined, undefined],
      ['break-start', correction, undefined],
      ['break-start', undefined, correction],
      ['break-end', undefined, correction],
      ['out', undefined, correction],
    ]);
    expect(punches.at(-1)).toMatchObject({
      ...{ person: employee, wall: at('2026-11-03 17:00'), receivedAt: world.clock.now() },
      ...{ device: correction, epoch: correction, seq: 3, auth: 'manager', flags: [] },
      ...{ day: tuesday, declared: false, cancelledBy: null },
    });
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-4 S28 decided by one manager is a conflict for the second, who overwrites nothing', async () => {
    await forgotten();
    const other = await world.addPerson(world.newId(), 'manager');
    const { correction } = await hours.propose(
      tuesday,
      hours.change([], ['out', `${tuesday} 17:00`]),
    );
    expect(await hours.decide(correction, 'refused')).toBe('applied');
    expect(await hours.decide(correction, 'approved', { actor: other })).toBe('conflict');
    expect(await hours.days()).toEqual({ [tuesday]: 180 });
    expect(await hours.withdraw(correction)).toBe('conflict');
    const row = (await hours.shown()).get(`corrections ${correction}`);
    expect(row).toMatchObject({ state: 'refused', decision: { by: world.manager } });
  });

  it('CORR-4 CORR-5 L04 what the manager made of it stands beside what was asked, and an objection is decided again', async () => {
    await forgotten();
    const asked = hours.change([], ['out', `${tuesday} 18:00`]);
    const { correction } = await hours.propose(tuesday, asked);
    const edited = hours.change([], ['out', `${tuesday} 16:00`]);
    expect(await hours.object(correction)).toBe('conflict');
    expect(await hours.decide(correction, 'approved', { edited })).toBe('applied');
    // On break since 12:00: the departure ends the break and the day.
    expect(await hours.days()).toEqual({ [tuesday]: 180 });
    expect(await hours.object(correction)).toBe('applied');
    const row = (await hours.shown()).get(`corrections ${correction}`);
    expect(row).toMatchObject({
      ...{ state: 'objected', asked, standing: edited, objection: { reason: 'Pas d’accord' } },
    });
    expect((await punchesShown()).at(-1)?.at).toBe(at(`${tuesday} 16:00`));
    expect(await hours.decide(correction, 'approved')).toBe('applied');
    expect((await punchesShown()).map(({ id }) => id)).toContain(asked.add[0]!.punch);
    expect((await punchesShown()).at(-1)?.at).toBe(at(`${tuesday} 18:00`));
    expect(await hours.object(correction)).toBe('applied');
    expect(await hours.decide(correction, 'refused')).toBe('applied');
    const left = await hours.shown();
    expect((await punchesShown()).map(({ type }) => type)).toEqual(['in', 'break-start']);
    expect(left.get(`presence ${employee}`)).toMatchObject({ type: 'break-start' });
    expect(left.get(`days ${employee}/${tuesday}`)).not.toHaveProperty('corrected');
    expect(left.get(`corrections ${correction}`)).toMatchObject({
      state: 'refused',
      standing: null,
    });
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-5 a tablet that held the added punch loses it when it is taken back', async () => {
    await forgotten();
    const asked = hours.change([], ['out', `${tuesday} 18:00`]);
    const { correction } = await hours.propose(tuesday, asked);
    await hours.decide(correction, 'approved');
    await hours.shown();
    await hours.object(correction);
    await hours.decide(correction, 'refused');
    const changes = await hours.tablet.pull();
    expect(changes).toContainEqual({ room: 'punches', key: asked.add[0]!.punch, row: null });
  });

  it('CORR-3 what was punched and arrives later joins it; what is set aside is no double', async () => {
    const [first, again] = await hours.punched(
      employee,
      ['in', `${tuesday} 09:00`],
      ['in', `${tuesday} 11:00`],
      ['out', `${tuesday} 12:00`],
    );
    const flags = async () => (await punchesShown()).map((punch) => punch.flags);
    expect(await flags()).toEqual([[], ['double'], []]);
    const { correction } = await hours.propose(tuesday, hours.change([first!]));
    await hours.decide(correction, 'approved');
    expect(await flags()).toEqual([[], [], []]);
    expect(await hours.days()).toEqual({ [tuesday]: 60 });
    await hours.punched(employee, ['in', `${tuesday} 10:00`]);
    expect((await punchesShown()).find(({ id }) => id === again)?.flags).toEqual(['double']);
    expect(await hours.days()).toEqual({ [tuesday]: 120 });
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-3 a day of which everything is set aside is empty, and says that it was corrected', async () => {
    const ids = await hours.punched(
      employee,
      ['in', `${tuesday} 09:00`],
      ['out', `${tuesday} 10:00`],
    );
    const { correction } = await hours.propose(tuesday, hours.change(ids));
    await hours.decide(correction, 'approved');
    expect((await hours.shown()).get(`days ${employee}/${tuesday}`)).toEqual({
      ...{ person: employee, day: tuesday, worked: 0, breaks: 0, periods: [], corrected: true },
    });
    expect((await hours.shown()).has(`presence ${employee}`)).toBe(false);
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-6 is taken back by whoever proposed it, while nobody decided', async () => {
    await forgotten();
    const change = hours.change([], ['out', `${tuesday} 17:00`]);
    const { correction } = await hours.propose(tuesday, change);
    const manager = { actor: world.manager, auth: 'manager' } as const;
    expect(await hours.withdraw(correction, manager)).toBe('not-allowed');
    expect(await hours.withdraw(correction)).toBe('applied');
    expect(await hours.decide(correction, 'approved')).toBe('conflict');
    expect(await hours.days()).toEqual({ [tuesday]: 180 });
  });

  it('CORR-7 ROLE-11 nobody decides about their own, under a second record neither', async () => {
    const { manager } = world;
    await hours.punched(manager, ['in', `${tuesday} 09:00`]);
    const change = hours.change([], ['out', `${tuesday} 17:00`]);
    const { correction, said } = await hours.propose(tuesday, change, { person: manager });
    expect(said).toBe('applied');
    expect(await hours.decide(correction, 'approved', { person: manager })).toBe('not-allowed');
    const second = await world.addPerson(world.newId(), 'employee');
    await world.append([{ kind: 'employee.merge', body: { person: second, into: manager } }]);
    expect(await hours.decide(correction, 'approved', { person: second })).toBe('not-allowed');
    expect(await hours.decide(correction, 'approved', { person: employee })).toBe('not-found');
    const other = await world.addPerson(world.newId(), 'manager');
    expect(await hours.decide(correction, 'approved', { person: manager, actor: other })).toBe(
      'applied',
    );
    expect(await hours.days(manager)).toEqual({ [tuesday]: 480 });
  });

  it('CORR-1 X03 asks only for what the day, the person and the store can give', async () => {
    const [punch] = await forgotten();
    const other = await world.addPerson(world.newId(), 'employee');
    const [theirs] = await hours.punched(other, ['in', `${tuesday} 09:00`]);
    const [monday] = await hours.punched(employee, ['in', '2026-11-02 09:00']);
    const ask = async (change: ReturnType<typeof hours.change>, on = tuesday) =>
      (await hours.propose(on, change)).said;
    expect(await ask(hours.change([theirs!]))).toBe('not-found');
    expect(await ask(hours.change([world.newId()]))).toBe('not-found');
    expect(await ask(hours.change([monday!]))).toBe('malformed');
    expect(await ask(hours.change([]))).toBe('malformed');
    expect(await ask(hours.change([punch!, punch!]))).toBe('malformed');
    expect(await ask(hours.change([], ['out', `${tuesday} 04:59`]))).toBe('malformed');
    expect(await ask(hours.change([], ['out', '2026-11-04 17:01']))).toBe('malformed');
    expect(await ask(hours.change([], ['out', '2026-11-04 10:02']))).toBe('malformed');
    expect(await ask(hours.change([], ['in', '2026-11-05 10:00']), '2026-11-05')).toBe('malformed');
    const taken = hours.change([], ['out', `${tuesday} 17:00`]);
    taken.add[0]!.punch = theirs!;
    expect(await ask(taken)).toBe('conflict');
    expect(await ask(hours.change([], ['out', '2026-11-04 10:01']))).toBe('applied');
  });

  it('CORR-1 X03 of another store is proposed and decided there alone', async () => {
    const [punch] = await forgotten();
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const boss = await world.addPerson(world.newId(), 'manager', elsewhere);
    const on = await world.tablet(elsewhere);
    const foreign = { actor: boss, auth: 'manager', on } as const;
    const aside = await hours.propose(tuesday, hours.change([punch!]), foreign);
    expect(aside.said).toBe('foreign-establishment');
    // Working in both, they still have a manager for each.
    await world.append([
      { kind: 'membership.add', establishment: elsewhere, body: { person: employee } },
    ]);
    const again = await hours.propose(tuesday, hours.change([punch!]), foreign);
    expect(again.said).toBe('foreign-establishment');
    const { correction } = await hours.propose(tuesday, hours.change([punch!]));
    expect(await hours.decide(correction, 'approved', foreign)).toBe('foreign-establishment');
    expect(await hours.decide(correction, 'approved')).toBe('applied');
  });

  it('CORR-1 two that set the same punch aside: the second is a conflict, not a second departure', async () => {
    const [, pause] = await forgotten();
    const one = await hours.propose(tuesday, hours.change([pause!], ['out', `${tuesday} 12:00`]));
    const two = await hours.propose(tuesday, hours.change([pause!], ['out', `${tuesday} 13:00`]));
    expect(await hours.decide(one.correction, 'approved')).toBe('applied');
    expect(await hours.decide(two.correction, 'approved')).toBe('conflict');
    expect(await hours.decide(two.correction, 'refused')).toBe('applied');
    expect(await hours.days()).toEqual({ [tuesday]: 180 });
  });

  it('CORR-5 SHEET-31 decided again it leaves aside what another correction took from it', async () => {
    await hours.punched(employee, ['in', `${tuesday} 09:00`]);
    const first = hours.change([], ['out', `${tuesday} 17:00`]);
    const one = await hours.propose(tuesday, first);
    await hours.decide(one.correction, 'approved');
    const later = hours.change([first.add[0]!.punch], ['out', `${tuesday} 18:00`]);
    const two = await hours.propose(tuesday, later);
    expect(await hours.decide(two.correction, 'approved')).toBe('applied');
    for (const decision of ['approved', 'refused', 'approved'] as const) {
      expect(await hours.object(one.correction)).toBe('applied');
      expect(await hours.decide(one.correction, decision)).toBe('applied');
      expect(await hours.days()).toEqual({ [tuesday]: 9 * 60 });
    }
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-7 ROLE-11 nobody takes for their own, by a merge, what they approved under another record', async () => {
    const { manager } = world;
    const second = await world.addPerson(world.newId(), 'employee');
    await hours.punched(second, ['in', `${tuesday} 09:00`]);
    const change = hours.change([], ['out', `${tuesday} 17:00`]);
    const { correction } = await hours.propose(tuesday, change, { person: second });
    expect(await hours.decide(correction, 'approved', { person: second })).toBe('applied');
    const merge = async (actor: string) => {
      const body = { person: second, into: manager };
      const acts = { kind: 'employee.merge', body, actor, auth: 'manager' } as const;
      const { outcomes } = await hours.tablet.push([hours.tablet.write(acts)]);
      return outcomes[0]?.refusal ?? outcomes[0]?.status;
    };
    expect(await merge(manager)).toBe('not-allowed');
    expect(await hours.days(manager)).toEqual({});
    expect(await merge(await world.addPerson(world.newId(), 'manager'))).toBe('applied');
    expect(await hours.days(manager)).toEqual({ [tuesday]: 480 });
  });

  it('CORR-9 PUNCH-12 of a second record follows its person, also when it still comes under it', async () => {
    const second = await world.addPerson(world.newId(), 'employee');
    await hours.punched(second, ['in', `${tuesday} 09:00`]);
    const change = hours.change([], ['out', `${tuesday} 12:00`]);
    const { correction } = await hours.propose(tuesday, change, { person: second });
    await world.append([{ kind: 'employee.merge', body: { person: second, into: employee } }]);
    expect((await hours.shown()).get(`corrections ${correction}`)).toMatchObject({
      person: employee,
    });
    expect(await hours.decide(correction, 'approved', { person: second })).toBe('applied');
    expect(await hours.days()).toEqual({ [tuesday]: 180 });
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-6 CORR-9 is taken back by whoever asked for it under a second record', async () => {
    const second = await world.addPerson(world.newId(), 'employee');
    const change = hours.change([], ['in', `${tuesday} 09:00`]);
    const { correction } = await hours.propose(tuesday, change, { person: second });
    await world.append([{ kind: 'employee.merge', body: { person: second, into: employee } }]);
    expect((await hours.shown()).get(`corrections ${correction}`)).toMatchObject({
      proposedBy: employee,
    });
    const manager = { actor: world.manager, auth: 'manager' } as const;
    expect(await hours.withdraw(correction, manager)).toBe('not-allowed');
    expect(await hours.withdraw(correction)).toBe('applied');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-9 EMP-21 L05 loses its reasons with the personal data of its person, and stays', async () => {
    await forgotten();
    const change = hours.change([], ['out', `${tuesday} 17:00`]);
    const { correction } = await hours.propose(tuesday, change);
    await hours.decide(correction, 'refused');
    await hours.object(correction);
    await world.append([{ kind: 'employee.archive', body: { person: employee } }]);
    world.clock.advance(61 * 31 * day);
    await world.append([{ kind: 'employee.erase', body: { person: employee, what: 'all' } }]);
    const texts = await world.deps.db.selectFrom('attachment').select('text').execute();
    expect(texts.map(({ text }) => text)).not.toContain('Oublié de pointer');
    expect(texts.map(({ text }) => text)).not.toContain('Pas d’accord');
    const row = await world.deps.db.selectFrom('correction').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ correction, state: 'objected' });
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('CORR-9 EMP-21 loses the reasons that came with a second record, too', async () => {
    const second = await world.addPerson(world.newId(), 'employee');
    const change = hours.change([], ['in', `${tuesday} 09:00`]);
    await hours.propose(tuesday, change, { person: second });
    await world.append([{ kind: 'employee.merge', body: { person: second, into: employee } }]);
    await world.append([{ kind: 'employee.archive', body: { person: employee } }]);
    world.clock.advance(61 * 31 * day);
    await world.append([{ kind: 'employee.erase', body: { person: employee, what: 'all' } }]);
    const texts = await world.deps.db.selectFrom('attachment').select('text').execute();
    expect(texts.map(({ text }) => text)).not.toContain('Oublié de pointer');
    expect(await hours.isRebuilt()).toBe(true);
  });
});
