import type { Page } from '@playwright/test';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HoursScreen } from '../screens/hours.ts';
import { PersonScreen } from '../screens/person.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { TasksScreen } from '../screens/tasks.ts';
import { expectAccessible } from '../world/axe.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { identify } from '../world/punch.ts';
import { settle } from '../world/settled.ts';

/** Looks at a screen as it is, by day and by night; by night it has other colours and nothing else. */
async function look(page: Page, screen: string): Promise<void> {
  // Whoever looks is still there: what a code opened closes by itself when nobody touches it.
  await page.keyboard.press('Shift');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page, screen);
  await page.keyboard.press('Shift');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, `${screen}, dark`, 'colours');
}

const managing = {
  Français: {
    group: 'Établissement',
    parts: 'Rubriques',
    employees: 'Employés',
    add: 'Ajouter',
    cancel: 'Annuler',
    access: 'Accès',
    edit: 'Modifier',
    others: [
      'Planning',
      'Heures',
      'Pointages',
      'Listes de tâches',
      'Registre',
      'Annonces',
      "Réglages de l'établissement",
    ],
  },
  English: {
    group: 'Establishment',
    parts: 'Sections',
    employees: 'Employees',
    add: 'Add',
    cancel: 'Cancel',
    access: 'Access',
    edit: 'Edit',
    others: [
      'Schedule',
      'Hours',
      'Punches',
      'Task lists',
      'Register',
      'Announcements',
      'Establishment settings',
    ],
  },
};

test.describe('axe finds nothing', () => {
  test('on the way to a linked tablet', async ({ world }) => {
    const { page } = await world.tablet();
    const enrolment = new EnrolmentScreen(page);
    await expect(enrolment.title).toBeVisible();
    await look(page, 'enrolment');
    await enrolment.askForCode();
    await look(page, 'enrolment code');
  });

  test.describe('on a linked tablet', () => {
    const morning = inParis(1, '09:00');
    test.use({ serverStart: { startsAt: morning } });

    test('from the home to a punch and back', async ({ world }) => {
      const tablet = await world.tablet({ startsAt: morning });
      const { page } = tablet;
      const home = await settle(tablet);
      const fatoumata = person('Fatoumata');
      await look(page, 'home');
      await home.search('zzz');
      await look(page, 'home, nobody found');
      await home.search('');

      await home.choose('Fatoumata');
      const pad = new PinPad(page);
      await expect(pad.title).toBeVisible();
      await look(page, 'pad');
      await pad.type(fatoumata.pin.replace(/\d$/, (d) => String((Number(d) + 1) % 10)));
      await expect(pad.wrong).toBeVisible();
      await look(page, 'pad, wrong code');
      await pad.tap(fatoumata.pin);

      const own = new PersonScreen(page);
      await expect(own.act('Arrivée')).toBeVisible();
      await look(page, 'person');
      await own.punch('Arrivée');
      const confirmation = new ConfirmationScreen(page);
      await expect(confirmation.undo).toBeVisible();
      await look(page, 'confirmation');
      await confirmation.finish();

      await identify(page, fatoumata);
      await own.forgotten.tap();
      await expect(page.getByRole('heading', { name: 'À quelle heure' })).toBeVisible();
      await look(page, 'forgotten departure');
      await home.comeBack();

      await home.unlisted.tap();
      await expect(page.getByRole('heading', { name: 'Qui êtes-vous' })).toBeVisible();
      await look(page, 'not in the list');
    });

    test('in own hours, and where one asks for a correction', async ({ world }) => {
      const tablet = await world.tablet({ startsAt: morning });
      const { page } = tablet;
      await settle(tablet);
      await identify(page, person('Louis'));
      const hours = new HoursScreen(page);
      await hours.open();
      await look(page, 'own week');
      await page.getByRole('button', { name: 'Mois' }).tap();
      await expect(page.getByText(/^Semaine du/).first()).toBeVisible();
      await look(page, 'own month');
      await page.getByRole('button', { name: 'Semaine', exact: true }).tap();
      await hours.openDay(hours.days.last());
      await look(page, 'own day');
      await hours.proposes.tap();
      await hours.add('08:00');
      await look(page, 'proposed correction');
      // Two taps on one spot are one: the keyboard goes back twice.
      await page.keyboard.press('Escape');
      await expect(hours.proposes).toBeVisible();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Mes relevés/ }).tap();
      await expect(page.getByRole('heading', { name: 'Mes relevés' })).toBeVisible();
      await look(page, 'own statements');
    });

    test('in tasks and settings', async ({ world }) => {
      const tablet = await world.tablet({ startsAt: morning });
      const { page } = tablet;
      const home = await settle(tablet);
      const awa = person('Awa');

      await home.tasks.tap();
      const tasks = new TasksScreen(page);
      await tasks.moment('Ouverture');
      await look(page, 'tasks');
      await tasks.undone('Terrasse installée').tap();
      await look(page, 'who checks');
      await page.getByRole('button', { name: awa.name }).tap();
      await new PinPad(page).tap(awa.pin);
      await tasks.undone('Température du frigo positif').tap();
      await tasks.enter('9');
      await expect(tasks.dialog.getByRole('alert')).toBeVisible();
      await look(page, 'measure out of bounds');
      await tasks.answer('Annuler');
      await tasks.back();

      await home.settings.tap();
      await look(page, 'managers');
      const settings = new SettingsScreen(page);
      await settings.openAs(awa);
      for (const section of [
        'Tablette',
        'Synchronisation',
        'Refusés',
        'Codes bloqués',
        "Export d'urgence",
        'À propos',
      ]) {
        await settings.section(section);
        await look(page, `settings, ${section}`);
      }
    });

    for (const language of ['Français', 'English'] as const) {
      test(`where a manager works on people, lists and settings, ${language}`, async ({
        world,
      }) => {
        const tablet = await world.tablet({ startsAt: morning });
        const { page } = tablet;
        const home = await settle(tablet);
        await page.getByRole('button', { name: 'Vos données' }).tap();
        await expect(page.getByRole('heading', { name: 'Vos droits' })).toBeVisible();
        await look(page, 'Vos données');
        await page.getByRole('button', { name: 'Retour' }).tap();

        await home.settings.tap();
        const settings = new SettingsScreen(page);
        await settings.openAs(person('Awa'));
        if (language === 'English') {
          await page.getByRole('button', { name: /^Cette tablette/ }).tap();
          await page.getByRole('button', { name: 'English' }).tap();
        }
        const words = managing[language];
        await page.getByRole('button', { name: words.group, exact: true }).tap();
        const parts = page.getByRole('navigation', { name: words.parts });
        const title = page.getByRole('heading', { level: 1 });
        await parts.getByRole('button').nth(0).tap();
        await expect(title).toHaveText(words.employees);
        await look(page, words.employees);
        await page.getByRole('button', { name: words.add, exact: true }).tap();
        await look(page, words.add);
        await page.getByRole('button', { name: words.cancel, exact: true }).tap();
        await page.getByRole('tabpanel').getByRole('button', { name: 'Louis Marchand' }).tap();
        await expect(title).toHaveText('Louis Marchand');
        await look(page, 'record');
        await page.getByRole('tab').nth(1).tap();
        await look(page, words.access);
        await page.getByRole('button', { name: words.edit, exact: true }).tap();
        await look(page, words.edit);
        await page.getByRole('button', { name: words.cancel, exact: true }).tap();
        for (const [at, name] of words.others.entries()) {
          await parts
            .getByRole('button')
            .nth(at + 1)
            .tap();
          await expect(title).toHaveText(name);
          await look(page, name);
        }
      });
    }
  });
});
