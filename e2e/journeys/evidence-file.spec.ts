import type { TabletEvidence } from '@comptoir/shared/evidence/file';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { EvidenceScreen } from '../screens/portal/evidence.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { identify, punch } from '../world/punch.ts';
import { readQr } from '../world/read-qr.ts';
import { Desk } from '../world/verifier.ts';

test.use({ serverStart: { house: 'empty' } });

/** A time, with its date before it where that is not the business day's: until five in the morning. */
const time = String.raw`(?:\S.* )?\d\d:\d\d`;
const only = new RegExp(`^${time}$`);
const between = new RegExp(`écrit entre ${time} et ${time}`);

test('O6 O7 the portal shows three times of each punch, and hands out a file that a stranger verifies without it', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();
  await (await identify(page, noe)).punch('Arrivée');
  const confirmation = new ConfirmationScreen(page);
  const code = await readQr(confirmation.receipt);
  await confirmation.finish();
  await tablet.unplug();
  await punch(page, noe, 'Départ');
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');

  const desk = await house.administration();
  const record = new RecordPage(desk);
  await record.open('Noé Garnier');
  await record.part('Pointages');
  const evidence = new EvidenceScreen(desk);
  await expect(evidence.punches).toHaveCount(2);
  for (const [at, act] of ['Arrivée', 'Départ'].entries()) {
    const line = evidence.punches.nth(at);
    await expect(line).toContainText(act);
    await expect(line.getByRole('definition').nth(0)).toHaveText(only);
    await expect(line.getByRole('definition').nth(1)).toHaveText(only);
    await expect(line.getByRole('definition').nth(2)).toHaveText(between);
  }
  await expectAccessible(desk, 'three times of punches');
  const file = await evidence.saveFile();
  await desk.getByText('Comment le vérifier').click();
  await expectAccessible(desk, 'the evidence file and how it is verified');
  const thumbprint = await desk.getByRole('dialog').locator('code').last().innerText();
  await desk.keyboard.press('Escape');

  // Another machine: one program, one file, and a thumbprint that came another way.
  const stranger = await Desk.furnish(world.server.address);
  const good = await stranger.verify(file, ['--key', thumbprint, '--receipt', code]);
  expect(good.code, good.out).toBe(0);
  expect(good.out).toContain('Noé Garnier');
  const another = thumbprint.replace(/^./, (letter) => (letter === '_' ? 'A' : '_'));
  const other = await stranger.verify(file, ['--key', another]);
  expect(other.code, other.out).toBe(1);
  const edited = await stranger.verify(
    file.replaceAll(String.raw`\"type\":\"out\"`, String.raw`\"type\":\"in\"`),
  );
  expect(edited.code, edited.out).toBe(1);

  // « Preuves »: a checkpoint made now, which the same program reads.
  await desk.getByRole('link', { name: 'Preuves' }).click();
  await expect(desk.locator('code').first()).toHaveText(thumbprint);
  await desk.getByRole('button', { name: 'Faire maintenant' }).click();
  await expect(desk.getByText('Point de contrôle fait.')).toBeVisible();
  // Whoever relies on all of it sees whether there is a backup, and where.
  await expect(desk.getByText(/^(La première se fait|Dernière bonne sauvegarde)/)).toBeVisible();
  await expect(desk.getByText('Elles sont sur le disque des données')).toBeVisible();
  await expectAccessible(desk, 'the page of proofs');
  const checkpoint = await evidence.downloaded(() =>
    desk
      .getByRole('button', { name: /^Télécharger le point de contrôle/ })
      .first()
      .click(),
  );
  const key = await evidence.downloaded(() =>
    desk.getByRole('button', { name: 'Télécharger la clé' }).click(),
  );
  const bare = await stranger.verify(checkpoint, ['--key', stranger.put('key.json', key)]);
  expect(bare.code, bare.out).toBe(0);
  stranger.clear();
});

test('O6 O7 offline a manager sees three times on the tablet and takes its evidence, which a stranger verifies', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();
  const stranger = await Desk.furnish(world.server.address);
  await punch(page, noe, 'Arrivée');
  await expect(home.sync).toHaveText('À jour');
  await tablet.unplug();
  await punch(page, noe, 'Départ');

  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(house.manager);
  await settings.section('Pointages');
  await page.getByRole('button', { name: 'Noé Garnier' }).tap();
  const lines = page.getByRole('group', { name: 'Noé Garnier' }).locator('section > ul > li');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText(between);
  await expect(lines.nth(1)).toContainText('pas encore reçu par le serveur');
  await expectAccessible(page, 'three times on the tablet');

  await settings.section("Export d'urgence");
  const file = await new EvidenceScreen(page).downloaded(() =>
    page.getByRole('button', { name: 'Enregistrer le fichier de preuve' }).tap(),
  );
  await expect(page.getByText('Le fichier de preuve est enregistré')).toBeVisible();
  await expectAccessible(page, 'the evidence file of the tablet');
  const good = await stranger.verify(file);
  expect(good.code, good.out).toBe(0);
  expect(good.out).toContain('Noé Garnier');

  // A punch taken out, one edited, and a receipt that was altered are each found.
  const altered = (change: (content: TabletEvidence) => void) => {
    const content = JSON.parse(file) as TabletEvidence;
    change(content);
    return stranger.verify(JSON.stringify(content));
  };
  const [out, edited, receipt] = [
    await altered(({ epochs }) => void epochs[0]?.operations.splice(1, 1)),
    await altered(({ epochs: [epoch] }) => {
      const at = epoch!.operations.findIndex((bytes) => bytes.includes('"out"'));
      epoch!.operations[at] = epoch!.operations[at]!.replace('"out"', '"in"');
    }),
    await altered(({ receipts: [first] }) => {
      first!.payload = first!.payload.replace('"v":1', '"v":1 ');
    }),
  ];
  for (const verdict of [out, edited, receipt]) expect(verdict.code, verdict.out).toBe(1);
  stranger.clear();
});
