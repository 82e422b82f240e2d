import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute } from '../testing/store-world.ts';
import { ToldWorld, patience } from '../testing/told-world.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const [monday, wednesday, sunday] = ['2026-11-02', '2026-11-04', '2026-11-08'];
let world: ToldWorld;
let awa: string;
beforeEach(async () => {
  world = await ToldWorld.open();
  awa = world.store.employee;
  await world.giveBrowser(awa);
});
afterEach(() => world.close());

const nine = (rest = {}) => world.plan.content(wednesday, ['09:00', '17:00'], rest);
const at = (hours: string) => world.plan.at(`${wednesday} ${hours}`);
const later = (ms: number) => world.store.clock.advance(ms);
const post = (shift: string, from: object | null, to: object | null) =>
  world.plan.say('shift.post', { shift, from, to } as never);
/** Pushes and mails about the schedule. */
const heard = async () => [(await world.pushes()).length, (await world.mails(awa)).length];

describe('what changes the schedule', () => {
  it('NOTE-3 is told to nobody until it has stood for a minute, however often the queue is looked at', async () => {
    await world.plan.published(wednesday, nine());
    const look = world.startedAgain();
    await look();
    later(patience - 1);
    await look();
    expect(await heard()).toEqual([0, 0]);
    later(1);
    await look();
    expect(await heard()).toEqual([1, 1]);
  });

  it('NOTE-3 and is undone within the minute tells nobody anything; done again otherwise, it is told once as it is', async () => {
    const shift = world.store.newId();
    const look = world.startedAgain();
    expect(await post(shift, null, nine())).toBe('applied');
    await look();
    later(40_000);
    expect(await post(shift, nine(), null)).toBe('applied');
    for (let times = 0; times < 4; times += 1) {
      later(minute);
      await look();
    }
    expect(await world.told(awa)).toEqual([]);
    expect(await heard()).toEqual([0, 0]);
    const ten = nine({ start: at('10:00') });
    const next = world.store.newId();
    await post(next, null, nine());
    later(30_000);
    await post(next, nine(), ten);
    await world.tell();
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule']);
    expect(await world.pushes()).toMatchObject([
      { body: 'Nouveau : mercredi 4 novembre, 10:00 – 17:00' },
    ]);
    expect(await heard()).toEqual([1, 1]);
  });

  it('NOTE-3 and is undone by a publication within the minute tells nobody anything', async () => {
    const shift = await world.plan.published(wednesday, nine());
    await world.tell();
    expect(await heard()).toEqual([1, 1]);
    await world.plan.set(shift, nine(), null);
    await world.plan.publish(monday, sunday);
    later(50_000);
    expect(await world.plan.set(shift, null, nine())).toBe('applied');
    await world.plan.publish(monday, sunday);
    await world.tell();
    await world.tell();
    expect(await heard()).toEqual([1, 1]);
  });

  it('NOTE-3 and was seen before it is undone is told from what was seen: they know nothing else', async () => {
    const shift = await world.plan.published(wednesday, nine());
    await world.tell();
    const ten = nine({ start: at('10:00') });
    await post(shift, nine(), ten);
    const [, moved] = await world.store.deps.db
      .selectFrom('shift_change')
      .select('operation')
      .orderBy('at')
      .execute();
    await world.plan.tell('schedule.seen', { person: awa, changes: [moved!.operation] }, awa);
    later(20_000);
    expect(await post(shift, ten, nine())).toBe('applied');
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'schedule']);
    expect((await world.mails(awa))[1]?.text).toContain(
      'Mercredi 4 novembre, 10:00 – 17:00 → 09:00 – 17:00',
    );
  });

  it('NOTE-3 and is undone after they were told is told once more, and holds no request back', async () => {
    const shift = world.store.newId();
    await post(shift, null, nine());
    const swap = world.store.newId();
    const lou = await world.store.addPerson(world.store.newId(), 'employee');
    await world.giveAccount(lou);
    const asked = { swap, person: awa, gives: shift, takes: null, colleague: lou };
    await world.plan.tell('swap.ask', { ...asked, reasonText: null }, awa);
    // What waits for an answer does not wait for the minute of the schedule.
    await world.startedAgain()();
    expect(await world.told(lou)).toEqual(['swap-asked']);
    expect(await world.told(awa)).toEqual([]);
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule']);
    await post(shift, nine(), null);
    await world.tell();
    expect((await world.told(awa)).sort()).toEqual(['schedule', 'schedule', 'swap-stale']);
    expect(await heard()).toEqual([2, 3]);
  });

  it('NOTE-3 NOTE-6 when the clock of the server goes back, nobody waits for it', async () => {
    await world.plan.published(wednesday, nine());
    later(-2 * hour);
    await world.startedAgain()();
    expect(await world.told(awa)).toEqual(['schedule']);
  });
});
