import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToldWorld } from '../testing/told-world.ts';

const [monday, wednesday, thursday, sunday] = [
  '2026-11-02',
  '2026-11-04',
  '2026-11-05',
  '2026-11-08',
];
let world: ToldWorld;
let [awa, boss, lou, noor] = ['', '', '', ''];
beforeEach(async () => {
  world = await ToldWorld.open();
  [awa, boss] = [world.store.employee, world.store.manager];
  const more = async () => {
    const person = await world.store.addPerson(world.store.newId(), 'employee');
    await world.giveAccount(person, 'fr');
    return person;
  };
  [lou, noor] = [await more(), await more()];
});
afterEach(() => world.close());

const nine = (rest = {}, date = thursday) => world.plan.content(date, ['09:00', '17:00'], rest);

async function ask(gives: string | null, rest: object = {}, person = awa): Promise<string> {
  const swap = world.store.newId();
  const body = { swap, person, gives, takes: null, colleague: null, reasonText: null, ...rest };
  expect(await world.plan.tell('swap.ask', body, person)).toBe('applied');
  return swap;
}

const withdraw = (swap: string, person = awa) =>
  world.plan.tell('swap.withdraw', { swap, person }, person);
const decide = (swap: string, person = awa) => {
  const decided = { swap, person, decision: 'approved' as const, reasonText: null };
  return world.plan.tell('swap.decide', decided, boss);
};
const subjects = async (person: string) => {
  const rows = await world.store.deps.db
    .selectFrom('notification')
    .select('subject')
    .where('person', '=', person)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ subject }) => JSON.parse(subject) as { about: string; because?: string });
};
const because = async (person: string) =>
  (await subjects(person)).flatMap((one) => one.because ?? []);

describe('a swap that is taken back', () => {
  it('NOTE-4 is told to the colleague who had been asked, in words, once', async () => {
    const shift = await world.plan.published(thursday, nine());
    const swap = await ask(shift, { colleague: lou });
    await world.tell();
    expect(await withdraw(swap)).toBe('applied');
    await world.tell();
    await world.startedAgain()();
    expect(await world.told(lou)).toEqual(['swap-asked', 'swap-withdrawn']);
    const mail = (await world.mails(lou))[1];
    expect(mail?.subject).toBe('Maison Aubert : une proposition d’échange est retirée');
    expect(mail?.text).toContain('Awa n’en a plus besoin.');
  });

  it('NOTE-3 NOTE-4 before anybody was told is told to nobody', async () => {
    const shift = await world.plan.published(thursday, nine());
    await world.tell();
    await withdraw(await ask(shift, { colleague: lou }));
    await withdraw(await ask(shift));
    await world.tell();
    expect(await world.told(lou)).toEqual([]);
    expect(await world.told(noor)).toEqual([]);
  });
});

describe('a swap that nobody can approve any more', () => {
  it('NOTE-4 because a shift of it changed is told to both, with why', async () => {
    const shift = await world.plan.published(thursday, nine());
    await ask(shift, { colleague: lou });
    await world.tell();
    await world.plan.set(shift, nine(), nine({ start: world.plan.at(`${thursday} 11:00`) }));
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await because(awa)).toEqual(['changed']);
    expect(await because(lou)).toEqual(['changed']);
    expect((await world.mails(lou)).at(-1)?.text).toContain(
      'Un des services a changé depuis la demande.',
    );
    // Published again, it is as impossible as before: nobody hears of it twice.
    await world.plan.drafted(nine({}, wednesday));
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await because(lou)).toEqual(['changed']);
  });

  it('NOTE-4 a shift that nobody had is asked for and decided in words of its own: nothing is exchanged', async () => {
    const shift = await world.plan.published(thursday, nine({ person: null }));
    const swap = await ask(null, { takes: shift });
    await world.tell();
    expect(await subjects(boss)).toContainEqual({ about: 'swap-waiting', person: awa, open: true });
    expect(await decide(swap)).toBe('applied');
    await world.tell();
    expect((await world.mails(awa)).at(-1)?.subject).toContain('le service est à vous');
  });

  it('NOTE-4 because somebody else got the open shift is told to whoever asked for it, too', async () => {
    const shift = await world.plan.published(thursday, nine({ person: null }));
    const mine = await ask(null, { takes: shift });
    await ask(null, { takes: shift }, lou);
    expect(await decide(mine)).toBe('applied');
    await world.tell();
    expect(await because(lou)).toEqual(['taken']);
    expect(await because(awa)).toEqual([]);
    expect(await world.told(awa)).toContain('swap-decided');
  });

  it('NOTE-4 because one of the two is gone is told to the other', async () => {
    const shift = await world.plan.published(thursday, nine());
    await ask(shift, { colleague: lou });
    await world.tell();
    await world.store.append([{ kind: 'employee.archive', body: { person: lou } }]);
    await world.tell();
    expect(await because(awa)).toEqual(['left']);
    expect(await because(lou)).toEqual([]);
  });
});

describe('shifts that somebody may take', () => {
  it('NOTE-18 are one push for each who may: of the store, free then, not away; no mail until they choose it', async () => {
    for (const person of [awa, lou, noor]) await world.giveBrowser(person);
    await world.plan.drafted(nine({ person: lou }, wednesday));
    const span = { from: wednesday, to: thursday, weekdays: null, times: null };
    const leave = { absence: world.store.newId(), type: 'leave' as const, span, reasonText: null };
    await world.plan.say('absence.set', { ...leave, person: noor });
    await world.plan.drafted(nine({ person: null }, wednesday));
    await world.plan.drafted(nine({ person: null }));
    await world.plan.publish(monday, sunday);
    await world.tell();
    await world.tell();
    const offered = (await world.pushes()).filter(({ topic }) => topic === 'offers');
    expect(offered.map(({ body }) => body).sort()).toEqual([
      '4–5 novembre',
      'Jeudi 5 novembre, 09:00 – 17:00',
    ]);
    expect(await world.told(awa)).toEqual(['offers']);
    expect((await world.told(lou)).sort()).toEqual(['offers', 'schedule']);
    expect(await world.told(noor)).toEqual(['absence-decided']);
    expect(await world.mails(awa)).toEqual([]);
  });

  it('NOTE-18 because a colleague offers theirs to all are told to the others, once, and not where it was taken back', async () => {
    const shift = await world.plan.published(thursday, nine());
    await world.tell();
    await ask(shift);
    await world.tell();
    await world.startedAgain()();
    expect(await world.told(lou)).toEqual(['offers']);
    expect(await world.told(awa)).toEqual(['schedule']);
    // Somebody says yes: told as such, to whoever asked and to whoever decides.
    expect((await subjects(noor)).map((one) => one.about)).toEqual(['offers']);
  });

  it('NOTE-18 are told again when somebody lost one since, and not for another note', async () => {
    const shift = await world.plan.published(thursday, nine({ person: null }));
    await world.tell();
    await world.plan.set(shift, nine({ person: null }), nine({ person: null, pause: 30 }));
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await world.told(lou)).toEqual(['offers']);
    const open = nine({ person: null, pause: 30 });
    await world.plan.set(shift, open, { ...open, person: noor });
    await world.plan.publish(monday, sunday);
    await world.tell();
    await world.store.append([{ kind: 'employee.archive', body: { person: noor } }]);
    await world.tell();
    expect(await world.told(lou)).toEqual(['offers', 'offers']);
  });
});
