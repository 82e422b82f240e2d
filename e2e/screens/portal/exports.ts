import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** « Exports » of the timesheets: what leaves for payroll, and for the labour inspector. */
export class ExportsPage {
  readonly dialog: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  /** @param month its first day */
  async open(month: string): Promise<void> {
    const address = `/portal/timesheets/exports?span=month&from=${month}`;
    await this.page.goto(new URL(address, this.page.url()).href);
  }

  /** A new export that is not saved yet. @param format as its card begins: « CSV », « Tableur », « Silae », « Sage » */
  async begin(name: string, format: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Nouvel export' }).click();
    await this.dialog.getByRole('textbox', { name: 'Nom', exact: true }).first().fill(name);
    await this.dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
  }

  /** The title or the code of a column. */
  column(field: string): Locator {
    return this.dialog.getByRole('textbox', { name: field, exact: true }).last();
  }

  /** One more column, with the title or the code that it has in the file. */
  async add(field: string, header: string): Promise<void> {
    await this.dialog.getByLabel('Ajouter', { exact: true }).selectOption({ label: field });
    await this.column(field).fill(header);
  }

  async press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  async save(): Promise<void> {
    await this.press('Enregistrer');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Presses a button of the page that gives a file. */
  async download(button: string): Promise<{ name: string; bytes: Buffer }> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
    const file = await waiting;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }
}
