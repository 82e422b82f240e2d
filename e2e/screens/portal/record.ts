import { expect, type Locator, type Page } from '@playwright/test';

type Part = 'Profil' | 'Pointages' | 'Accès' | 'Rôles et droits' | 'Historique';

/** The record of one person: its parts, and the acts behind the three dots right of the name. */
export class RecordPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** What was said at the top right last. */
  get message(): Locator {
    return this.page.getByRole('region', { name: 'Messages' });
  }

  /** Through the gear and the list. */
  async open(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Configuration', exact: true }).click();
    await this.page.getByRole('main').getByRole('link', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async part(name: Part): Promise<void> {
    const tab = this.page.getByRole('tab', { name });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** An act of the menu, not confirmed yet: what it says that it touches and what stays. */
  async ask(act: string): Promise<Locator> {
    const item = this.page.getByRole('menuitem', { name: act });
    // What was just saved is read again: a menu that was open meanwhile is opened once more, as a person would.
    await expect(async () => {
      if (!(await item.isVisible())) {
        await this.page.getByRole('button', { name: /^Actions pour / }).click();
      }
      await item.click({ timeout: 15_000 });
    }).toPass({ timeout: 180_000 });
    await expect(this.dialog).toBeVisible();
    return this.dialog;
  }

  async act(act: string): Promise<void> {
    const asked = await this.ask(act);
    await asked.getByRole('button', { name: act, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** What became of the access and of each invitation, newest first. */
  get invitations(): Locator {
    return this.page.getByRole('region', { name: 'Toutes les invitations' }).locator('li');
  }

  /** A role or grant of the form. */
  right(name: string): Locator {
    return this.page.getByRole('checkbox', { name });
  }

  /** Saves what was chosen under « Rôles et droits ». */
  async saveRights(): Promise<void> {
    await this.page.getByRole('button', { name: 'Enregistrer les droits' }).click();
    await this.dialog.getByRole('button', { name: 'Enregistrer les droits' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** « Nouveau code », and what it is. */
  async renewPin(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Nouveau code', exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Nouveau code PIN' }).click();
    await expect(this.dialog).toBeHidden();
    const label = this.page.getByText(`Code de ${name}`, { exact: true });
    return (await label.locator('xpath=following-sibling::p[1]').innerText()).trim();
  }

  async archive(): Promise<void> {
    await this.act('Archiver');
    await expect(this.message).toContainText('est archivé.');
  }

  /** What the person is on the tablet: « Salarié » or « Manager ». */
  async giveTabletRole(role: 'Salarié' | 'Manager'): Promise<void> {
    await this.page.getByRole('button', { name: 'Modifier', exact: true }).click();
    const form = this.page.getByRole('form', { name: 'Modifier' });
    await form.getByLabel('Rôle sur la tablette').selectOption({ label: role });
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(form).toBeHidden();
  }
}
