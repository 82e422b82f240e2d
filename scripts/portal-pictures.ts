/**
 * Takes a picture of every page of the portal, from its gallery with sample answers, and looks for what axe finds:
 * `npm run pictures:portal [-- --to FOLDER] [--only NAME,NAME] [--shapes phone,small] [--quick] [--axe]`.
 * `--quick`: French, light only; `--shapes`: else phone and desk.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page, chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { type InlineConfig, build, preview } from 'vite';
import { launchOptions } from './browser.ts';
import { announcementHands } from './announcement-hands.ts';
import { hoursHands } from './hours-hands.ts';
import { ownPlanHands } from './own-plan-hands.ts';
import { planHands } from './plan-hands.ts';
import { statementsHands } from './statements-hands.ts';
import { recordHands } from './record-hands.ts';
import { usersHands } from './users-hands.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'test-results/portal-pictures' },
    only: { type: 'string' },
    shapes: { type: 'string', default: 'phone,desk' },
    quick: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
  },
});

const shapes = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'small', width: 1280, height: 800 },
  { name: 'desk', width: 1440, height: 900 },
].filter(({ name }) => values.shapes.split(',').includes(name));
const schemes = values.quick ? (['light'] as const) : (['light', 'dark'] as const);
const languages = values.quick ? ['fr'] : ['fr', 'en'];

const first = (page: Page) => page.locator('form button[type=submit]').first();
const fill = async (page: Page, at: number, text: string) =>
  page.locator('form input:not([type=hidden]):not([type=radio])').nth(at).fill(text);

async function logIn(page: Page): Promise<void> {
  await fill(page, 0, 'awa.diop@exemple.fr');
  await fill(page, 1, 'Tournesol-42');
  await first(page).click();
  await page.getByRole('alert').waitFor();
}

/** Answers the questions of set-up up to a step. */
async function setUp(page: Page, upTo: number): Promise<void> {
  const answers = [
    async () => undefined,
    async () => {
      await fill(page, 0, 'Maison Lenoir');
      await fill(page, 1, 'Le Comptoir des Halles');
    },
    async () =>
      fill(page, 0, upTo > 2 ? 'https://tablettes.exemple.fr' : 'http://192.168.1.20:8080'),
    async () => {
      await fill(page, 0, 'Camille');
      await fill(page, 1, 'Lenoir');
      await fill(page, 2, upTo > 3 ? 'camille@exemple.fr' : 'camille@gmial.com');
      await fill(page, 3, upTo > 3 ? 'Tournesol-42' : 'tournesol');
      if (upTo > 3) await fill(page, 4, 'Tournesol-42');
    },
    async () => undefined,
  ];
  for (const [step, answer] of answers.entries()) {
    if (step > upTo) return;
    await page.locator('form h1').waitFor();
    await answer();
    if (step === upTo) return;
    const before = await page.locator('h1').textContent();
    await first(page).click();
    await page.waitForFunction((was) => document.querySelector('h1')?.textContent !== was, before);
  }
}

async function toTablet(page: Page): Promise<void> {
  await setUp(page, 5);
  await page.getByRole('checkbox').check();
  await page.locator('main button[data-tone=primary]').click();
  await page.locator('main svg[role=img]').waitFor();
}

/** As far as the code. */
async function enter(page: Page): Promise<void> {
  await fill(page, 0, 'awa.diop@exemple.fr');
  await fill(page, 1, 'Tournesol-42');
  await first(page).click();
  await page.locator('form input[inputmode=numeric]').waitFor();
}

async function typeCode(page: Page, code: string): Promise<void> {
  await enter(page);
  await page.locator('form input[inputmode=numeric]').fill(code);
  await first(page).click();
}

async function offered(page: Page): Promise<void> {
  await page.locator('section button').first().click();
  await fill(page, 0, 'Tournesol-42');
  await first(page).click();
  await page.locator('form svg[role=img]').waitFor();
}

async function withCodes(page: Page): Promise<void> {
  await offered(page);
  await fill(page, 0, '123456');
  await first(page).click();
  await page.locator('[data-secret] li').first().waitFor();
}

/** The last item of the menu of the first tablet but `fromEnd`. */
async function chooseLast(page: Page, fromEnd: number): Promise<void> {
  await page.locator('main li button[aria-haspopup=menu]').last().waitFor();
  await page.locator('main li button[aria-haspopup=menu]').first().click();
  const items = page.getByRole('menuitem');
  await items.nth((await items.count()) - 1 - fromEnd).click();
}

