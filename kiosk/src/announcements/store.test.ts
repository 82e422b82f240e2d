import type { AnnouncementRow } from '@comptoir/shared/announcements/announcement';
import { expect, test } from 'vitest';
import { pruneWindow } from '../local-database/feed.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { announce, readAnnouncement, watchManaged, watchOwnNews, withdraw } from './store.ts';
import { watchPinned } from './shown/store.ts';
import { emptyTyped } from './typed.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bruno = '018f0000-0000-7000-8000-000000000002';
const kitchen = '018f0000-0000-7000-8000-0000000000b1';
const dishes = '018f0000-0000-7000-8000-0000000000b2';
const hour = 3_600_000;
let made = 0;

function row(world: World, given: Partial<AnnouncementRow> = {}): AnnouncementRow {
  made += 1;
  const id = `018f0000-0000-7000-8000-00000000${(made + 4096).toString(16)}`;
  return {
    ...{ id, definition: id, team: null, person: null, everywhere: false },
    ...{ title: 'Inventaire', body: 'Dimanche', pinned: false, by: bruno, reads: [] },
    ...{ from: world.time.now() - hour, until: null, at: world.time.now() - hour },
    ...given,
  };
}

async function shop(rows: (world: World) => AnnouncementRow[] = () => []) {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(bruno, 'Bruno', 'manager');
  const teams = [
    { id: kitchen, name: 'Cuisine', parent: null },
    { id: dishes, name: 'Plonge', parent: kitchen },
  ];
  for (const team of teams) world.server.feed.push({ room: 'teams', key: team.id, row: team });
  world.server.people.change(awa, { team: 'Plonge' });
  for (const one of rows(world)) {
    world.server.feed.push({ room: 'announcements', key: one.id, row: one });
  }
  return { world, page: await world.enrolled() };
}

const titles = (view: { announcements: { title: string | null }[] }) =>
  view.announcements.map(({ title }) => title);
const home = async ({ tablet }: Page) => titles(await first(watchPinned(tablet)));
const news = ({ tablet }: Page, person: string) => first(watchOwnNews(tablet, person));

test('NEWS-20 T15 the open home shows what is pinned for the whole store, and nothing that is for somebody', async () => {
  const { page } = await shop((world) => [
    row(world, { title: 'Épinglée', pinned: true }),
    row(world, { title: 'Non épinglée' }),
    row(world, { title: 'Pour Awa', pinned: true, person: awa }),
    row(world, { title: 'Pour la cuisine', pinned: true, team: kitchen }),
  ]);
  expect(await home(page)).toEqual(['Épinglée']);
});

test('NEWS-1 NEWS-7 it is shown at its time and no longer at its end, without a network', async () => {
  const { world, page } = await shop((world) => [
    row(world, {
      pinned: true,
      from: world.time.now() + hour,
      until: world.time.now() + 2 * hour,
    }),
  ]);
  world.machine.online = false;
  expect(await home(page)).toEqual([]);
  await world.pass(hour);
  expect(await home(page)).toEqual(['Inventaire']);
  await world.pass(hour);
  expect(await home(page)).toEqual([]);
});

test('NEWS-21 everybody finds what is said to them, to their team and those above it; what is not read first', async () => {
  const { world, page } = await shop((world) => [
    row(world, { title: 'Lue', pinned: true, reads: [{ person: awa, at: world.time.now() }] }),
    row(world, { title: 'Pour Awa', person: awa }),
    row(world, { title: 'Pour la cuisine', team: kitchen, from: world.time.now() - 2 * hour }),
  ]);
  expect(titles(await news(page, awa))).toEqual(['Pour Awa', 'Pour la cuisine', 'Lue']);
  expect(titles(await news(page, bruno))).toEqual(['Lue']);
  // Another team from now on: it sees what is said there.
  world.server.people.change(awa, { team: 'Salle' });
  await world.pass(120_000);
  expect(titles(await news(page, awa))).toEqual(['Pour Awa', 'Lue']);
});

test('NEWS-8 K28 what is read without a network counts here at once, and is sent once it is there again', async () => {
  const { world, page } = await shop((world) => [row(world)]);
  world.machine.online = false;
  const [one] = (await news(page, awa)).announcements;
  await readAnnouncement(page.tablet, { announcement: one!.id, person: awa });
  expect((await news(page, awa)).announcements).toMatchObject([{ unread: false }]);
  expect((await news(page, bruno)).announcements).toMatchObject([{ unread: true }]);
  const managed = await first(watchManaged(page.tablet));
  expect(managed.announcements).toMatchObject([
    { readers: ['Awa Martin'], waiting: ['Bruno Martin'] },
  ]);
  world.machine.online = true;
  await world.pass(60_000);
  const journal = world.server.journal.map(({ operation }) => operation);
  const sent = journal.filter((one) => one?.kind === 'announcement.read');
  expect(sent).toMatchObject([{ actor: awa, auth: 'pin', body: { person: awa } }]);
});

test('NEWS-22 a manager announces without a network: it stands here at once, and is withdrawn again', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const typed = { ...emptyTyped, title: ' Livraison ', body: 'Mardi,\n6 h', pinned: true };
  await announce(page.tablet, bruno, { ...typed, days: 1 });
  expect(await home(page)).toEqual(['Livraison']);
  const { announcements } = await first(watchManaged(page.tablet));
  expect(announcements).toMatchObject([
    {
      body: 'Mardi,\n6 h',
      by: 'Bruno Martin',
      to: 'all',
      pending: true,
      waiting: ['Awa Martin', 'Bruno Martin'],
    },
  ]);
  // « Aujourd'hui » is the business day, night included.
  expect(announcements[0]?.until).toBe(Date.parse('2026-11-22T05:00:00+01:00'));
  await announce(page.tablet, bruno, { ...typed, title: 'Pour Awa', to: `person/${awa}` });
  expect(titles(await news(page, awa))).toContain('Pour Awa');
  expect(titles(await news(page, bruno))).not.toContain('Pour Awa');
  await withdraw(page.tablet, bruno, announcements[0]!.id);
  expect(await home(page)).toEqual([]);
});

test('SYNC-12 what is over leaves the tablet, what has no end stays', async () => {
  const { world, page } = await shop((world) => [
    row(world, { title: 'Toujours', pinned: true }),
    row(world, { title: 'Finie', pinned: true, until: world.time.now() + hour }),
  ]);
  await pruneWindow(page.tablet, world.time.now() + 100 * 24 * hour);
  const left = await page.tablet.database.announcements.toArray();
  expect(left.map(({ title }) => title)).toEqual(['Toujours']);
});
