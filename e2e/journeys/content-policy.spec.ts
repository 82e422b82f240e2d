import type { Page } from '@playwright/test';
import { HomeScreen } from '../screens/home.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty' } });

declare global {
  interface Window {
    /** What a page's policy stopped, since it was opened. */
    stopped?: string[];
    /** Set by a script that should never have run. */
    owned?: string;
  }
}

/** Notes what the policy of every page that is opened from now on stops. */
async function watch(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    window.stopped = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.stopped?.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
}

const stopped = (page: Page) => page.evaluate(() => window.stopped ?? ['not watched']);
const owned = (page: Page) => page.evaluate(() => window.owned ?? null);

const wicked = [
  '<script>window.owned = "inline"</script>',
  '<img src="x" onerror="window.owned = \'handler\'">',
  '<script src="https://evil.example/x.js"></script>',
  '<style>body { background: url("https://evil.example/x.png") }</style>',
  '<base href="https://evil.example/">',
].join('');

test('X10 what somebody puts into a built page does not run: neither in the portal nor on the tablet', async ({
  world,
}) => {
  await House.found(world);
  for (const path of ['/portal/login', '/kiosk/']) {
    const page = await world.portal('/api/health');
    await watch(page);
    const outside: string[] = [];
    page.on('requestfailed', (request) => {
      if (request.url().includes('evil')) outside.push(request.failure()?.errorText ?? 'sent');
    });
    page.on('response', (response) => {
      if (response.url().includes('evil')) outside.push('answered');
    });
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</body>', `${wicked}</body>`);
      expect(body).toContain('window.owned');
      await route.fulfill({ response, body });
    });
    await page.goto(new URL(path, page.url()).href);
    // The page itself stands, with what it was built from.
    await expect(page.getByRole('heading').first()).toBeVisible();
    const kinds = async () => [
      ...new Set((await stopped(page)).map((one) => one.replace(/\/$/, ''))),
    ];
    await expect
      .poll(kinds)
      .toEqual(
        expect.arrayContaining([
          'script-src-elem inline',
          'script-src-attr inline',
          'script-src-elem https://evil.example/x.js',
          'style-src-elem inline',
          'base-uri https://evil.example',
        ]),
      );
    expect(await kinds()).toHaveLength(5);
    expect(await owned(page)).toBeNull();
    // It never left the browser.
    expect(new Set(outside)).toEqual(new Set(['csp']));
    await page.context().close();
  }
});

test('X08 X10 no page breaks its own policy, and a name is text on each, whatever somebody is called', async ({
  world,
}) => {
  const house = await House.found(world);
  const given = '<img src=x onerror="window.owned=1">';
  const odd = await house.hire(given, '</script><b>', 'employee');
  const outside = ['login', 'sign-up', 'confirm', 'forgotten', 'recovery', 'activation', 'reset'];
  const desk = await world.portal('/portal/login', 'installed desk');
  await watch(desk);
  for (const path of [...outside, 'setup']) await visit(desk, path);
  await logIn(desk, house);
  for (const path of [
    ...['', 'hours', 'presence', 'approvals', 'profile', 'profile/security', 'your-data'],
    ...['users', `users/${odd.id}`, 'users/import', 'teams', 'establishments', 'tablets'].map(
      below,
    ),
    ...['tablets/new', 'organisation', 'invitation', 'mail', 'tokens', 'journal'].map(below),
  ]) {
    await visit(desk, path);
  }
  await desk.goto(new URL('/portal/configuration/users', desk.url()).href);
  await expect(desk.getByText(given).first()).toBeVisible();
  expect(await owned(desk)).toBeNull();

  const tablet = await house.tablet();
  const { page } = tablet;
  await watch(page);
  await page.reload();
  await expect(new HomeScreen(page).tile('Awa')).toBeVisible();
  await expect(page.getByText(given).first()).toBeVisible();
  expect(await stopped(page)).toEqual([]);
  expect(await owned(page)).toBeNull();
});

const below = (path: string) => `configuration/${path}`;

async function logIn(page: Page, { credentials }: House): Promise<void> {
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'x-app': '1' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch('/api/portal/session', init)).status;
  }, credentials);
  expect(status).toBe(200);
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(`/portal/${path}`, page.url()).href);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByText("Cette page n'existe pas")).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  expect([path, await stopped(page)]).toEqual([path, []]);
  expect([path, await owned(page)]).toEqual([path, null]);
}
