import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Backups } from '../screens/portal/backups.ts';
import { expectAccessible } from '../world/axe.ts';
import { backupCommand } from '../world/backup-command.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty', backups: { every: 0 } } });

test('RECOV-3 RECOV-5 an administrator is told that no backup is taken, when the last good one was, and what to do about a folder that cannot be written; the next good one clears it', async ({
  world,
}) => {
  const { dataDir, backupDir } = world.server;
  const house = await House.found(world);
  const desk = await house.administration();
  const backups = new Backups(desk);

  // A house whose backups nobody takes: said on the home, with both ways out.
  await expect(backups.card).toContainText('ne se sauvegarde pas de lui-même');
  await expect(backups.card).toContainText('npm run backup');
  await expect(backups.card).toContainText('BACKUP_EVERY');
  await expect(backups.card).toContainText('Aucune sauvegarde n’a encore réussi.');
  await expectAccessible(desk, 'home, no backup');

  const first = await backupCommand(dataDir);
  expect(first.said).toMatch(/^Sauvegarde faite et vérifiée : /);
  expect(first.code).toBe(0);
  await backups.goToProofs();
  await expect(backups.state).toContainText(
    /Dernière bonne sauvegarde\s: \d.*, il y a (?:moins d'une minute|\d+\smin)/,
  );
  await expect(backups.state).toContainText('npm run restore');
  await backups.goHome();
  await expect(backups.card).toBeHidden();

  // A folder that nobody can write to, root neither: a file stands in its place.
  const aside = `${backupDir}-aside`;
  renameSync(backupDir, aside);
  writeFileSync(backupDir, '');
  const second = await backupCommand(dataDir);
  expect(second.said).toContain('La sauvegarde n’a pas pu être faite');
  expect(second.code).toBe(1);
  await backups.goHome();
  await expect(backups.card).toContainText('on ne peut pas écrire dans le dossier des sauvegardes');
  await expect(backups.card).toContainText('BACKUP_DIR');
  await expect(backups.card).toContainText('npm run backup');
  // The one before it is not forgotten: how old it is, is what counts now.
  await expect(backups.card).toContainText('Dernière bonne sauvegarde');
  await expectAccessible(desk, 'home, a backup that failed');

  // Put right by hand, and said no more.
  rmSync(backupDir);
  renameSync(aside, backupDir);
  expect((await backupCommand(dataDir)).code).toBe(0);
  expect(readdirSync(backupDir)).toHaveLength(2);
  await backups.goToProofs();
  await expect(backups.state).toContainText('Dernière bonne sauvegarde');
  await expect(backups.state).not.toContainText('échoue');
  await backups.goHome();
  await expect(backups.card).toBeHidden();
});
