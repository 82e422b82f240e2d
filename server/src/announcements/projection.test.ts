import type { AnnouncementRow } from '@comptoir/shared/announcements/announcement';
import type { Body } from '@comptoir/shared/journal/kinds';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendServer } from '../journal/append.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { StoreWorld, day, hour, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
let rows: Map<string, unknown>;
beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
  rows = new Map();
});
afterEach(() => world.close());

type Publication = Body<'announcement.publish'>;

/** Announces from the portal; by default to everybody of the store, from now on. */
async function publish(
  given: Partial<Publication> & { title?: string; establishment?: string | null } = {},
) {
  const { title = 'Inventaire dimanche', establishment = world.establishment, ...rest } = given;
  const texts = [world.text(title), world.text('Rendez-vous à 7 h.')];
  const body: Publication = {
    ...{ announcement: world.newId(), team: null, person: null, pinned: false },
    ...{ titleText: texts[0]!.hash, bodyText: texts[1]!.hash },
    ...{ from: world.clock.now(), until: null, previous: null },
    ...rest,
  };
  const draft = { kind: 'announcement.publish' as const, establishment, body, attachments: texts };
  const [outcome] = await world.append([draft]);
  const said = outcome?.refusal ?? outcome?.status ?? '';
  return { said, announcement: body.announcement, definition: outcome?.id ?? '', body };
}

async function withdraw(announcement: string, establishment: string | null = world.establishment) {
  const draft = { kind: 'announcement.withdraw' as const, establishment, body: { announcement } };
  const [outcome] = await world.append([draft]);
  return outcome?.refusal ?? outcome?.status;
}

/** Somebody reads it on a tablet that is not connected; it is sent with `push`. */
function read(on: TabletOnBench, announcement: string, person: string) {
  const body = { announcement, person };
  return on.write({ kind: 'announcement.read', body, actor: person });
}

async function shown(on: TabletOnBench = tablet): Promise<AnnouncementRow[]> {
  rows = rowsAfter(await on.pull(), rows);
  return [...rows]
    .filter(([key]) => key.startsWith('announcements '))
    .map(([, row]) => row as AnnouncementRow);
}

const isRebuilt = async () => (await compareRebuilt(world.deps.db, world.scope.organisation)).ok;

