import 'temporal-polyfill/global';
import { csvType } from '@comptoir/shared/employees/table-file';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import { addDays, businessDay, mondayOf } from '@comptoir/shared/time/business-day';
import { readXlsx } from '../../server/src/platform/tables/read-xlsx.ts';
import { readPdf } from '../../server/src/testing/read-pdf.ts';
import { PlanFilesPage } from '../screens/portal/plan-files.ts';
import { PlanningPage } from '../screens/portal/planning.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty' } });

/** Of the week after next. */
const monday = addDays(mondayOf(businessDay(Date.now(), 'Europe/Paris', 5)), 14);
const day = (after: number) => addDays(monday, after);
/** `31/10/2026` */
const written = (date: string) => date.split('-').reverse().join('/');
const csv = (name: string, lines: readonly string[]) => ({
  ...{ name, mimeType: csvType },
  buffer: Buffer.from(lines.join('\r\n')),
});

test('K1 PLAN-70 PLAN-71 PLAN-72 PLAN-73 PLAN-76 PLAN-79 a template is filled in, each fault said at its line, nothing taken until it is right; then the week stands in the plan, on paper and in a table', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const zoe = await house.hire('Zoé', 'Perrin', 'employee');
  const page = await house.administration();
  const [plan, files] = [new PlanningPage(page), new PlanFilesPage(page)];
  await plan.open(monday);
  await page.getByRole('link', { name: 'Imprimer, exporter' }).click();
  await expect(files.part('Imprimer la semaine')).toContainText(`Semaine ${weekNumber(monday)}`);
  await expectAccessible(page, 'the schedule as files');

  // The template knows who works here, in columns that are read again; as it is, it says nothing.
  const template = await files.download('Modèle CSV');
  expect(template.name).toBe('modele-planning.csv');
  const [titles = '', , ...people] = template.buffer.toString('utf8').trimEnd().split('\r\n');
  expect(titles.replaceAll(/["\ufeff]/g, '')).toBe('Matricule;Nom;Date;Début;Fin;Pause;Poste;Note');
  expect(people.map((line) => line.replaceAll('"', '').split(';')[1])).toEqual(
    expect.arrayContaining([noe.name, zoe.name]),
  );
  await files.give(template);
  await expect(files.part('Importer un planning')).toContainText("Ce fichier n'a aucun service");
  await files.press('Choisir un autre fichier');

  // Four lines, of which three are wrong: each says why, at its number.
  const row = (name: string, date: string, ...rest: string[]) =>
    ['', name, date, ...rest].join(';');
  const right = row('noé garnier', written(day(0)), '9h', '17:30', '30', '', 'Livraison');
  await files.give(
    csv('semaine.csv', [
      titles,
      right,
      row('Zoé', written(day(0)), '9 heures pile', '17h', '', '', ''),
      row('Jacques Inconnu', written(day(1)), '9', '17', '', '', ''),
      row('Noé Garnier', '31/02/2027', '22:00', '06:00', '', 'Terrasse', ''),
    ]),
  );
  await expect(files.outcome).toContainText("3 lignes sont à corriger. Rien n'a été enregistré.");
  await expect(files.line(2)).toHaveCount(0);
  await expect(files.line(3)).toContainText("Cette heure n'est pas lisible");
  await expect(files.line(4)).toContainText("Personne de ce nom n'est dans cet établissement.");
  await expect(files.line(5)).toContainText("Cette date n'est pas lisible");
  await expect(files.line(5)).toContainText("Ce poste n'existe pas dans cet établissement.");
  await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);
  await expectAccessible(page, 'a file with faults');
  await plan.open(monday);
  await expect(plan.drafts('Tout est publié')).toBeVisible();
  await expect(plan.board.getByRole('button', { name: /09:00/ })).toHaveCount(0);

  // What is no table at all is said as well.
  await files.open(monday);
  await files.give(csv('photo.csv', ['%PDF-1.7']));
  await expect(files.outcome).toContainText("Ce fichier n'est pas un tableau lisible.");

  // Mended, every line is taken, as a draft; a night ends on the day after.
  await files.give(
    csv('semaine.csv', [
      titles,
      right,
      row('Zoé', written(day(0)), '9', '17h', '', '', ''),
      row('À pourvoir', written(day(1)), '9', '17', '', '', ''),
      row('Noé Garnier', day(2), '22:00', '06:00', '', '', ''),
    ]),
  );
  await expect(files.outcome).toContainText('Les 4 services sont justes.');
  await expect(files.line(2)).toContainText('09:00');
  await files.press('Importer 4 services');
  await expect(files.outcome).toContainText('4 services sont en brouillon');
  await page.getByRole('link', { name: 'Voir le planning' }).click();
  await expect(plan.drafts('4 brouillons')).toBeVisible();
  await expect(plan.shifts(noe.name, day(0))).toContainText('09:00–17:30');
  await expect(plan.shifts(zoe.name, day(0))).toContainText('09:00–17:00');
  await expect(plan.shifts(noe.name, day(2))).toContainText('22:00–06:00');
  await expect(plan.shifts('À pourvoir', day(1))).toContainText('09:00–17:00');

  // On paper what is published, with its version and its moment; drafts only where they are asked for.
  await files.open(monday);
  const onPaper = async () => {
    const { name, buffer } = await files.download('Enregistrer la page (PDF)');
    expect(name).toBe(`planning-semaine-${weekNumber(monday)}.pdf`);
    return readPdf(buffer).text.replaceAll('\u00a0', ' ');
  };
  expect(await onPaper()).toContain('Pas encore publié');
  const drafts = files.part('Imprimer la semaine').getByRole('checkbox');
  await drafts.check();
  const drafted = await onPaper();
  expect(drafted).toContain('BROUILLON');
  expect(drafted).toContain('09:00–17:30');
  await plan.open(monday);
  await plan.act('Publier (4)').click();
  await plan.dialog.getByRole('button', { name: 'Publier 4 changements' }).click();
  await expect(plan.message(/^Version 1 publiée/)).toBeVisible();
  await files.open(monday);
  const paper = await onPaper();
  expect(paper).toMatch(/Version 1, publiée le .*\d{4}.* \d\d:\d\d/);
  expect(paper).toContain(`Semaine ${weekNumber(monday)}`);
  for (const words of [
    'Le Comptoir du Marché',
    noe.name,
    '09:00–17:30',
    '22:00–06:00',
    'À pourvoir',
  ]) {
    expect(paper).toContain(words);
  }
  expect(paper).not.toContain('BROUILLON');
  expect(paper).not.toContain('Livraison');

  // As a table: the columns of the import, then hours and whether it is published.
  const table = await files.download('Pour tableur');
  expect(table.name).toBe(`planning-${monday}-${day(6)}.xlsx`);
  const cells = await readXlsx(table.buffer);
  const rows = cells.ok ? cells.value : [];
  expect(rows).toHaveLength(5);
  expect(rows.find((one) => one[1] === zoe.name)?.slice(1, 5)).toEqual([
    ...[zoe.name, expect.anything(), expect.anything(), expect.anything()],
  ] as unknown[]);
  expect(rows.filter((one) => one.includes('publié'))).toHaveLength(4);
});
