import { defaultPreferences } from '@comptoir/shared/notifications/notification';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../database/driver.ts';
import { ToldWorld } from '../testing/told-world.ts';
import { day, hour } from '../testing/store-world.ts';
import { savePreferences } from './commands.ts';

const [monday, wednesday, thursday, sunday] = [
  '2026-11-02',
  '2026-11-04',
  '2026-11-05',
  '2026-11-08',
];
let world: ToldWorld;
let awa: string;
let boss: string;
beforeEach(async () => {
  world = await ToldWorld.open();
  awa = world.store.employee;
  boss = world.store.manager;
});
afterEach(() => world.close());

const nine = (rest = {}, date = wednesday) => world.plan.content(date, ['09:00', '17:00'], rest);
const absence = (id: string) => ({
  ...{ absence: id, person: awa, type: 'leave' as const, reasonText: null },
  span: { from: thursday, to: thursday, weekdays: null, times: null },
});
const asActor = async (kind: string, body: object, actor: string) => {
  const { establishment } = world.store;
  const asked = { kind, body, establishment, actor } as never;
  const [outcome] = await world.store.append([asked]);
  return outcome?.refusal ?? outcome?.status;
};

describe('a publication', () => {
  it('K22 NOTE-1 NOTE-2 is one notification, one mail and one push for each person, however many shifts', async () => {
    await world.giveBrowser(awa);
    for (const date of [wednesday, thursday, sunday]) await world.plan.drafted(nine({}, date));
    expect(await world.plan.publish(monday, sunday)).toBe('applied');
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule']);
    const [mail, ...more] = await world.mails(awa);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Maison Aubert : votre planning est publié');
    expect(mail?.text).toContain('Nouveau : mercredi 4 novembre, 09:00 – 17:00');
    expect(mail?.text).toContain('https://comptoir.example.fr/portal/schedule');
    expect(await world.pushes()).toEqual([
      {
        title: 'Votre planning est publié',
        body: '3 services : 4–8 novembre',
        ...{ path: '/schedule', tag: 'schedule', topic: 'schedule' },
      },
    ]);
    expect(await world.told(boss)).toEqual([]);
    // Looked at again, by this server or by one that starts: nothing more.
    await world.tell();
    await world.startedAgain()();
    expect(await world.mails(awa)).toHaveLength(1);
    expect(await world.pushes()).toHaveLength(1);
  });

  it('NOTE-2 says what was and what is, and that something was taken off', async () => {
    const [one, two] = [
      await world.plan.drafted(nine()),
      await world.plan.drafted(nine({}, thursday)),
    ];
    await world.plan.publish(monday, sunday);
    await world.tell();
    await world.plan.set(one, nine(), nine({ start: world.plan.at(`${wednesday} 10:00`) }));
    await world.plan.set(two, nine({}, thursday), null);
    await world.plan.publish(monday, sunday);
    await world.tell();
    const text = (await world.mails(awa))[1]?.text ?? '';
    expect(text).toContain('Mercredi 4 novembre, 09:00 – 17:00 → 10:00 – 17:00');
    expect(text).toContain('Retiré : jeudi 5 novembre, 09:00 – 17:00');
  });

  it('NOTE-3 that is put back before anybody was told is told to nobody; what is left is told once', async () => {
    const shift = await world.plan.published(wednesday, nine());
    await world.tell();
    const later = nine({ start: world.plan.at(`${wednesday} 10:00`) });
    await world.plan.set(shift, nine(), later);
    await world.plan.publish(monday, sunday);
    await world.plan.set(shift, later, nine());
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule']);
    await world.plan.set(shift, nine(), later);
    await world.plan.publish(monday, sunday);
    await world.plan.set(shift, later, nine({ pause: 30 }));
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'schedule']);
    expect((await world.mails(awa))[1]?.text).toContain('(poste, pause ou note)');
  });

  it('NOTE-1 NOTE-9 that could not be told whole is told whole at the next look, and once', async () => {
    await world.giveBrowser(awa);
    await world.plan.published(wednesday, nine());
    const { db } = world.store.deps;
    await sql`create trigger cut before insert on push begin
      select raise(abort, 'the power is gone'); end`.execute(db);
    await world.tell();
    expect(await world.told(awa)).toEqual([]);
    expect(await world.mails(awa)).toEqual([]);
    expect(world.log.join('\n')).toContain('people could not be told');
    await sql`drop trigger cut`.execute(db);
    await world.startedAgain()();
    expect(await world.told(awa)).toEqual(['schedule']);
    expect(await world.mails(awa)).toHaveLength(1);
    expect(await world.pushes()).toHaveLength(1);
  });

  it('NOTE-5 goes the ways that somebody chose, in their language; whoever has no access is told nothing', async () => {
    const lou = await world.store.addPerson(world.store.newId(), 'employee');
    await world.giveAccount(lou, 'en');
    const noor = await world.store.addPerson(world.store.newId(), 'employee');
    await world.giveBrowser(lou);
    const { db, scope } = { db: world.store.deps.db, scope: world.store.scope };
    const choose = (mail: boolean, push: boolean) =>
      inTransaction(db, (trx) =>
        savePreferences(trx, { organisation: scope.organisation, person: lou }, [
          ['schedule', { mail, push }],
        ]),
      );
    await choose(false, true);
    for (const person of [lou, noor]) await world.plan.drafted(nine({ person }));
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await world.told(lou)).toEqual(['schedule']);
    expect(await world.mails(lou)).toEqual([]);
    expect(await world.pushes()).toMatchObject([
      { title: 'Your schedule is published', body: 'New: Wednesday 4 November, 09:00 – 17:00' },
    ]);
    expect(await world.told(noor)).toEqual([]);
    await choose(true, false);
    await world.plan.drafted(nine({ person: lou }, thursday));
    await world.plan.publish(monday, sunday);
    await world.tell();
    expect(await world.pushes()).toHaveLength(1);
    expect((await world.mails(lou))[0]?.subject).toBe('Maison Aubert: your schedule is published');
  });

  it('NOTE-2 PLAN-16 what somebody loses with a store that they leave is told to them; whoever leaves altogether is told nothing', async () => {
    const there = world.store.newId();
    await world.store.addEstablishment(there, 'Le Quai');
    const body = { person: awa };
    await world.store.append([{ kind: 'membership.add', establishment: there, body }]);
    const to = nine();
    const post = { shift: world.store.newId(), from: null, to };
    await world.store.append([{ kind: 'shift.post', establishment: there, body: post }]);
    await world.tell();
    await world.store.append([{ kind: 'membership.remove', establishment: there, body }]);
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'schedule']);
    expect((await world.mails(awa))[1]?.text).toContain('Retiré : mercredi 4 novembre');
    await world.plan.published(thursday, nine({}, thursday));
    await world.store.append([{ kind: 'employee.archive', body }]);
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'schedule']);
  });

  it('NOTE-6 that is found a day later is not pushed, and after a week not mailed: it stands in the space', async () => {
    await world.giveBrowser(awa);
    await world.plan.published(wednesday, nine());
    world.store.clock.advance(25 * hour);
    await world.tell();
    expect(await world.pushes()).toEqual([]);
    expect(await world.mails(awa)).toHaveLength(1);
    await world.plan.published('2026-11-25', nine({}, '2026-11-25'));
    world.store.clock.advance(8 * day);
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'schedule']);
    expect(await world.mails(awa)).toHaveLength(1);
  });
});

