import 'temporal-polyfill/global';
import type { Page } from '@playwright/test';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { meSchema } from '@comptoir/shared/access/portal';
import { addDays, businessDay, mondayOf } from '@comptoir/shared/time/business-day';
import { PlanningPage } from '../screens/portal/planning.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';
import { Plan } from '../world/plan.ts';
import { lookWell, visitAll } from '../world/visits.ts';

// In the shell, notifications can no longer be turned on: their page would be half of it.
test.use({ house: 'empty', build: 'whole' });

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const today = businessDay(Date.now(), 'Europe/Paris', 5);
const monday = addDays(mondayOf(today), 7);
const day = (after: number) => addDays(monday, after);

/** Asks as the page does on which somebody is logged in. */
async function askAs(page: Page, path: string, body: object): Promise<void> {
  const status = await page.evaluate(
    async ([to, json]) => {
      const headers = { 'x-app': '1', 'content-type': 'application/json' };
      return (await fetch(`/api/portal/${to}`, { method: 'POST', headers, body: json })).status;
    },
    [path, JSON.stringify(body)] as const,
  );
  expect(status, path).toBe(201);
}

test.describe('axe finds nothing in schedule, announcements and notifications', () => {
  test('on the pages of whoever plans and announces, and in what opens from them', async ({
    world,
    mailbox,
  }) => {
    const house = await House.found(world);
    const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
    const zoe = await house.hire('Zoé-Marie-Philippine', 'de La Rochefoucauld', 'employee');
    const establishment = await house.establishment();
    const plan = await Plan.of(house);
    const [shift] = await plan.publish([
      { person: noe.id, day: day(0), times: ['09:00', '17:00'], note: 'Livraison à 10 h' },
      { person: zoe.id, day: day(0), times: ['20:00', '01:30'] },
      { person: zoe.id, day: day(1), times: ['07:00', '18:30'] },
      { person: null, day: day(4), times: ['18:00', '23:00'] },
    ]);
    const his = await house.logIn(noe);
    await askAs(his, 'own/absences', {
      ...{ absence: newId(), establishment, type: 'leave', reason: 'Un mariage' },
      span: { from: day(21), to: day(23), weekdays: null, times: null },
    });
    await askAs(his, 'own/swaps', {
      ...{ swap: newId(), establishment, gives: shift, takes: null, colleague: null },
      reason: null,
    });
    for (const [pinned, title] of [
      [true, 'Inventaire dimanche'],
      [false, 'Nouvelle carte'],
    ] as const) {
      await house.ask('POST', 'announcements', {
        ...{ announcement: newId(), previous: null, establishment: null },
        ...{ team: null, person: null, title, body: 'Rendez-vous à 8 h.', pinned },
        ...{ from: null, until: null },
      });
    }
    const desk = await house.administration();
    await visitAll(desk, [
      ...['', '&zoom=day', '&zoom=two', '&zoom=four', '&rows=positions'].map(
        (rest) => `planning?from=${monday}${rest}`,
      ),
      `planning/files?from=${monday}`,
      ...['approvals', 'news', 'news/manage', 'notifications', 'profile/notifications'],
      `configuration/establishments/${establishment}/planning`,
      `configuration/users/${noe.id}?part=profile`,
    ]);

    // What opens: in English, which comes last above; other stories look at the same in French.
    const board = new PlanningPage(desk);
    await desk.setViewportSize({ width: 1440, height: 900 });
    await board.open(monday);
    await board.cell(noe.name, day(2)).click({ position: { x: 8, y: 40 } });
    await board.dialog.getByLabel('Times').fill('9-17');
    await lookWell(desk, 'the form of a shift');
    await desk.setViewportSize({ width: 1440, height: 900 });
    await desk.keyboard.press('Enter');
    await expect(board.dialog).toHaveCount(0);
    await board.saved();
    await desk.getByRole('button', { name: 'Publish (1)' }).click();
    await expect(board.dialog).toContainText(noe.name);
    await lookWell(desk, 'the panel before a publication');
    await desk.keyboard.press('Escape');
    for (const act of [
      'Copy the week to…',
      'Week templates…',
      'Positions…',
      'Discard the drafts…',
    ]) {
      await desk.setViewportSize({ width: 1440, height: 900 });
      await desk.getByRole('main').getByRole('button', { name: 'More acts' }).click();
      await desk.getByRole('menuitem', { name: act }).click();
      await expect(board.dialog).toBeVisible();
      await lookWell(desk, act);
      await desk.keyboard.press('Escape');
      await expect(board.dialog).toHaveCount(0);
    }
    await desk.goto(`${world.server.address}/portal/news/manage`);
    await desk.getByRole('button', { name: 'New announcement' }).first().click();
    await expect(board.dialog).toBeVisible();
    await lookWell(desk, 'the form of an announcement');
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: /Inventaire dimanche/ }).click();
    await expect(board.dialog).toBeVisible();
    await lookWell(desk, 'who has read an announcement');
    await desk.goto(`${world.server.address}/portal/configuration/users/${noe.id}?part=profile`);
    await desk
      .getByRole('button', { name: /contract/i })
      .first()
      .click();
    await expect(board.dialog).toBeVisible();
    await lookWell(desk, 'a contract');
  });

  test('on the pages of one’s own space: schedule, requests, news, notifications, and what opens from them', async ({
    world,
    mailbox,
  }) => {
    const house = await House.found(world);
    const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
    const { person } = meSchema.parse(await house.ask('GET', 'me'));
    const establishment = await house.establishment();
    const plan = await Plan.of(house);
    await plan.publish([
      { person: noe.id, day: addDays(today, 1), times: ['09:00', '17:00'], note: 'Livraison' },
      { person: noe.id, day: addDays(today, 2), times: ['20:00', '01:30'] },
      { person: person.id, day: addDays(today, 1), times: ['10:00', '18:00'] },
      { person: null, day: addDays(today, 3), times: ['18:00', '23:00'] },
    ]);
    await house.ask('POST', 'announcements', {
      ...{ announcement: newId(), previous: null, establishment: null },
      ...{ team: null, person: null, title: 'Inventaire dimanche', body: 'Rendez-vous à 8 h.' },
      ...{ pinned: true, from: null, until: null },
    });
    const page = await house.logIn(noe);
    await askAs(page, 'own/absences', {
      ...{ absence: newId(), establishment, type: 'leave', reason: 'Un mariage' },
      span: { from: addDays(today, 21), to: addDays(today, 23), weekdays: null, times: null },
    });
    // What changed stands on the first page of the schedule that is opened.
    await page.goto(`${world.server.address}/portal/schedule`);
    await expect(page.getByRole('region', { name: /changements à voir$/ })).toBeVisible();
    await lookWell(page, 'changes of a schedule');
    await visitAll(page, [
      ...['', 'schedule', 'schedule?view=list', `schedule?view=team&day=${addDays(today, 1)}`],
      ...['schedule/requests', 'news', 'notifications', 'profile/notifications', 'profile'],
    ]);
    const dialog = page.getByRole('dialog');
    await page.goto(`${world.server.address}/portal/schedule?day=${addDays(today, 1)}`);
    await page.getByRole('button', { name: /09:00 – 17:00/ }).click();
    await expect(dialog).toBeVisible();
    await lookWell(page, 'a shift of one’s own');
    await dialog.getByRole('button', { name: /swap/i }).click();
    await lookWell(page, 'offering a shift');
    await page.goto(`${world.server.address}/portal/schedule/requests`);
    await page.getByRole('main').getByRole('button').first().click();
    await expect(dialog).toBeVisible();
    await lookWell(page, 'asking for an absence');
    await page.goto(`${world.server.address}/portal/profile/notifications`);
    await page.getByRole('button', { name: /calendar address/i }).click();
    await expect(page.locator('[data-secret]')).toBeVisible();
    // No box half below the bar of the menu: what is half hidden is too small a target for axe.
    await page.evaluate(() => scrollTo(0, 0));
    await lookWell(page, 'the address of a calendar');
  });
});