describe('an announcement', () => {
  it('NEWS-1 reaches the tablets of its store before its time, with its words', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const from = world.clock.now() + 2 * day;
    const { said, announcement, definition } = await publish({ from, until: from + day });
    expect(said).toBe('applied');
    expect(await shown()).toEqual([
      {
        ...{ id: announcement, definition, team: null, person: null, everywhere: false },
        ...{ title: 'Inventaire dimanche', body: 'Rendez-vous à 7 h.', pinned: false },
        ...{ from, until: from + day, by: null, at: world.clock.now(), reads: [] },
      },
    ]);
    rows = new Map();
    expect(await shown(await world.tablet(elsewhere))).toEqual([]);
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-2 that is said everywhere is said in every store, and in one that opens later', async () => {
    const { announcement } = await publish({ establishment: null });
    const later = world.newId();
    await world.addEstablishment(later, 'Annexe');
    for (const on of [tablet, await world.tablet(later)]) {
      rows = new Map();
      expect(await shown(on)).toMatchObject([{ id: announcement, everywhere: true }]);
    }
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-3 is refused where there is nobody to whom it could be said, or no time', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const stranger = await world.addPerson(world.newId(), 'employee', elsewhere);
    const team = world.newId();
    const body = { team, name: 'Salle', parent: null };
    await world.append([{ kind: 'team.create', establishment: elsewhere, body }]);
    const said = async (given: Parameters<typeof publish>[0]) => (await publish(given)).said;
    expect(await said({ team })).toBe('not-found');
    expect(await said({ team, establishment: null })).toBe('not-found');
    expect(await said({ team, person: stranger, establishment: elsewhere })).toBe('malformed');
    expect(await said({ person: stranger })).toBe('foreign-establishment');
    expect(await said({ person: world.newId() })).toBe('not-found');
    expect(await said({ until: world.clock.now() })).toBe('malformed');
    await world.append([{ kind: 'employee.archive', body: { person: stranger } }]);
    expect(await said({ person: stranger, establishment: null })).toBe('not-found');
    expect(await said({ team, establishment: elsewhere })).toBe('applied');
  });

  it('NEWS-4 of two managers who change it the second one is told, and nothing of the first is lost', async () => {
    const { announcement, definition } = await publish();
    const first = await publish({ announcement, previous: definition, title: 'Samedi' });
    const second = await publish({ announcement, previous: definition, title: 'Lundi' });
    expect([first.said, second.said]).toEqual(['applied', 'conflict']);
    expect(await publish({ announcement })).toMatchObject({ said: 'conflict' });
    expect(await shown()).toMatchObject([{ title: 'Samedi', definition: first.definition }]);
    const there = { announcement, previous: first.definition, establishment: null };
    expect((await publish(there)).said).toBe('foreign-establishment');
  });

  it('NEWS-5 keeps its readers when it is changed; other words have a time of their own', async () => {
    const { announcement, definition, body } = await publish();
    const at = world.clock.now();
    await tablet.push([read(tablet, announcement, world.employee)]);
    world.clock.advance(hour);
    const texts = { titleText: body.titleText, bodyText: body.bodyText };
    const pinned = await publish({ announcement, previous: definition, pinned: true, ...texts });
    expect(await shown()).toMatchObject([{ pinned: true, at, reads: [{ at }] }]);
    world.clock.advance(hour);
    await publish({ announcement, previous: pinned.definition, title: 'Annulé' });
    expect(await shown()).toMatchObject([
      { title: 'Annulé', at: world.clock.now(), reads: [{ person: world.employee, at }] },
    ]);
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-6 that is withdrawn leaves the tablets, and is not changed any more', async () => {
    const { announcement, definition } = await publish();
    expect(await shown()).toHaveLength(1);
    expect(await withdraw(announcement, null)).toBe('foreign-establishment');
    expect(await withdraw(world.newId())).toBe('not-found');
    expect(await withdraw(announcement)).toBe('applied');
    expect(await withdraw(announcement)).toBe('applied');
    expect(await shown()).toEqual([]);
    expect((await publish({ announcement, previous: definition })).said).toBe('conflict');
    // Whoever read it on a tablet that had not heard of it has read it all the same.
    await tablet.push([read(tablet, announcement, world.employee)]);
    expect(await reads()).toHaveLength(1);
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-7 SYNC-12 that has no end stays on the tablets however old it is; one that is over leaves them', async () => {
    const { announcement } = await publish({ pinned: true });
    await publish({ until: world.clock.now() + day });
    world.clock.advance(200 * day);
    expect(await shown(await world.tablet())).toMatchObject([{ id: announcement }]);
  });
});

const reads = () =>
  world.deps.db.selectFrom('announcement_read').selectAll().orderBy('person').execute();

