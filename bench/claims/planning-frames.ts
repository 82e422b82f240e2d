import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge, percentile } from '../measure/figure.ts';
import { openBrowser } from '../world/browser.ts';
import { buildPlanningPages } from '../world/planning-pages.ts';
import { serveFolders } from '../world/serve-folders.ts';

/** How much slower the page's processor is made. */
const slower = 4;
/** Frames of one scroll. */
const frames = 80;
/** Pixels a frame at which the board follows a hand at its edge, as portal/src/planning/pointer-drag.ts has it. */
const pulled = 18;

/**
 * The schedule of 60 people over four weeks, scrolled and dragged under a slowed processor, beside a bare table of as many cells
 * in the same browser: times between two frames.
 */
export const planningFrames: Claim = {
  name: 'planning-frames',
  async measure({ rounds, folder, say }) {
    const { ours, bare } = await buildPlanningPages(folder);
    const served = await serveFolders({ '/portal/': ours, '/table/': bare });
    const browser = await openBrowser(join(folder, 'profile'));
    try {
      const gallery = `${served.origin}/portal/gallery/index.html?screen=planning-four&language=fr`;
      const plan = await open(browser, gallery);
      const table = await open(browser, `${served.origin}/table/`);
      const [scrolled, dragged, carried]: [Round[], Round[], Round[]] = [[], [], []];
      let layouts = 0;
      // The first round warms both pages up and is not counted.
      for (let round = 0; round <= rounds; round++) {
        const before = await layoutsOf(plan);
        const scroll = { value: await scrolling(plan, 45) };
        layouts = (await layoutsOf(plan)) - before;
        const rival = await scrolling(table, 45);
        const drag = { value: await dragging(plan), limit: await dragging(table) };
        const edge = { value: await carrying(plan), limit: await scrolling(table, pulled) };
        if (round === 0) continue;
        scrolled.push({ ...scroll, limit: rival });
        dragged.push(drag);
        carried.push(edge);
        say(`round ${round} of ${rounds}`);
      }
      return {
        figures: [
          judge('schedule of 60 people × 4 weeks, scrolled, frame p95 (ms)', 1.5, scrolled),
          judge('the same, a shift dragged across it, frame p95 (ms)', 1.5, dragged),
          judge('the same, held at its edge so that it scrolls, frame p95 (ms)', 1.5, carried),
        ],
        notes: [
          `planning-frames: processor ${slower} times slower; the bare side is a static table of 60 × 28 cells that runs no code, scrolled and crossed by the same pointer. Frames are counted from the first one in which the shift is held to the last before it is let go. Layouts of the schedule while it scrolled ${frames} frames: ${layouts}.`,
        ],
      };
    } finally {
      await browser.close();
      await served.close();
    }
  },
};

type Side = { page: Page; session: CDPSession };

async function open(browser: BrowserContext, address: string): Promise<Side> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${address}: ${error.message}`));
  page.setDefaultTimeout(120_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  await page.waitForFunction(
    () => (document.querySelector('[role=grid]')?.scrollHeight ?? 0) > 3_000,
  );
  const session = await browser.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, session };
}

/** Shows a page that was hidden, and lets it draw itself before anything is counted. */
async function comeForward(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let left = 30;
        const step = () => (left-- > 0 ? requestAnimationFrame(step) : resolve());
        step();
      }),
  );
}

/** How often the page was laid out since it was opened. */
async function layoutsOf({ session }: Side): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0;
}

/** @returns p95 of the times between frames, ms, while the board goes down and up again, `by` pixels a frame */
async function scrolling({ page }: Side, by: number): Promise<number> {
  await comeForward(page);
  const times = await page.evaluate(
    ([count, pixels]) =>
      new Promise<number[]>((resolve) => {
        const board = document.querySelector('[role=grid]');
        if (board === null) throw new Error('there is no board');
        const found: number[] = [];
        let before = 0;
        let at = 0;
        const step = (now: number) => {
          if (before !== 0) found.push(now - before);
          before = now;
          board.scrollTop += at < count / 2 ? pixels : -pixels;
          at += 1;
          if (at < count) requestAnimationFrame(step);
          else resolve(found);
        };
        requestAnimationFrame(step);
      }),
    [frames, by] as const,
  );
  return percentile(times, 0.95);
}

/** @returns the same while a pointer that holds a shift crosses the board, and lets go of it where it took it */
async function dragging(side: Side): Promise<number> {
  const { page } = side;
  const from = await take(side);
  await page.mouse.move(from.x + 420, from.y + 60, { steps: 30 });
  await page.mouse.move(from.x, from.y, { steps: 30 });
  return letGo(side);
}

/** @returns the same while a shift is held at the lower edge, and the board goes down below it */
async function carrying(side: Side): Promise<number> {
  const { page } = side;
  const from = await take(side);
  const bottom = await page.evaluate(
    () => document.querySelector('[role=grid]')?.getBoundingClientRect().bottom ?? 0,
  );
  await page.mouse.move(from.x, bottom - 2, { steps: 4 });
  await page.waitForFunction(
    (far) => (document.querySelector('[role=grid]')?.scrollTop ?? 0) > far,
    (frames / 2) * pulled,
  );
  const time = await letGo(side);
  await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo(0, 0));
  return time;
}

/** Takes hold of a shift, or of a cell of the bare table, and counts frames from then on. */
async function take({ page }: Side): Promise<{ x: number; y: number }> {
  await comeForward(page);
  const from = await page.evaluate(() => {
    const held = [...document.querySelectorAll('[role=grid] [data-movable], [role=grid] td')];
    const seen = held.map((one) => one.getBoundingClientRect());
    const box = seen.find(({ left, top }) => left > 620 && top > 380 && top < 600) ?? seen[0];
    if (box === undefined) throw new Error('there is nothing to hold');
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y, { steps: 2 });
  // Of the bare table nothing can be held: its frames count from the same movement on.
  await page.waitForFunction(() => document.querySelector('[data-held], [role=grid] td') !== null);
  await page.evaluate(() => {
    const record = { times: [] as number[], on: true };
    (globalThis as unknown as { frames: typeof record }).frames = record;
    let before = 0;
    const step = (now: number) => {
      if (before !== 0) record.times.push(now - before);
      before = now;
      if (record.on) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  return from;
}

async function letGo({ page }: Side): Promise<number> {
  const times = await page.evaluate(() => {
    const { frames: record } = globalThis as unknown as {
      frames: { times: number[]; on: boolean };
    };
    record.on = false;
    return record.times;
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return percentile(times, 0.95);
}
