import { uuidv7 } from '@comptoir/shared/journal/ids';
import { publicationPreviewSchema } from '@comptoir/shared/planning/portal';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { HomeScreen } from '../screens/home.ts';
import { ScheduleScreen } from '../screens/schedule.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { identify } from '../world/punch.ts';
import { allowPushes, deliver, shownOn, test } from '../world/push.ts';
import { ServerJournal } from '../world/server-journal.ts';

test.use({ house: 'empty' });

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
/** Hours of that Monday by the universal clock, as the house writes them. */
const timesIn = (...hours: number[]) =>
  hours
    .map((hour) =>
      new Intl.DateTimeFormat('fr', {
        timeZone: 'Europe/Paris',
        hour: '2-digit',
        minute: '2-digit',
      }).format(Date.parse(`${monday}T00:00:00Z`) + hour * 3_600_000),
    )
    .join(' – ');
const dayWords = (date: string) =>
  new Intl.DateTimeFormat('fr', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(Date.parse(`${date}T12:00:00Z`));
const monday = addDays(mondayOf(new Date().toISOString().slice(0, 10)), 14);

test('K22 K28 K21 NOTE-2 NOTE-10 NOTE-16 NOTE-17 CAL-1 CAL-4 PLAN-18 PLAN-21 a week is published: one push that is really sealed, one mail, the calendar follows, the tablet shows it to whoever has no e-mail and records it, and publishing nothing tells nobody', async ({
  world,
  mailbox,
  push,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  // He has no e-mail: the tablet alone tells him.
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const establishment = await house.establishment();

  // She turns notifications on, on her phone: said first, asked by her press.
  const phone = await house.logIn(lea, 'phone');
  await allowPushes(phone, push.browser('léa'));
  await phone.goto(`${world.server.address}/portal/profile/notifications`);
  await phone.evaluate(() => navigator.serviceWorker.ready);
  const here = phone.getByRole('region', { name: 'Sur cet appareil' });
  await here.getByRole('button', { name: 'Activer les notifications' }).click();
  await expect(here).toContainText('Actives sur cet appareil');
  await expectAccessible(phone, 'the ways of being told');

  // And her shifts into her calendar: the address is shown this once.
  const calendar = phone.getByRole('region', { name: 'Mon planning dans mon agenda' });
  await calendar.getByRole('button', { name: "Créer mon adresse d'agenda" }).click();
  const address = (await calendar.locator('[data-secret]').textContent()) ?? '';
  await expectAccessible(phone, 'the address of a calendar');
  await phone.reload();
  await expect(calendar).toContainText("aucun agenda ne l'a encore lue");
  await expect(calendar.locator('[data-secret]')).toHaveCount(0);
  const feed = async () => (await fetch(address)).text();
  expect(await feed()).not.toContain('BEGIN:VEVENT');

  const span = { from: monday, to: addDays(monday, 6) };
  const draft = (
    shift: string,
    day: number,
    from: object | null,
    hours: [number, number],
    person = lea.id,
  ) => {
    const at = (hour: number) => Date.parse(`${addDays(monday, day)}T00:00:00Z`) + hour * 3_600_000;
    const rest = { person, pause: 0, position: null, team: null };
    const to = { ...rest, start: at(hours[0]), end: at(hours[1]), note: null };
    const was = from === null ? null : { ...from, ...rest, noteText: null, note: null };
    return { shift, from: was, to };
  };
  const save = (changes: object[]) =>
    house.ask('POST', 'planning/shifts', { establishment, changes });
  const publish = async () => {
    const query = `establishment=${establishment ?? ''}&from=${span.from}&to=${span.to}`;
    const preview = publicationPreviewSchema.parse(
      await house.ask('GET', `planning/publication?${query}`),
    );
    const { hash, changes } = preview;
    const his = preview.people.find((one) => one.person === noe.id);
    if (his) expect(his.channels).toEqual(['tablet']);
    const body = { publication: newId(), establishment, ...span, team: null, changes, hash };
    return house.ask('POST', 'planning/publications', body);
  };
  const shifts = [newId(), newId(), newId()];
  await save([
    ...shifts.map((shift, day) => draft(shift, day, null, [9, 17])),
    draft(newId(), 0, null, [8, 16], noe.id),
  ]);
  await publish();

  // Three shifts, one push: sealed to her phone, opened there; and one mail.
  await expect.poll(() => push.received.length).toBe(1);
  const { payload, topic } = push.received[0]!;
  expect({ ...payload, topic }).toEqual({
    ...{
      title: 'Votre planning est publié',
      path: '/schedule',
      tag: 'schedule',
      topic: 'schedule',
    },
    body: expect.stringMatching(/^3 services : /) as unknown,
  });
  // The first letter was her invitation.
  const letter = await mailbox.nth(lea.email, 2);
  expect(letter.subject).toBe('Maison Lenoir : votre planning est publié');
  expect(letter.text.match(/Nouveau : /g)).toHaveLength(3);
  const first = await feed();
  expect(first.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(first.match(/^SEQUENCE:1\r$/gm)).toHaveLength(3);

  // Her phone shows it, and her space says the same.
  await deliver(phone, JSON.stringify(payload));
  await expect
    .poll(() => shownOn(phone))
    .toEqual([{ title: payload.title, body: payload.body, tag: 'schedule' }]);
  const bell = phone.getByRole('link', { name: /^Notifications, 1/ });
  await bell.click();
  const line = phone.getByRole('listitem').filter({ hasText: 'Votre planning est publié' });
  await expect(line).toContainText('Nouveau');
  await expectAccessible(phone, 'what one was told');
  await phone.getByRole('button', { name: 'Tout est lu' }).click();
  await expect(line).not.toContainText('Nouveau');
  await expect(
    phone.getByRole('link', { name: 'Notifications', exact: true }).first(),
  ).toBeVisible();

  // Publishing nothing is refused, and tells nobody.
  await expect(publish()).rejects.toThrow(/40[09]/);
  // One shift moves: one more of each, and the calendar keeps its name for it.
  const start = Date.parse(`${monday}T09:00:00Z`);
  await save([draft(shifts[0]!, 0, { start, end: start + 8 * 3_600_000 }, [11, 19])]);
  await publish();
  await expect.poll(() => push.received.length).toBe(2);
  expect(push.received[1]?.payload.title).toBe('Votre planning a changé');
  expect((await mailbox.nth(lea.email, 3)).text).toContain('→');
  const second = await feed();
  expect(second.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(second).toMatch(new RegExp(`UID:${shifts[0]}@comptoir\r\nSEQUENCE:2\r\n`));

  // The tablet shows both: to him what is new for him, that he saw it is kept, and beside whom he works on that day.
  const { tablet } = await house.namedTablet();
  await tablet.caughtUp();
  const told = () => new ServerJournal(world.server.dataDir).toldChanges(noe.id);
  expect(told()).toMatchObject([{ seen_at: null }]);
  await identify(tablet.page, noe);
  const schedule = new ScheduleScreen(tablet.page);
  await expect(schedule.news).toContainText('1 changement');
  await schedule.open();
  await expect(schedule.changes.getByRole('article')).toContainText('Nouveau');
  await schedule.day(dayWords(monday)).tap();
  await expect(tablet.page.getByRole('listitem').filter({ hasText: 'Léa Morin' })).toContainText(
    timesIn(11, 19),
  );
  await new HomeScreen(tablet.page).comeBack();
  await expect.poll(told).toMatchObject([{ seen_by: 'tablet' }]);

  // Logged out, her phone hears of nothing any more; the mail still comes.
  await phone.goto(`${world.server.address}/portal/profile`);
  await phone.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(phone.getByLabel('Mot de passe')).toBeVisible();
  await save([draft(newId(), 4, null, [9, 17])]);
  await publish();
  await mailbox.nth(lea.email, 4);
  expect(push.attempts).toBe(2);
});
