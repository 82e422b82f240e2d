import 'temporal-polyfill/global';
import { instantOf } from '@comptoir/shared/time/business-day';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { CheckScreen } from '../screens/portal/check.ts';
import { QuarantinePage } from '../screens/portal/quarantine.ts';
import { TabletsPage } from '../screens/portal/tablets.ts';
import { RevokedScreen } from '../screens/revoked.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { identify, punch } from '../world/punch.ts';
import { readQr } from '../world/read-qr.ts';
import { ServerJournal } from '../world/server-journal.ts';

/** `2026-11-22 07:30`, there. */
const inParis = new Intl.DateTimeFormat('sv', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

test.use({ serverStart: { house: 'empty' } });

test('O15 DEVICE-37 EVID-34 what a lost tablet handed in is decided punch by punch: one kept with its time put right, one kept for somebody else, one dismissed with a reason by the keyboard', async ({
  world,
}) => {
  const house = await House.found(world);
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const { tablet, fingerprint } = await house.namedTablet();
  const { page } = tablet;
  await expect(new HomeScreen(page).tile('Noé')).toBeVisible();
  await tablet.unplug();
  const confirmation = new ConfirmationScreen(page);
  await (await identify(page, lea)).punch('Arrivée');
  const receipt = await readQr(confirmation.receipt);
  await confirmation.finish();
  await punch(page, noe, 'Arrivée');
  await punch(page, noe, 'Départ');
  const desk = await house.administration();
  const tablets = new TabletsPage(desk);
  await tablets.open();
  await tablets.act('Déclarer perdue…', fingerprint);
  const journal = new ServerJournal(world.server.dataDir);
  await tablet.plug();
  await expect(new RevokedScreen(page).held).toContainText('est arrivé au serveur');
  expect(journal.keptPunches()).toEqual([]);

  // Whoever holds the code of that punch is told where it is, and nobody's name.
  const phone = await world.portal(receipt, 'phone');
  const check = new CheckScreen(phone);
  await expect(check.apart).toBeVisible();
  await expect(phone.locator('body')).not.toContainText(/Léa|Morin/);
  await expectAccessible(phone, 'a punch that is set aside');

  // The home says that something waits, and leads there.
  await desk.getByRole('link', { name: 'Accueil' }).first().click();
  await desk.reload();
  const card = desk.getByRole('article', { name: 'Mis à part, venu de tablettes' });
  await expect(card).toContainText('3');
  await card.getByRole('link').click();
  const review = new QuarantinePage(desk);
  await expect(review.open).toHaveCount(3);
  await expect(review.open.first()).toContainText('Léa Morin');
  await expectAccessible(desk, 'what was handed in apart');

  // Whoever decides is offered everybody else.
  await review.askToKeep(/Léa Morin, Arrivée/);
  await expect(review.whose('Noé Garnier')).toHaveCount(1);
  await expect(review.whose('Camille Lenoir')).toHaveCount(0);
  await desk.keyboard.press('Escape');

  // Twenty minutes ago, as somebody remembers it: to the minute, in the store's zone.
  const [date = '', time = ''] = inParis.format(Date.now() - 20 * 60_000).split(' ');
  // In the hour that a night in October has twice, words mean the first one.
  const remembered = instantOf(date, time, 'Europe/Paris', 0);
  await review.keep(/Léa Morin, Arrivée/, { at: { date, time } });
  await expect(review.open).toHaveCount(2);
  await expect.poll(() => journal.keptPunches().map(({ person }) => person)).toEqual([lea.id]);
  expect(journal.keptPunches()[0]?.at).toBe(remembered);
  // What the tablet itself had stays beside it.
  expect(journal.keptPunches()[0]?.wall).toBeGreaterThan(remembered);
  expect(journal.keptPunches()[0]?.flags).toContain('from-quarantine');
  await check.again();
  await expect(check.kept).toBeVisible();
  await review.keep(/Noé Garnier, Arrivée/, { whose: 'Léa Morin' });
  await expect(review.open).toHaveCount(1);

  // By the keyboard alone: never without a reason, and the focus comes back to the page.
  await review.askToDismiss(/Noé Garnier, Départ/);
  await desk.keyboard.press('Escape');
  await expect(review.dialog).toBeHidden();
  await desk.keyboard.press('Enter');
  await expect(review.dialog).toBeVisible();
  const dismiss = review.dialog.getByRole('button', { name: 'Écarter', exact: true });
  await dismiss.focus();
  await desk.keyboard.press('Enter');
  await expect(review.dialog).toContainText('Écrivez une raison');
  // Where it is missing is where the hand is.
  await expect(review.dialog.getByRole('textbox')).toBeFocused();
  await desk.keyboard.type('Déjà noté sur papier');
  await dismiss.focus();
  await desk.keyboard.press('Enter');
  await expect(review.dialog).toBeHidden();

  await expect(review.open).toHaveCount(0);
  await expect(desk.getByText('Tout est décidé.')).toBeVisible();
  await expect(review.settled.filter({ hasText: 'Gardé' })).toHaveCount(2);
  const put = review.settled.filter({ hasText: 'Écarté' });
  await expect(put).toContainText('par Camille Lenoir');
  await expect(put).toContainText('Déjà noté sur papier');
  await expect.poll(() => journal.keptPunches().length).toBe(2);
  await desk.getByRole('link', { name: 'Tablettes' }).last().click();
  await expect(tablets.row(fingerprint)).toContainText('Voir ce qui est mis à part (3)');
  journal.close();
});
