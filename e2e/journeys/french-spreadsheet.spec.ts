import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ImportPage, type TableFile } from '../screens/portal/import.ts';
import { UsersPage } from '../screens/portal/users.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { linkIn, test } from '../world/mailbox.ts';
import { LiveServer } from '../world/server.ts';

test.use({ house: 'empty' });

const title = "Prénom;Nom;E-mail;Mobile;Rôle;Date d'arrivée;Pointure";

/** As a French spreadsheet saves it: semicolons, Windows-1252, one œ of it, Windows' ends of lines. */
function spreadsheet(name: string, rows: string[]): TableFile {
  const text = [title, ...rows, ''].join('\r\n');
  const bytes = [...text].map((letter) => (letter === 'œ' ? 0x9c : letter.charCodeAt(0)));
  return { name, mimeType: 'application/vnd.ms-excel', buffer: Buffer.from(bytes) };
}

const wrong = spreadsheet('équipe.csv', [
  'Zoé;Lefèvre;zoe.lefevre@example.com;06 12 34 56 01;Salarié;01/09/2026;38',
  'Hélène;Cœur;helene.coeur@example.con;06 12 34 56 02;Responsable;15/09/2026;39',
  'François;Dupré;camille@example.com;06 12;Cheffe;31/02/2026;43',
  ';;jean@example.com;;;;',
  'Noël;Étienne;;;;1/10/2026;44',
]);
const right = spreadsheet('équipe.csv', [
  'Zoé;Lefèvre;zoe.lefevre@example.com;06 12 34 56 01;Salarié;01/09/2026;38',
  'Hélène;Cœur;helene.coeur@example.com;06 12 34 56 02;Responsable;15/09/2026;39',
  'François;Dupré;francois.dupre@example.com;06 12 34 56 03;;28/02/2026;43',
  'Noël;Étienne;;;;1/10/2026;44',
]);
const people = ['Zoé Lefèvre', 'Hélène Cœur', 'François Dupré', 'Noël Étienne'];

test('W11 W12 C13 a French spreadsheet goes through unedited: errors named with nothing written, then all of it; its export opens in another house', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const desk = await house.administration();
  const users = new UsersPage(desk);
  await users.open();
  const present = await users.rows.count();
  const table = new ImportPage(desk);
  await table.open();
  await table.give(wrong);

  // Every error at its row; what the file says to nobody is named too.
  await expect(table.outcome).toContainText('3 lignes sont à corriger.');
  await expect(table.outcome).toContainText("Rien n'a été enregistré");
  await expect(desk.getByText('sera laissée de côté : « Pointure »')).toBeVisible();
  await expect(table.line(2)).toContainText('2026-09-01');
  await expect(table.line(3)).toContainText('Cœur');
  await expect(table.line(3)).toContainText('helene.coeur@example.com ?');
  await expect(table.line(4)).toContainText("Quelqu'un a déjà cette adresse.");
  await expect(table.line(4)).toContainText("Ce numéro n'est pas lisible");
  await expect(table.line(4)).toContainText('Ce rôle est inconnu.');
  await expect(table.line(4)).toContainText("Cette date n'est pas lisible");
  await expect(table.line(5)).toContainText('Il manque le prénom.');
  await expect(desk.getByRole('button', { name: /^Importer/ })).toHaveCount(0);
  await desk.getByRole('checkbox', { name: 'Ne montrer que les lignes à corriger' }).check();
  await expect(table.lines).toHaveCount(1 + 3);

  // Corrected: everybody at once, then their codes, then their invitations.
  await table.press('Choisir le fichier corrigé');
  await table.give(right);
  await expect(table.outcome).toContainText('Les 4 lignes sont justes. Vous pouvez importer.');
  await table.press('Importer 4 personnes');
  await expect(table.outcome).toContainText('4 personnes sont enregistrées.');
  await table.press('Créer les 4 codes PIN');
  await users.dialog.getByRole('button', { name: 'Créer les codes' }).click();
  await expect(users.dialog).toBeHidden();
  const slips = desk.getByRole('region', { name: '4 codes à remettre' });
  await slips.getByRole('button', { name: 'Voir' }).click();
  await expect(slips.getByRole('listitem')).toHaveCount(4);
  await expect(slips.getByText(/^\d{6}$/)).toHaveCount(4);
  await table.press('Inviter les 3 personnes qui ont une adresse');
  await users.dialog.getByRole('button', { name: 'Inviter', exact: true }).click();
  await expect(users.message).toContainText("3 invitations en file d'envoi.");
  for (const to of ['zoe.lefevre', 'helene.coeur', 'francois.dupre']) {
    linkIn(await mailbox.only(`${to}@example.com`));
  }

  await desk.getByRole('link', { name: 'Voir la liste' }).click();
  await expect(users.rows).toHaveCount(present + 4);
  await expect(users.row('Hélène Cœur')).toContainText('Manager');
  await expect(users.row('Hélène Cœur')).toContainText('Invité');
  await expect(users.row('Noël Étienne')).toContainText('Sans accès');

  // The four, chosen and exported as a spreadsheet, go unedited into a house that knows nobody of them.
  const exported = await exportOf(desk, people);
  const second = await LiveServer.open({ house: 'empty' });
  try {
    const elsewhere = await House.found({
      ...world,
      server: second,
      portal: (path, shape) => world.portal(new URL(path, second.address).href, shape),
    });
    const other = await elsewhere.administration();
    const list = new UsersPage(other);
    await list.open();
    const import2 = new ImportPage(other);
    await import2.open();
    await import2.give(exported);
    await expect(import2.outcome).toContainText('Les 4 lignes sont justes.');
    await import2.press('Importer 4 personnes');
    await expect(import2.outcome).toContainText('4 personnes sont enregistrées.');
    await other.getByRole('link', { name: 'Voir la liste' }).click();
    await expect(list.row('Hélène Cœur')).toContainText('helene.coeur@example.com');
    await expect(list.row('Hélène Cœur')).toContainText('Manager');
    await expect(list.row('Noël Étienne')).toContainText('Sans accès');
  } finally {
    await second.close();
  }
});

/** The spreadsheet that the list hands out of some people. */
async function exportOf(desk: Page, names: string[]): Promise<TableFile> {
  for (const name of names) {
    await desk.getByRole('checkbox', { name: `Choisir ${name}` }).check();
  }
  const bar = desk.getByRole('group', { name: 'Actions sur les personnes choisies' });
  await bar.getByRole('button', { name: 'Exporter' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Exporter la liste' });
  await expect(
    dialog.getByRole('radio', { name: `${names.length} personnes choisies` }),
  ).toBeChecked();
  const downloading = desk.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tableur (.xlsx)' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('comptoir-utilisateurs.xlsx');
  return {
    name: file.suggestedFilename(),
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await readFile(await file.path()),
  };
}
