import { expect, type Locator, type Page } from '@playwright/test';

/** « Planning » of the portal, as whoever plans sees it. Days are business days of the week that is open. */
export class PlanningPage {
  readonly dialog: Locator;
  readonly board: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.board = page.getByRole('grid');
  }

  async open(day: string, zoom: 'day' | 'week' | 'four' = 'week'): Promise<void> {
    const address = `/portal/planning?from=${day}&zoom=${zoom}`;
    await this.page.goto(new URL(address, this.page.url()).href);
    await expect(this.board).toBeVisible();
  }

  row(name: string): Locator {
    return this.board.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  cell(name: string, day: string): Locator {
    return this.row(name).locator(`[data-day="${day}"]`);
  }

  /** The shifts of somebody on a day. */
  shifts(name: string, day: string): Locator {
    return this.cell(name, day).getByRole('button');
  }

  /** Adds a shift in an empty cell: its times as one types them, then Enter. */
  async add(name: string, day: string, times: string): Promise<void> {
    await this.cell(name, day).click({ position: { x: 8, y: 40 } });
    await this.dialog.getByLabel('Horaires').fill(times);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toHaveCount(0);
  }

  /** Other times for the first shift of a cell. */
  async change(name: string, day: string, times: string): Promise<void> {
    await this.shifts(name, day).first().click();
    await this.dialog.getByLabel('Horaires').fill(times);
    await this.page.keyboard.press('Enter');
  }

  /** Pulls the first shift of a cell to another cell by the mouse; with a key held, a copy is let go. */
  async drag(from: Locator, to: Locator, key?: 'Alt'): Promise<void> {
    await from.scrollIntoViewIfNeeded();
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    if (a === null || b === null) throw new Error('Nothing to pull, or nowhere to.');
    const { mouse, keyboard } = this.page;
    await mouse.move(a.x + a.width / 2, a.y + 14);
    await mouse.down();
    await mouse.move(a.x + a.width / 2 + 20, a.y + 20, { steps: 4 });
    if (key !== undefined) await keyboard.down(key);
    await mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
    await mouse.up();
    if (key !== undefined) await keyboard.up(key);
  }

  act(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  /** One of the acts behind the three dots. */
  async more(name: string): Promise<void> {
    await this.act("Plus d'actions").click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  drafts(words: string): Locator {
    return this.page.getByRole('main').getByText(words, { exact: true });
  }

  message(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words }).first();
  }

  /** Everything that was done is on the server. */
  async saved(): Promise<void> {
    await expect(this.page.locator('[data-saving]')).toHaveAttribute('data-saving', 'still');
  }
}
