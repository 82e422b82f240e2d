import type { Page } from '@playwright/test';
import { HomeScreen } from '../screens/home.ts';
import { RecoveryScreens } from '../screens/recovery.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

type Held = { databases: IDBDatabase[]; open: 'as ever' | 'slowly' | 'never' };
declare const held: Held;

/** From its next load on, the page's databases can be closed from outside, as a crash of what writes the disk does. */
async function holdDatabases(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const own: Held = { databases: [], open: 'as ever' };
    Object.assign(globalThis, { held: own });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the factory below
    const real = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...args) {
      if (own.open === 'never') throw new DOMException('Internal error.', 'UnknownError');
      const request = real.apply(this, args);
      request.addEventListener('success', () => own.databases.push(request.result));
      return request;
    };
  });
  await page.reload();
}

async function closeDatabases(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const database of held.databases.splice(0)) {
      database.close();
      database.dispatchEvent(new Event('close'));
    }
  });
}

test('S14 RECOV-32 a database that the browser closes is opened again and tried before anybody punches; where it stays away the page is loaded again by itself', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const home = await settle(tablet);
  const { page } = tablet;
  const journal = new ServerJournal(world.server.dataDir);
  const recovery = new RecoveryScreens(page);
  await holdDatabases(page);
  await expect(home.people).toBeVisible();
  await tablet.unplug();

  await closeDatabases(page);
  await punch(page, person('Fatoumata'), 'Arrivée');

  // It does not come back: no screen takes a punch, and the page helps itself.
  await page.evaluate(() => {
    held.open = 'never';
  });
  await closeDatabases(page);
  await expect(page.getByRole('alert')).toContainText(
    'Le navigateur a fermé la mémoire de la tablette',
  );
  await expect(home.people).toBeHidden();
  await expect(recovery.checking).toHaveCount(0);
  await expect(home.people).toBeVisible({ timeout: 180_000 });
  await expect(home.tile('Fatoumata')).toContainText('En service');
  await punch(page, person('Fatoumata'), 'Pause');

  await tablet.plug();
  await expect(new HomeScreen(page).sync).toHaveText('À jour');
  expect(journal.newPunches().map((one) => one.type)).toEqual(['in', 'break-start']);
  journal.close();
});