/** What a hand does before the picture is taken. */
const hands: Record<string, (page: Page) => Promise<unknown>> = {
  ...recordHands,
  ...hoursHands,
  ...statementsHands,
  ...ownPlanHands,
  ...planHands,
  ...usersHands,
  ...announcementHands,
  'login-wrong': logIn,
  'login-throttled': logIn,
  'login-offline': logIn,
  'forgotten-done': async (page) => {
    await fill(page, 0, 'awa.diop@exemple.fr');
    await first(page).click();
    await page.locator('form').waitFor({ state: 'detached' });
  },
  'recovery-done': async (page) => {
    await fill(page, 0, 'camille@exemple.fr');
    await fill(page, 1, 'HJKT-4XQ9-PM2C-7WLD-RB5N-83GV');
    await fill(page, 2, 'Tournesol-42');
    await fill(page, 3, 'Tournesol-42');
    await first(page).click();
    await page.locator('[data-secret]').waitFor();
  },
  'login-code': enter,
  'login-code-wrong': async (page) => {
    await typeCode(page, '123456');
    await page.getByRole('alert').waitFor();
  },
  'login-recovery-code': async (page) => {
    await enter(page);
    await page.locator('form button[data-tone=plain]').first().click();
  },
  'login-over': async (page) => {
    await typeCode(page, '123456');
    await page.getByRole('alert').waitFor();
  },
  'sign-up-typing': async (page) => {
    await fill(page, 0, 'awa@gmial.com');
    await fill(page, 1, 'Tourne-sol4');
    await fill(page, 2, 'Tourne-sul4');
  },
  'sign-up-done': async (page) => {
    await fill(page, 0, 'awa.diop@exemple.fr');
    await fill(page, 1, 'Tournesol-42');
    await fill(page, 2, 'Tournesol-42');
    await first(page).click();
    await page.locator('form').waitFor({ state: 'detached' });
  },
  'confirm-email-done': async (page) => {
    await page.locator('main button[data-tone=primary]').click();
    await page.locator('main a[data-tone=primary]').waitFor();
  },
  'check-wrong': async (page) => {
    await page.locator('form textarea').fill('bonjour');
    await first(page).click();
  },
  'record-punches-file': async (page) => {
    await page.getByRole('button', { name: /preuve|Evidence/ }).click();
    await page.locator('dialog').waitFor();
  },
  'security-offer': offered,
  'security-codes': withCodes,
  'security-codes-leave': async (page) => {
    await withCodes(page);
    await page.locator('main nav a').first().click();
    await page.locator('dialog').waitFor();
  },
  'security-email': async (page) => {
    await page.locator('section').nth(2).locator('button').first().click();
    await fill(page, 0, 'awa@gmial.com');
  },
  'prove-password': async (page) => {
    await page.locator('main li button').first().click();
    await page.locator('dialog button[data-tone=danger]').click();
    await page.locator('dialog form input[type=password]').fill('Tournesol');
    await page.locator('dialog form button[type=submit]').click();
    await page.locator('dialog form [role=alert]').waitFor();
  },
  'prove-code': async (page) => {
    await page.locator('main li button').first().click();
    await page.locator('dialog button[data-tone=danger]').click();
    await page.locator('dialog form input[inputmode=numeric]').waitFor();
  },
  'organisation-clash': async (page) => {
    await fill(page, 0, 'Lenoir');
    await first(page).click();
    await page.locator('form').waitFor({ state: 'detached' });
  },
  'invitation-leave': async (page) => {
    await page.locator('form textarea').fill('Bonjour {prénom},\n\nBienvenue.');
    await page.locator('header a').first().click();
    await page.locator('dialog').waitFor();
  },
  'session-ended': async (page) => {
    await fill(page, 0, 'Noé');
    await first(page).click();
    await page.locator('dialog').waitFor();
  },
  'establishments-new': (page) => page.locator('main button[data-tone=primary]').click(),
  'activation-typing': async (page) => {
    await fill(page, 0, 'Tourne-sol4');
    await fill(page, 1, 'Tourne-sul4');
  },
  'setup-house': (page) => setUp(page, 1),
  'setup-address': (page) => setUp(page, 2),
  'setup-you': (page) => setUp(page, 3),
  'setup-manager': (page) => setUp(page, 4),
  'setup-result': (page) => setUp(page, 5),
  'setup-tablet': toTablet,
  'setup-compare': async (page) => {
    await toTablet(page);
    await fill(page, 0, 'BCDFGHJK');
    await first(page).click();
    await page.locator('[aria-label="K 7 M 2 Q X"]').waitFor();
  },
  menu: async (page) => {
    const button = page.locator('header nav > button');
    if (await button.isVisible()) await button.click();
  },
  'tablets-revoke': (page) => chooseLast(page, 0),
  'tablets-lose': (page) => chooseLast(page, 1),
  'tablets-stop-waiting': (page) =>
    page.getByRole('button', { name: /^(Ne plus attendre|Stop waiting)/ }).click(),
  'tablets-menu': (page) => page.locator('main li button[aria-haspopup=menu]').first().click(),
  'tablets-replace': async (page) => {
    await fill(page, 0, 'BCDF-GHJK');
    await first(page).click();
    await page.locator('form').waitFor({ state: 'detached' });
  },
  'quarantine-keep-own': (page) =>
    page.locator('main li button[data-tone=primary]').first().click(),
  'quarantine-keep': (page) => page.locator('main li button[data-tone=primary]').nth(1).click(),
  'quarantine-dismiss': (page) =>
    page
      .getByRole('button', { name: /^(Écarter|Dismiss)/ })
      .first()
      .click(),
  'mail-read': (page) => page.locator('main li button[aria-expanded]').first().click(),
  'tokens-new': (page) => page.locator('main button[data-tone=primary]').click(),
};

