import type { Page } from '@playwright/test';
import { establishmentsAnswerSchema } from '@comptoir/shared/establishments/portal';
import { statementsAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { ForgottenScreen } from '../screens/forgotten.ts';
import { HomeScreen } from '../screens/home.ts';
import { HoursScreen, TeamHoursScreen } from '../screens/hours.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { identify, punch } from '../world/punch.ts';
import { rawDatabase } from '../world/raw-database.ts';

const hour = 3_600_000;
const morning = inParis(3, '10:00');
const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(morning);

test.use({ serverStart: { house: 'empty', startsAt: morning } });

test('K24 K28 a forgotten clock-out from the tablet to the statement: asked for, put right by a manager, issued, and answered without a network', async ({
  world,
}) => {
  const house = await House.found(world);
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const { tablet } = await house.namedTablet({ startsAt: morning });
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Léa')).toBeVisible();

  // She leaves without a word; the tablet asks, and invents nothing. It is six in the morning: her day is over.
  await tablet.unplug();
  await punch(page, lea, 'Arrivée');
  await tablet.pass(20 * hour);
  const own = await identify(page, lea);
  await own.forgotten.tap();
  await new ForgottenScreen(page).declare();
  await new ConfirmationScreen(page).finish();

  // The manager knows that she left at half past seven.
  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(house.manager);
  await settings.section('Heures');
  const doubtful = new TeamHoursScreen(page).waiting(lea.name);
  await expect(doubtful).toContainText('Déclaré après coup.');
  await doubtful.getByRole('button', { name: 'Corriger la journée' }).tap();
  const hours = new HoursScreen(page);
  await page.getByLabel('Heure').last().fill('19:30');
  await expect(hours.outcome).toContainText(/compterait 9 h \d\d/);
  await hours.because('Oubli de pointer');
  await page.getByRole('button', { name: 'Corriger', exact: true }).tap();
  await expect(page.getByText(/^Corrigé\. Léa Morin le voit/)).toBeVisible();
  await expect(doubtful).toHaveCount(0);
  await settings.leave();

  await world.server.stop();
  await world.server.start({ shift: (await tablet.readWall()) - Date.now() });
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  const desk = await house.administration();
  const { establishments } = establishmentsAnswerSchema.parse(
    await ask(desk, 'GET', 'establishments'),
  );
  const establishment = establishments[0]?.id ?? '';
  const span = { from: day, to: day };
  await ask(desk, 'POST', 'statements', { establishment, people: [lea.id], ...span });
  await expect.poll(() => rawDatabase(page)).toContain('"state":"issued"');
  await tablet.unplug();

  await identify(page, lea);
  await expect(
    page.getByText(/^Awa Diop a corrigé votre journée du .+ 1 autre nouvelle/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Voir' }).tap();
  await expect(hours.corrections).toContainText('Départ à 19:30');
  await expect(hours.corrections).toContainText('par Awa Diop');
  await page.getByRole('button', { name: 'Retour' }).tap();
  await page.getByRole('button', { name: 'Mes relevés (1 à lire)' }).tap();
  await page.getByRole('button').filter({ hasText: 'à lire' }).tap();
  await expect(page.getByText(/10:0\d – 19:30/)).toBeVisible();
  await expect(page.locator('code')).toHaveText(/^[0-9a-f]{64}$/);
  await page.getByRole('button', { name: "C'est juste" }).tap();
  await expect(page.getByText('confirmé', { exact: true })).toBeVisible();

  await tablet.plug();
  const asked = `statements?${new URLSearchParams({ establishment, ...span }).toString()}`;
  const state = async () => {
    const { statements } = statementsAnswerSchema.parse(await ask(desk, 'GET', asked));
    return statements.map(({ name, state: stands, seenAt }) => [name, stands, seenAt !== null]);
  };
  await expect.poll(state).toEqual([[lea.name, 'acknowledged', true]]);
});

/** What the portal's pages ask, as whoever is logged in there. */
async function ask(desk: Page, method: 'GET' | 'POST', path: string, body?: object) {
  return desk.evaluate(
    async (asked): Promise<unknown> => {
      const headers = { 'X-App': '1', 'Content-Type': 'application/json' };
      const sent = asked.body && { body: JSON.stringify(asked.body) };
      const response = await fetch(`/api/portal/${asked.path}`, {
        method: asked.method,
        headers,
        ...sent,
      });
      return response.json();
    },
    { method, path, body },
  );
}