describe('a request', () => {
  it('NOTE-4 NOTE-12 of an absence is told to whoever decides, without a name on the push, and its decision to the person', async () => {
    await world.giveBrowser(boss);
    const id = world.store.newId();
    expect(await asActor('absence.ask', absence(id), awa)).toBe('applied');
    await world.tell();
    expect(await world.told(boss)).toEqual(['absence-asked']);
    expect(await world.told(awa)).toEqual([]);
    expect(await world.pushes()).toMatchObject([
      { title: 'Une absence attend votre décision', body: '5 novembre 2026', path: '/approvals' },
    ]);
    const decided = { absence: id, person: awa, decision: 'approved', reasonText: null };
    expect(await asActor('absence.decide', decided, boss)).toBe('applied');
    await world.tell();
    expect(await world.told(awa)).toEqual(['absence-decided']);
    expect((await world.mails(awa))[0]?.subject).toBe(
      'Maison Aubert : votre demande d’absence est acceptée',
    );
    expect(await asActor('absence.cancel', { absence: id, person: awa }, boss)).toBe('applied');
    await world.tell();
    expect(await world.told(awa)).toEqual(['absence-decided', 'absence-decided']);
  });

  it('NOTE-3 of an absence that is taken back before anybody was told is told to nobody', async () => {
    const id = world.store.newId();
    await asActor('absence.ask', absence(id), awa);
    expect(await asActor('absence.cancel', { absence: id, person: awa }, awa)).toBe('applied');
    await world.tell();
    expect(await world.told(boss)).toEqual([]);
    expect(await world.told(awa)).toEqual([]);
  });

  it('NOTE-4 for a swap goes to the colleague, back, to the manager, and once to both when it is decided', async () => {
    const lou = await world.store.addPerson(world.store.newId(), 'employee');
    await world.giveAccount(lou);
    const shift = await world.plan.published(thursday, nine({}, thursday));
    await world.tell();
    const swap = world.store.newId();
    const asked = {
      swap,
      person: awa,
      gives: shift,
      takes: null,
      colleague: lou,
      reasonText: null,
    };
    expect(await asActor('swap.ask', asked, awa)).toBe('applied');
    await world.tell();
    expect(await world.told(lou)).toEqual(['swap-asked']);
    expect((await world.mails(lou))[0]?.text).toContain('Awa attend votre réponse');
    expect(await asActor('swap.answer', { swap, person: lou, accepted: true }, lou)).toBe(
      'applied',
    );
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'swap-answered']);
    expect(await world.told(boss)).toEqual(['swap-waiting']);
    const decided = { swap, person: awa, decision: 'approved', reasonText: null };
    expect(await asActor('swap.decide', decided, boss)).toBe('applied');
    await world.tell();
    expect(await world.told(awa)).toEqual(['schedule', 'swap-answered', 'swap-decided']);
    expect(await world.told(lou)).toEqual(['swap-asked', 'swap-decided']);
  });
});

