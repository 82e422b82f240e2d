import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { expect, test } from '../world/journey.ts';

test('O3 « À jour » is said only when everything has arrived, not after the first answer', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const { page } = tablet;
  await expect(new EnrolmentScreen(page).title).toBeVisible();
  await page.evaluate(() => {
    const early = document.body.dataset;
    new MutationObserver(() => {
      const said = [...document.querySelectorAll('[role=status]')].some(
        ({ textContent }) => textContent === 'À jour',
      );
      const nobody = document.querySelectorAll('main li button').length === 0;
      if (said && nobody) early.early = 'À jour, with nobody in the list';
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await new EnrolmentScreen(page).useDemonstration();
  const home = new HomeScreen(page);
  await expect(home.people.getByRole('listitem')).toHaveCount(24);
  await tablet.caughtUp();
  await expect(home.sync).toHaveText('À jour');
  expect(await page.evaluate(() => document.body.dataset.early ?? null)).toBeNull();
});
