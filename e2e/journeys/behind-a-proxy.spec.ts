import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { SetupScreen } from '../screens/portal/setup.ts';
import { HouseBehindProxy } from '../world/house-behind-proxy.ts';
import { expect } from '../world/journey.ts';
import { ReverseProxy, onlyPage } from '../world/reverse-proxy.ts';

const people = 'https://comptoir.example.com';
const tablets = 'https://tablettes.example.com';
const inTheShop = 'https://comptoir.home.arpa';

type Place = { house: HouseBehindProxy; proxy: ReverseProxy; browser: OpenBrowser };
type OpenBrowser = (options?: { trusting: boolean }) => Promise<Page>;
type Settings = { caddyfile: string; baseUrl: string };

/** A house behind the Caddy of the documentation, and browsers that reach it by its names. */
const test = base.extend<{ place: Place } & Settings>({
  caddyfile: ['https-public.Caddyfile', { option: true }],
  baseUrl: [people, { option: true }],
  place: async ({ caddyfile, baseUrl }, use, testInfo) => {
    const house = await HouseBehindProxy.open(baseUrl);
    const proxy = await ReverseProxy.before(house.port, caddyfile);
    const browsers: BrowserContext[] = [];
    const browser: OpenBrowser = async (options = { trusting: true }) => {
      const opened = await proxy.browser(options);
      browsers.push(opened);
      return onlyPage(opened);
    };
    await use({ house, proxy, browser });
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server', { body: house.log, contentType: 'text/plain' });
      await testInfo.attach('caddy', { body: proxy.log, contentType: 'text/plain' });
    }
    for (const opened of browsers) await opened.close();
    await proxy.close();
    await house.close();
  },
});

test.describe('HTTPS comme docs/first-hour.md le décrit', () => {
  test('K1 behind the public names, from the printed link to a tablet that starts without a network', async ({
    place: { house, browser },
  }) => {
    const desk = await browser();
    await desk.goto(house.setupLink);
    const setup = new SetupScreen(desk);
    await setup.language('Français');
    await setup.house('Maison Aubert', 'Le Comptoir du Port');
    await setup.goOn();
    await setup.administrator({
      given: 'Nour',
      family: 'Aubert',
      email: 'nour@maison-aubert.fr',
      password: 'Trois-Merles-7',
    });
    await setup.managedBy('Léo', 'Petit');
    await setup.noteCodes('Léo Petit');

    // The address of the portal leads a tablet to the name that is the tablets' alone.
    const tablet = await browser();
    await tablet.goto(`${people}/kiosk/`);
    expect(tablet.url()).toBe(`${tablets}/kiosk/`);
    const { userCode, fingerprint } = await new EnrolmentScreen(tablet).askForCode();

    await setup.field('Code affiché sur la tablette').fill(userCode);
    await setup.goOn();
    await expect(setup.title('Est-ce bien cette tablette')).toBeVisible();
    await expect(desk.getByLabel([...fingerprint].join(' '))).toBeVisible();
    await desk.getByRole('button', { name: "C'est la même, approuver" }).click();
    await expect(setup.title('La tablette est inscrite')).toBeVisible();

    const home = new HomeScreen(tablet);
    await expect(home.people.getByRole('listitem')).toHaveCount(2);
    await expect(home.sync).toHaveText('À jour');
    await untilItWorksOffline(tablet);
    await tablet.context().setOffline(true);
    await tablet.reload();
    await expect(home.people.getByRole('listitem')).toHaveCount(2);
  });

  test('the name of the tablets serves nothing of the portal, and plain HTTP leads to HTTPS', async ({
    place: { proxy, browser },
  }) => {
    const page = await browser();
    await page.goto(`${tablets}/`);
    expect(page.url()).toBe(`${tablets}/kiosk/`);
    const asked = await page.evaluate(async () => {
      const statuses = ['/api/health', '/api/portal/me', '/api/backoffice/v1/changes'].map(
        async (path) => (await fetch(path)).status,
      );
      return Promise.all(statuses);
    });
    expect(asked).toEqual([200, 404, 404]);
    await page.goto(`${tablets}/portal/login`);
    expect(page.url()).toBe(`${people}/portal/login`);

    const plain = await fetch(`http://127.0.0.1:${proxy.httpPort}/kiosk/`, { redirect: 'manual' });
    expect([plain.status, plain.headers.get('location')?.startsWith('https://')]).toEqual([
      308,
      true,
    ]);
  });

  test('a browser that was not told to trust the authority opens nothing', async ({
    place: { browser },
  }) => {
    const page = await browser({ trusting: false });
    await expect(page.goto(`${tablets}/kiosk/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  });
});

test.describe('HTTPS dans le magasin seulement', () => {
  test.use({ caddyfile: 'https-lan.Caddyfile', baseUrl: inTheShop });

  test('K1 a tablet that trusts the shop’s own authority asks for its code and keeps the page', async ({
    place: { house, browser },
  }) => {
    expect(house.setupLink.startsWith(`${inTheShop}/portal/setup#`)).toBe(true);
    const tablet = await browser();
    await tablet.goto(`${inTheShop}/kiosk/`);
    const { userCode } = await new EnrolmentScreen(tablet).askForCode();
    expect(userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    await untilItWorksOffline(tablet);
  });
});

/** The page stands in a secure context, and its service worker holds it. */
async function untilItWorksOffline(page: Page): Promise<void> {
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const cached = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      return [
        worker.active?.state,
        (await caches.match('/kiosk/index.html', { ignoreSearch: true })) !== undefined,
      ];
    });
  await expect.poll(cached).toEqual(['activated', true]);
}
