import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
/** By day and by night on both sizes, and both languages on both: a page says in either what stands in the same place. */
const visits = [
  { language: 'fr', byDay: phone, byNight: desk },
  { language: 'en', byDay: desk, byNight: phone },
] as const;
const loading = /^(Chargement|Loading)…$/;

/** Looks at the page as it is, by day in one size and by night in the other. */
async function look(
  page: Page,
  name: string,
  { byDay, byNight }: Omit<(typeof visits)[number], 'language'>,
): Promise<void> {
  await page.setViewportSize(byDay);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page, `${name}, ${byDay.width} px`);
  // By night a page has other colours and nothing else.
  await page.setViewportSize(byNight);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, `${name}, ${byNight.width} px, dark`, 'colours');
}

/** A page that is met once is looked at in both sizes, by day and by night. */
export async function lookWell(page: Page, name: string): Promise<void> {
  for (const visit of visits) await look(page, name, visit);
}

/** Opens pages of the portal in both languages, and looks at each. */
export async function visitAll(page: Page, paths: readonly string[]): Promise<void> {
  for (const visit of visits) {
    const { language } = visit;
    await page.evaluate((wanted) => localStorage.setItem('comptoir.language', wanted), language);
    for (const path of paths) {
      await page.goto(new URL(`/portal/${path}`, page.url()).href);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('status', { name: loading })).toHaveCount(0);
      await look(page, `/portal/${path}, ${language}`, visit);
    }
  }
}
