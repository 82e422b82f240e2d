import { expect, type Locator, type Page } from '@playwright/test';

/** The way from the printed link to the first tablet. */
export class SetupScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  title(words: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: words });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  async goOn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Continuer' }).click();
  }

  async language(name: 'Français' | 'English'): Promise<void> {
    await expect(this.title('Dans quelle langue')).toBeVisible();
    await this.page.locator('label').filter({ hasText: name }).click();
    await this.goOn();
  }

  async house(organisation: string, establishment: string): Promise<void> {
    await expect(this.title('Votre maison')).toBeVisible();
    await this.field('Organisation').fill(organisation);
    await this.field('Établissement').fill(establishment);
    await this.goOn();
  }

  async administrator(who: {
    given: string;
    family: string;
    email: string;
    password: string;
  }): Promise<void> {
    await expect(this.title('Vous')).toBeVisible();
    await this.field('Prénom').fill(who.given);
    await this.field('Nom').fill(who.family);
    await this.field('Adresse e-mail').fill(who.email);
    await this.field('Mot de passe').fill(who.password);
    await this.field('Le même encore une fois').fill(who.password);
    await this.goOn();
  }

  async managedBy(given: string, family: string): Promise<void> {
    await expect(this.title('Qui déverrouille la tablette')).toBeVisible();
    await this.page.locator('label').filter({ hasText: "Quelqu'un d'autre" }).click();
    await this.field('Prénom').fill(given);
    await this.field('Nom').fill(family);
    await this.page.getByRole('button', { name: 'Installer Comptoir' }).click();
  }

  /** The two codes that are shown this once; the tick says that they were noted. */
  async noteCodes(name: string): Promise<{ pin: string; recovery: string }> {
    await expect(this.title('À noter maintenant')).toBeVisible();
    const pin = await this.secret(`Code de ${name} sur la tablette`);
    const recovery = await this.secret('Code de secours de la maison');
    await this.page.getByRole('checkbox', { name: "Je l'ai noté" }).check();
    await this.page.getByRole('button', { name: 'Inscrire la première tablette' }).click();
    return { pin, recovery };
  }

  private async secret(label: string): Promise<string> {
    const slip = this.page.getByText(label, { exact: true });
    return (await slip.locator('xpath=following-sibling::p[1]').innerText()).trim();
  }
}
