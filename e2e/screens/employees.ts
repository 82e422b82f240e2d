import { expect, type Locator, type Page } from '@playwright/test';

/** Paramètres › Établissement › Employés: the list, and adding somebody. */
export class EmployeesScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  row(name: string): Locator {
    return this.page.getByRole('tabpanel').getByRole('button', { name });
  }

  async roll(name: 'Équipe' | 'Anciens' | 'À rattacher'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).tap();
  }

  /** Adds a person and notes the code, which is shown this once. */
  async add(given: string, family: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Ajouter', exact: true }).first().tap();
    await this.page.getByLabel('Prénom', { exact: true }).fill(given);
    await this.page.getByLabel('Nom (facultatif)', { exact: true }).fill(family);
    await this.page.getByRole('button', { name: 'Ajouter et créer le code' }).tap();
    const added = this.page.getByRole('heading', { name: 'est dans la liste' });
    await expect(added).toContainText(given);
    const pin = await new NewPinScreen(this.page).note();
    await expect(this.row(`${given} ${family}`)).toBeVisible();
    return pin;
  }

  /** The record of a person; of two who bear the name, the first one of the list. */
  async open(name: string): Promise<EmployeeRecord> {
    await this.row(name).first().tap();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    return new EmployeeRecord(this.page);
  }
}

/** A code, large, once. */
export class NewPinScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async note(): Promise<string> {
    const label = this.page.locator('[data-secret]').getByText('Code', { exact: true });
    const pin = await label.locator('xpath=following-sibling::span[1]').innerText();
    await this.page.getByRole('button', { name: "C'est noté, terminer" }).tap();
    return pin.replaceAll(/\s/g, '');
  }
}

/** The record of one person: « Profil », « Accès » and the form behind « Modifier ». */
export class EmployeeRecord {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async tab(name: 'Profil' | 'Accès'): Promise<void> {
    await this.page.getByRole('tab', { name }).tap();
  }

  /** Changes fields of the form, by their label, and saves them. */
  async edit(fields: Record<string, string>): Promise<void> {
    await this.page.getByRole('button', { name: 'Modifier', exact: true }).tap();
    await this.fill(fields);
  }

  /** The form is open already. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      await this.page.getByLabel(label, { exact: true }).fill(value);
    }
    await this.page.getByRole('button', { name: 'Enregistrer', exact: true }).tap();
    await expect(this.page.getByRole('tablist', { name: 'Fiche' })).toBeVisible();
  }

  /** What stands beside the name of a field in « Profil ». */
  value(term: string): Locator {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.getByText(term, { exact: true }) })
      .getByRole('definition');
  }

  /** A card of « Accès »: « Code », « Compte personnel », « Lien d'inscription ». */
  card(title: string): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { level: 2, name: title }) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** « Ouvrir un compte » with a role. */
  async openAccount(role: 'Salarié' | 'Manager'): Promise<void> {
    await this.card('Compte personnel').getByRole('button', { name: 'Ouvrir un compte' }).tap();
    await this.dialog.locator('label').filter({ hasText: role }).tap();
    await this.dialog.getByRole('button', { name: "Envoyer l'invitation" }).tap();
    await expect(this.dialog).toBeHidden();
  }

  /** « Archiver », once the dialog has said what it touches. */
  async archive(): Promise<void> {
    await this.page.getByRole('button', { name: 'Archiver', exact: true }).tap();
    await this.dialog.getByRole('button', { name: 'Archiver', exact: true }).tap();
    await expect(this.dialog).toBeHidden();
  }

  /** « Deux personnes ont changé en même temps »: both values of a field, side by side. */
  clash(field: string): Locator {
    return this.card(`${field}\u00a0: deux personnes ont changé en même temps`);
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Employés', exact: true }).first().tap();
  }
}
