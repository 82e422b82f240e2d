import { expect, type Locator, type Page } from '@playwright/test';

/** The way into a personal account, and the space behind it. */
export class AccountScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  title(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** A rule of the password, with whether it is met: « Une majuscule, rempli ». */
  rule(words: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: words });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async logIn(email: string, password: string): Promise<void> {
    await this.field('Adresse e-mail').fill(email);
    await this.field('Mot de passe').fill(password);
    await this.press('Se connecter');
  }

  /** The second half of a log-in. */
  async giveCode(code: string): Promise<void> {
    await expect(this.title('Encore une étape')).toBeVisible();
    await this.field('Code à 6 chiffres').fill(code);
    await this.press('Se connecter');
  }

  /** The same without the phone. */
  async giveRecoveryCode(code: string): Promise<void> {
    await expect(this.title('Encore une étape')).toBeVisible();
    await this.press("Je n'ai pas mon téléphone");
    await this.field('Code de récupération').fill(code);
    await this.press('Se connecter');
  }

  /** Comes back to a page that stood open: it asks at once who one is by now. */
  async lookAgain(): Promise<void> {
    await this.page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  }

  /** What is shown over whatever stood open when its session ended. */
  get ended(): Locator {
    return this.page.getByRole('dialog', { name: 'Votre session est terminée' });
  }
}
