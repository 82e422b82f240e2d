import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { CheckScreen } from '../screens/portal/check.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { type World, expect, test } from '../world/journey.ts';
import { identify } from '../world/punch.ts';
import { readQr } from '../world/read-qr.ts';

test.use({ serverStart: { house: 'empty' } });

type Phone = { page: Page; check: CheckScreen };

/** A phone reads what a code says and opens it; it has no account. */
async function scan(world: World, address: string): Promise<Phone> {
  const page = await world.portal(address, 'phone');
  return { page, check: new CheckScreen(page) };
}

/** A signature is another one each time; what is signed is not. */
const statementIn = (address: string) => address.split('.').slice(0, -1).join('.');

test('O9 a punch made offline shows a code; a phone is told that it waits, and when it has arrived, with its three times', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();
  const confirmation = new ConfirmationScreen(page);

  await tablet.unplug();
  const own = await identify(page, noe);
  await own.punch('Arrivée');
  await expect(confirmation.recorded(/Arrivée à \d\d:\d\d\./)).toBeVisible();
  await expect(confirmation.receipt).toBeVisible();
  const box = await confirmation.receipt.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(200);
  const address = await readQr(confirmation.receipt);
  expect(address.startsWith(`${world.server.address}/portal/check#`)).toBe(true);
  await expectAccessible(page, 'the confirmation with its receipt');
  // Whoever wants to scan in peace keeps it: the ten seconds go by, and it is still there.
  await confirmation.showReceipt();
  await expect(confirmation.undo).toHaveCount(0);
  await expect(confirmation.receipt).toBeVisible();
  expect(await readQr(confirmation.receipt)).toBe(address);
  await confirmation.finish();
  await expect(home.people).toBeVisible();

  const { page: phone, check } = await scan(world, address);
  await expect(check.waiting).toBeVisible();
  await expect(phone.getByText("il n'est pas perdu")).toBeVisible();
  await expectAccessible(phone, 'a punch that waits');
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await check.again();
  await expect(check.recorded).toBeVisible();
  await expect(phone.getByText('Arrivée, Le Comptoir du Marché')).toBeVisible();
  await expect(check.time("L'horloge de la tablette")).toHaveText(/^\d\d:\d\d$/);
  await expect(check.time('Heure estimée')).toHaveText(/^\d\d:\d\d$/);
  await expect(check.time("D'après le serveur")).toHaveText(/^écrit entre \d\d:\d\d et \d\d:\d\d$/);
  await expectAccessible(phone, 'a punch that is recorded');
  // It names nobody: whoever finds the code learns a time and a store.
  await expect(phone.locator('body')).not.toContainText(/Noé|Garnier/);

  // The same code again, from the person's own screen.
  await (await identify(page, noe)).receipts();
  await expect(confirmation.receipt).toBeVisible();
  expect(statementIn(await readQr(confirmation.receipt))).toBe(statementIn(address));
  await expectAccessible(page, 'one’s receipts of today');

  // One letter of the statement, or of the signature, and it is nobody's.
  const [where = '', code = ''] = address.split('#');
  const altered = (at: number) => {
    const letter = code[at] === 'A' ? 'B' : 'A';
    return `${code.slice(0, at)}${letter}${code.slice(at + 1)}`;
  };
  for (const at of [60, code.length - 40]) {
    await check.other();
    await check.read(altered(at));
    await expect(check.unknown).toBeVisible();
  }
  await expectAccessible(phone, 'a code of nobody');
  // Pasted as a mail broke it, and whole.
  await check.other();
  await check.read(`${where}#${code.slice(0, 70)}\n  ${code.slice(70)}`);
  await expect(check.recorded).toBeVisible();
});

test('O9 a server that lost a punch says that it waits; it is told again once the tablet has sent it again', async ({
  world,
}) => {
  const { server } = world;
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();

  // A copy of the server's folder from before the punch: what a restored backup is.
  const before = mkdtempSync(join(tmpdir(), 'comptoir-before-'));
  await server.stop();
  cpSync(server.dataDir, before, { recursive: true });
  await server.start();
  const confirmation = new ConfirmationScreen(page);
  await (await identify(page, noe)).punch('Arrivée');
  const address = await readQr(confirmation.receipt);
  await confirmation.finish();
  await expect(home.sync).toHaveText('À jour');
  const { page: phone, check } = await scan(world, address);
  await expect(check.recorded).toBeVisible();

  await tablet.unplug();
  await server.stop('SIGKILL');
  rmSync(server.dataDir, { recursive: true });
  cpSync(before, server.dataDir, { recursive: true });
  rmSync(before, { recursive: true });
  await server.start();
  await phone.reload();
  await expect(check.waiting).toBeVisible();
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await expect(async () => {
    await phone.reload();
    await expect(check.recorded).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 300_000 });
});
