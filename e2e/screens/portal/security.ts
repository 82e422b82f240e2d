import { expect, type Locator, type Page } from '@playwright/test';
import { Authenticator } from '../../world/authenticator.ts';

/** « Mon profil › Sécurité »: password, second factor, and where one is logged in. */
export class SecurityPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: /^Mon profil, / }).click();
    await this.page
      .getByRole('navigation', { name: 'Mon profil' })
      .getByRole('link', { name: 'Sécurité' })
      .click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Sécurité' })).toBeVisible();
  }

  get sessions(): Locator {
    return this.section('Où vous êtes connecté').getByRole('listitem');
  }

  /** A part of the page, by its heading. */
  section(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  private async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Sets a second factor up with a phone. @param shift ms between the server's clock and the machine's */
  async turnOn(
    password: string,
    shift = 0,
  ): Promise<{ phone: Authenticator; recoveryCodes: string[] }> {
    await this.press('Activer');
    await this.page.getByLabel('Votre mot de passe', { exact: true }).fill(password);
    await this.press('Continuer');
    await expect(
      this.page.getByRole('img', { name: "Code QR à scanner avec l'application" }),
    ).toBeVisible();
    const secret = await this.page.locator('[data-secret]').innerText();
    const phone = new Authenticator(secret, shift);
    await this.page.getByLabel('Code à 6 chiffres').fill(await phone.code());
    await this.press('Vérifier et activer');
    const list = this.page.locator('ul[data-secret] li');
    await expect(list).toHaveCount(10);
    const recoveryCodes = await list.allInnerTexts();
    await this.press('Je les ai gardés');
    await expect(this.page.getByText('Active. Un code est demandé')).toBeVisible();
    return { phone, recoveryCodes };
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.press('Changer le mot de passe');
    await this.page.getByLabel('Mot de passe actuel', { exact: true }).fill(current);
    await this.page.getByLabel('Nouveau mot de passe', { exact: true }).fill(next);
    await this.page.getByLabel('Le même encore une fois', { exact: true }).fill(next);
    await this.press('Changer le mot de passe');
    await expect(this.page.getByText('Mot de passe changé.')).toBeVisible();
  }
}
