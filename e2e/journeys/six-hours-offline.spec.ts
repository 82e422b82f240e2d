import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealed } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, unseal } from '@comptoir/shared/devices/sealing';
import { openKeys } from '@comptoir/server/platform/keys';
import { HomeScreen } from '../screens/home.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { identify, punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

const hour = 3_600_000;
const minute = 60_000;
const morning = inParis(2, '10:00');

test.use({ serverStart: { startsAt: morning } });

type Content = { operations: { bytes: string; state: string }[] };

/** What an administrator finds in the file, with the keys of the server. */
async function opened(dataDir: string, file: string): Promise<Content> {
  const { sealed } = JSON.parse(file) as { sealed: Sealed };
  const { seal } = await openKeys(join(dataDir, 'keys'));
  const here = globalThis.crypto as unknown as SealingCrypto;
  const plain = await unseal(here, seal, 'emergency-export', sealed);
  // A line with the tablet's signature, then what it signed.
  const [, text = ''] = new TextDecoder().decode(plain).split(/\n(.*)/s);
  return JSON.parse(text) as Content;
}

test('O13 O16 six hours offline without a break: the tablet says so, and anyone takes what it holds to safety', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const home = await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  const fatoumata = person('Fatoumata');
  const { page } = tablet;
  const breakDue = page.getByText('est due après 6 h de travail');

  await tablet.unplug();
  await punch(page, fatoumata, 'Arrivée');
  await tablet.pass(5.9 * hour);
  await identify(page, fatoumata);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(breakDue).toHaveCount(0);
  await tablet.pass(2 * minute);
  await expect(home.people).toBeVisible();
  await tablet.pass(6 * minute);
  const own = await identify(page, fatoumata);
  await expect(breakDue).toBeVisible();
  // It informs and blocks nothing.
  await expect(own.act('Départ')).toBeEnabled();
  await tablet.pass(2 * minute);

  // Nobody's code is asked for: the way to the settings offers the export to anyone.
  await expect(home.people).toBeVisible();
  await home.settings.tap();
  const download = page.waitForEvent('download');
  await new SettingsScreen(page).emergencyExport.tap();
  const file = readFileSync(await (await download).path(), 'utf8');
  await expect(page.getByText('Le fichier est enregistré dans les téléchargements.')).toBeVisible();
  expect(file).not.toContain(fatoumata.id);
  const { operations } = await opened(world.server.dataDir, file);
  expect(operations.map(({ state }) => state)).toEqual(['pending']);
  expect(JSON.parse(operations[0]!.bytes)).toMatchObject({
    kind: 'punch.record',
    body: { person: fatoumata.id, type: 'in' },
  });

  // What arrives later by the network is the same to the byte.
  await page.getByRole('button', { name: 'Retour' }).tap();
  await tablet.plug();
  await expect(new HomeScreen(page).sync).toHaveText('À jour');
  expect(journal.newBytes()).toEqual(operations.map(({ bytes }) => bytes));
  journal.close();
});