describe('a read', () => {
  it('NEWS-8 on two tablets that were not connected counts once, at the first time, and a replay too', async () => {
    const { announcement } = await publish();
    const second = await world.tablet();
    await Promise.all([tablet.pull(), second.pull()]);
    world.clock.advance(minute);
    const at = world.clock.now();
    const early = read(tablet, announcement, world.employee);
    world.clock.advance(hour);
    const late = read(second, announcement, world.employee);
    world.clock.advance(hour);
    await second.push([late]);
    await tablet.push([early]);
    await tablet.push([early]);
    expect(await reads()).toMatchObject([{ person: world.employee, at, door: 'tablet' }]);
    expect(await shown(await world.tablet())).toMatchObject([
      { reads: [{ person: world.employee, at }] },
    ]);
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-9 counts for whoever was known: not without a code, not for somebody else', async () => {
    const { announcement } = await publish();
    const body = { announcement, person: world.employee };
    const { outcomes } = await tablet.push([
      tablet.write({ kind: 'announcement.read', body, actor: world.employee, auth: 'none' }),
      tablet.write({ kind: 'announcement.read', body, actor: world.manager, auth: 'manager' }),
      read(tablet, world.newId(), world.employee),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    expect(await reads()).toEqual([]);
  });

  it('NEWS-10 of one’s own space counts once with that of the tablet', async () => {
    const { announcement } = await publish();
    const body = { announcement, person: world.employee };
    const { deps, scope, establishment, employee: actor } = world;
    const source = { door: 'portal' as const, account: world.newId() };
    const kind = 'announcement.read' as const;
    const operation = { kind, establishment, body, attachments: [], actor, source };
    const earlier = read(tablet, announcement, world.employee);
    world.clock.advance(minute);
    await appendServer(deps, scope, [{ ...operation, auth: 'none' }]);
    expect(await reads()).toMatchObject([{ door: 'portal', at: world.clock.now() }]);
    await tablet.push([earlier]);
    expect(await reads()).toMatchObject([{ door: 'tablet', at: world.clock.now() - minute }]);
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-12 follows its reader into another store, as does what is said to them alone everywhere', async () => {
    const everywhere = await publish({ establishment: null });
    const alone = await publish({ establishment: null, person: world.employee, title: 'Awa' });
    await tablet.push([read(tablet, everywhere.announcement, world.employee)]);
    const there = world.newId();
    await world.addEstablishment(there, 'Annexe');
    const other = await world.tablet(there);
    expect(await shown(other)).toMatchObject([{ id: everywhere.announcement, reads: [] }]);
    const body = { person: world.employee };
    await world.append([{ kind: 'membership.add', establishment: there, body }]);
    const held = await shown(other);
    expect(held.find(({ id }) => id === everywhere.announcement)?.reads).toHaveLength(1);
    expect(held.map(({ id }) => id)).toContain(alone.announcement);
    await world.append([{ kind: 'membership.remove', establishment: there, body }]);
    const left = await shown(other);
    expect(left).toMatchObject([{ id: everywhere.announcement, reads: [] }]);
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-13 of a second record is the first one’s: of two the earlier one', async () => {
    const second = await world.addPerson(world.newId(), 'employee');
    const { announcement } = await publish();
    const to = await publish({ person: second });
    const at = world.clock.now();
    await tablet.push([read(tablet, announcement, second)]);
    world.clock.advance(hour);
    await tablet.push([read(tablet, announcement, world.employee)]);
    const body = { person: second, into: world.employee };
    await world.append([{ kind: 'employee.merge', body }]);
    expect(await reads()).toMatchObject([{ person: world.employee, at }]);
    // A tablet that had not heard of it.
    await tablet.push([read(tablet, to.announcement, second)]);
    const held = await shown();
    expect(held.find(({ id }) => id === to.announcement)).toMatchObject({
      ...{ person: world.employee, reads: [{ person: world.employee }] },
    });
    expect(await isRebuilt()).toBe(true);
  });

  it('NEWS-14 EMP-21 what was said to somebody who is erased is a gap on the tablets; that they read stays', async () => {
    const before = await publish({ person: world.employee, title: 'Ancien titre' });
    const { announcement } = await publish({
      ...{ person: world.employee, announcement: before.announcement },
      previous: before.definition,
    });
    await tablet.push([read(tablet, announcement, world.employee)]);
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    world.clock.advance(20 * 366 * day);
    const body = { person: world.employee, what: 'all' as const };
    expect(await world.append([{ kind: 'employee.erase', body }])).toMatchObject([
      { status: 'applied' },
    ]);
    expect(await shown()).toMatchObject([{ id: announcement, title: null, body: null }]);
    const texts = await world.deps.db.selectFrom('attachment').select('text').execute();
    expect(texts.map(({ text }) => text)).not.toContain('Ancien titre');
    expect(await reads()).toHaveLength(1);
    expect(await isRebuilt()).toBe(true);
  });
});
