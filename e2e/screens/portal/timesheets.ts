import type { Locator, Page } from '@playwright/test';

/** « Feuilles d'heures » and its parts, as whoever closes the days sees them. */
export class TimesheetsPage {
  readonly dialog: Locator;
  readonly periods: Locator;
  /** What is to be settled; one of them stands open. */
  readonly queue: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.periods = page.getByRole('region', { name: 'Historique' }).getByRole('listitem');
    this.queue = page.getByRole('main').locator('li[data-key]');
  }

  /** A part of it, for one business day. */
  async open(part: '' | '/anomalies' | '/periods' | `/${string}`, day: string): Promise<void> {
    const address = `/portal/timesheets${part}?span=free&from=${day}&to=${day}`;
    await this.page.goto(new URL(address, this.page.url()).href);
  }

  /** Somebody's line: their hours and how far they have come. */
  line(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  /** A number of a line, by the head of its column. */
  hours(name: string, column: string): Locator {
    return this.line(name).locator(`[data-label="${column}"]`);
  }

  act(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  async confirm(act: string): Promise<void> {
    await this.dialog.getByRole('button', { name: act, exact: true }).click();
  }
}
