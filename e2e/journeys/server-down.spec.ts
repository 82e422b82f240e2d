import { HomeScreen } from '../screens/home.ts';
import { expect, test } from '../world/journey.ts';
import { settle } from '../world/settled.ts';

test('S18 the installed page never answers for the server: not by its own page, not from a cache', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  await tablet.coldStart();
  const { page } = tablet;
  await expect(new HomeScreen(page).people).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  const ask = (path: string) =>
    page.evaluate(async (url) => {
      try {
        const answer = await fetch(url);
        return `${answer.status} ${answer.headers.get('content-type') ?? ''}`;
      } catch {
        return 'unreachable';
      }
    }, path);
  expect(await ask('/api/health')).toMatch(/^200 application\/json/);
  expect(await ask('/api/demo')).toMatch(/^200 application\/json/);
  expect(await ask('/api/nothing')).toMatch(/^404 application\/json/);

  await world.server.stop();
  expect(await ask('/api/health')).toBe('unreachable');
  expect(await ask('/api/demo')).toBe('unreachable');
  expect(await ask('/api/nothing')).toBe('unreachable');

  // The page itself is there, and says what it knows.
  await page.reload();
  await expect(new HomeScreen(page).people.getByRole('listitem')).toHaveCount(24);
  await expect(new HomeScreen(page).sync).toContainText('Hors ligne');
});