// Built once: a page that fetches its sources one by one is slow to open, four hundred times.
const built = await mkdtemp(join(tmpdir(), 'comptoir-gallery-'));
const portal = new URL('../portal/', import.meta.url).pathname;
const bare: InlineConfig = { configFile: false, root: portal, base: '/portal/', logLevel: 'error' };
await build({
  ...bare,
  plugins: [react()],
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify('0.1.0') },
  build: {
    outDir: built,
    minify: false,
    rolldownOptions: { input: join(portal, 'gallery/index.html') },
  },
});
const server = await preview({
  ...bare,
  build: { outDir: built },
  preview: { port: 0, host: '127.0.0.1' },
});
const address = server.httpServer.address();
if (address === null || typeof address !== 'object') throw new Error('The gallery has no address.');
const gallery = `http://127.0.0.1:${address.port}/portal/gallery/index.html`;
const browser = await chromium.launch(launchOptions());
let taken = 0;
const faults: string[] = [];
try {
  for (const { name: shape, width, height } of shapes) {
    for (const scheme of schemes) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        timezoneId: 'Europe/Paris',
        locale: 'fr-FR',
      });
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      let at = '';
      page.on('pageerror', (error) => faults.push(`${at}: ${error.message}`));
      await page.goto(gallery);
      await page.waitForSelector('body[data-screens]');
      const all = (await page.getAttribute('body', 'data-screens'))?.split(' ') ?? [];
      const names = values.only === undefined ? all : values.only.split(',');
      for (const language of languages) {
        const folder = join(values.to, `${shape}-${scheme}-${language}`);
        await mkdir(folder, { recursive: true });
        for (const name of names) {
          at = `${shape} ${scheme} ${language} ${name}`;
          await page.goto(`${gallery}?screen=${name}&language=${language}`);
          await page.waitForSelector('main h1');
          await page.evaluate(() => document.fonts.ready);
          try {
            await hands[name]?.(page);
          } catch (error) {
            faults.push(`${at}: ${String(error)}`);
          }
          // What does not come is asked for a second time before that is said.
          const pause = name.endsWith('offline') ? 2_500 : name.endsWith('loading') ? 600 : 150;
          await page.waitForTimeout(pause);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) faults.push(`${at}: ${wide - width} px wider than the screen`);
          if (values.axe) {
            const { violations } = await new AxeBuilder({ page }).analyze();
            for (const one of violations) {
              faults.push(`${at}: ${one.id} ${one.nodes.map((node) => node.html).join(' ')}`);
            }
          }
          await page.screenshot({
            path: join(folder, `${name}.png`),
            fullPage: true,
            timeout: 120_000,
          });
          taken++;
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
  await rm(built, { recursive: true, force: true });
}
console.log(`${taken} pictures taken.`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
}
