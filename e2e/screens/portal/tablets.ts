import { expect, type Locator, type Page } from '@playwright/test';

/** How a tablet's life goes on or ends: the word of the menu, and what the dialog is confirmed with. */
const confirmations = {
  'Retirer…': 'Retirer la tablette',
  'Déclarer perdue…': 'Déclarer perdue',
  'Terminer maintenant…': 'Terminer la tablette',
} as const;

/** « Tablettes »: who speaks, who is silent, and who must go. */
export class TabletsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Configuration', exact: true }).click();
    const menu = this.page.getByRole('navigation', { name: 'Navigation' });
    await menu.getByRole('link', { name: 'Tablettes', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Tablettes' })).toBeVisible();
  }

  /** The tablet with that fingerprint. */
  row(fingerprint: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: `Empreinte ${fingerprint}` });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** An act of the menu of a tablet; without a fingerprint, of the first one. */
  async choose(act: string, fingerprint = ''): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: act });
    const menu = this.page.getByRole('button', { name: `Actions pour la tablette ${fingerprint}` });
    // The list is read again every minute: a menu that it closed is opened once more, as a person would.
    await expect(async () => {
      if (!(await item.isVisible())) await menu.first().click();
      await item.click({ timeout: 15_000 });
    }).toPass({ timeout: 180_000 });
  }

  async act(act: keyof typeof confirmations, fingerprint = ''): Promise<void> {
    await this.choose(act, fingerprint);
    await this.dialog.getByRole('button', { name: confirmations[act] }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Ends the only tablet of the house. */
  async revoke(): Promise<void> {
    await this.act('Terminer maintenant…');
    await expect(this.page.getByRole('heading', { name: 'Terminées' })).toBeVisible();
  }

  /** To what the tablet handed in apart. */
  async review(fingerprint: string): Promise<void> {
    await this.row(fingerprint)
      .getByRole('link', { name: /^Décider/ })
      .click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Mis à part' })).toBeVisible();
  }
}
