import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { deviceCommand } from '../world/device-command.ts';
import { expect, test } from '../world/journey.ts';

test.describe('première liaison d’une tablette', () => {
  test('K1 K3 an unknown tablet becomes the demonstration tablet with one tap', async ({
    world,
  }) => {
    const { page } = await world.tablet();
    const enrolment = new EnrolmentScreen(page);
    await expect(enrolment.title).toBeVisible();
    await enrolment.useDemonstration();
    const home = new HomeScreen(page);
    await expect(home.people.getByRole('listitem')).toHaveCount(24);
    await expect(home.sync).toHaveText('À jour');
    await expect(page.getByText('Le Comptoir des Halles')).toBeVisible();
  });

  test('K1 an administrator compares the fingerprint and approves the code by command', async ({
    world,
  }) => {
    const { page } = await world.tablet();
    const { userCode, fingerprint } = await new EnrolmentScreen(page).askForCode();

    const { dataDir } = world.server;
    const approve = ['approve', userCode, '--fingerprint'];
    // There are two establishments: without a choice the command names both.
    const asked: unknown = await deviceCommand(dataDir, ...approve, fingerprint).catch(String);
    const id = /([0-9a-f-]{36}) {2}Le Comptoir des Halles/.exec(String(asked))?.[1] ?? '';
    expect(id).not.toBe('');

    const wrong = fingerprint === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA';
    const refused = deviceCommand(dataDir, ...approve, wrong, '--establishment', id);
    await expect(refused).rejects.toThrow(/empreinte|fingerprint/);

    await deviceCommand(dataDir, ...approve, fingerprint, '--establishment', id);
    const home = new HomeScreen(page);
    await expect(home.people.getByRole('listitem')).toHaveCount(24);
    await expect(home.sync).toHaveText('À jour');

    const listed = await deviceCommand(dataDir, 'list');
    expect(listed).toContain(fingerprint);
  });
});