describe('an announcement', () => {
  async function announce(from: number, until: number | null = null): Promise<string> {
    const announcement = world.store.newId();
    const [title, body] = [world.store.text('Inventaire'), world.store.text('Jeudi, dès 8 h.')];
    const about = { announcement, team: null, person: null, pinned: false, from, until };
    const texts = { titleText: title.hash, bodyText: body.hash, previous: null };
    const { establishment } = world.store;
    const [outcome] = await world.store.append([
      {
        ...{ kind: 'announcement.publish', establishment, attachments: [title, body] },
        body: { ...about, ...texts },
      },
    ]);
    expect(outcome?.status).toBe('applied');
    return announcement;
  }

  it('NOTE-7 NOTE-12 is told when it begins, once, and its words stand in the space alone', async () => {
    await world.giveBrowser(awa);
    const now = world.store.clock.now();
    await announce(now + hour);
    await announce(now - hour, now - 1);
    await world.tell();
    expect(await world.told(awa)).toEqual([]);
    world.store.clock.advance(2 * hour);
    await world.tell();
    await world.tell();
    await world.startedAgain()();
    expect(await world.told(awa)).toEqual(['announcement']);
    expect(await world.pushes()).toMatchObject([
      { title: 'Nouvelle annonce', body: 'Ouvrez Comptoir pour la lire.' },
    ]);
    expect(await world.mails(awa)).toEqual([]);
  });
});

it('NOTE-5 every kind has its ways until somebody chooses', () => {
  const ways = Object.entries(defaultPreferences).map(([kind, { mail, push }]) => [
    kind,
    mail,
    push,
  ]);
  expect(ways).toEqual([
    ['schedule', true, true],
    ['requests', true, true],
    ['offers', false, true],
    ['decisions', false, true],
    ['announcements', false, true],
    ['corrections', true, true],
    ['statements', true, true],
  ]);
});
