import { HomeScreen } from '../screens/home.ts';
import { TokensPage } from '../screens/portal/tokens.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { Payroll } from '../world/payroll.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';

test.use({ serverStart: { house: 'empty' } });

test('K27 payroll software with a token of the portal pulls every change once, across a restart, and pushes a person', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();

  const desk = await house.administration();
  const tokens = new TokensPage(desk);
  await tokens.open();
  const secret = await tokens.create('Paie Dupont', [
    'Lire les pointages',
    'Lire les personnes',
    'Ajouter et modifier des personnes',
  ]);
  const payroll = new Payroll(world.server.address, secret);

  // A push that is repeated makes one person, and the tablet has them.
  const lea = { name: { given: 'Léa', family: 'Morin' }, email: null };
  expect((await payroll.push('E-1', lea)).status).toBe('created');
  expect((await payroll.push('E-1', lea)).status).toBe('unchanged');
  await expect(home.tile('Léa')).toHaveCount(1);

  // Page by page, stopping in the middle; the server goes down and comes back between two pages.
  await punch(page, noe, 'Arrivée');
  await expect(home.sync).toHaveText('À jour');
  await payroll.pullPage(2);
  await punch(page, noe, 'Pause');
  await expect(home.sync).toHaveText('À jour');
  await payroll.pullPage(2);
  await world.server.stop('SIGKILL');
  await world.server.start();
  await punch(page, noe, 'Reprise');
  await expect(home.sync).toHaveText('À jour');
  const journal = new ServerJournal(world.server.dataDir);
  await expect.poll(() => journal.allPunches().length).toBe(3);
  await payroll.pullAll(2);

  // No gap, no repeat: what was handed out is exactly what is there.
  const punches = payroll.items.filter(({ type }) => type === 'punch');
  expect(punches.map(({ id }) => id)).toEqual(journal.allPunches().map(({ id }) => id));
  expect(punches.map(({ data }) => data['type'])).toEqual(['in', 'break-start', 'break-end']);
  for (const { data } of punches) {
    expect(data['deviceTime']).toEqual(expect.any(Number));
    expect(data['time']).toEqual(expect.any(Number));
    expect(data['receivedAt']).toEqual(expect.any(Number));
  }
  const people = payroll.items.filter(({ type }) => type === 'employee');
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  expect(people.map(({ data }) => (data['name'] as { given: string }).given).sort()).toEqual([
    'Awa',
    'Camille',
    'Léa',
    'Noé',
  ]);
  expect(people.find(({ data }) => data['externalId'] === 'E-1')).toBeDefined();
  await payroll.pullAll(2);
  expect(payroll.items).toHaveLength(punches.length + people.length);
  journal.close();
});
