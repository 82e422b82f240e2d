import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

/** The same without its comments: every page that is opened reads it again, in half the time. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Nothing on this screen stands in the way of a person who sees, hears or moves differently.
 *
 * @param about `colours`: the contrasts alone, for a page that was looked at whole in its other colours
 */
export async function expectAccessible(
  page: Page,
  screen: string,
  about: 'everything' | 'colours' = 'everything',
): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // Whatever is still fading in has the contrast of no page anybody reads.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        // One that is taken back is over as well.
        .map((one) => one.finished.catch(() => null)),
    ),
  );
  const runOnly: axe.RunOnly =
    about === 'colours'
      ? { type: 'rule', values: ['color-contrast'] }
      : { type: 'tag', values: tags };
  const found = await page.evaluate(async (only) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: only,
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
  }, runOnly);
  expect(found, `axe on ${screen}`).toEqual([]);
}
