import { expect, type Locator, type Page } from '@playwright/test';

/** « Utilisateurs »: the list with its tabs, the menu of a row, and what the messages say. */
export class UsersPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Where the gear leads; back once the list is there. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Configuration', exact: true }).click();
    await expect(this.title).toBeVisible();
    await expect(this.rows.first()).toBeVisible();
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Utilisateurs' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** What was said at the top right last. */
  get message(): Locator {
    return this.page.getByRole('region', { name: 'Messages' });
  }

  row(name: string): Locator {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** Everybody who is shown, without the header. */
  get rows(): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }

  async tab(name: 'Tous' | 'Actifs' | 'Invités' | 'Archivés'): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** Opens the menu of a row by its dots, or by a click with the right button. */
  async menu(name: string, by: 'dots' | 'right click' = 'dots'): Promise<Locator> {
    if (by === 'right click') await this.row(name).click({ button: 'right' });
    else await this.page.getByRole('button', { name: `Actions pour ${name}` }).click();
    const menu = this.page.getByRole('menu', { name: `Actions pour ${name}` });
    await expect(menu).toBeVisible();
    return menu;
  }

  async act(name: string, act: string, by: 'dots' | 'right click' = 'dots'): Promise<void> {
    const menu = await this.menu(name, by);
    await menu.getByRole('menuitem', { name: act }).click();
  }

  /** An act that asks first. */
  async actAndConfirm(name: string, act: string): Promise<void> {
    await this.act(name, act);
    await this.dialog.getByRole('button', { name: act, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Comes back to the page after a while elsewhere: it shows what is so now. */
  async look(): Promise<void> {
    await this.page.reload();
    await expect(this.title).toBeVisible();
  }
}
