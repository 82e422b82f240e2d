import { expect } from '@playwright/test';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import type { Tablet } from './tablet.ts';

/** A tablet of the restaurant, linked and up to date: where most stories begin. */
export async function settle(tablet: Tablet): Promise<HomeScreen> {
  await new EnrolmentScreen(tablet.page).useDemonstration();
  const home = new HomeScreen(tablet.page);
  await expect(home.people.getByRole('listitem')).toHaveCount(24);
  await expect(home.sync).toHaveText('À jour');
  await tablet.caughtUp();
  // Installed: the service worker holds every file of the page.
  await tablet.page.evaluate(() => navigator.serviceWorker.ready);
  return home;
}
