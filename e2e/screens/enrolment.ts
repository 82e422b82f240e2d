import { expect, type Locator, type Page } from '@playwright/test';

/** « Relier cette tablette »: what an unknown tablet shows. */
export class EnrolmentScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByText('Relier cette tablette');
  }

  async useDemonstration(): Promise<void> {
    await this.page.getByRole('button', { name: 'Utiliser la tablette de démonstration' }).tap();
  }

  async askForCode(): Promise<{ userCode: string; fingerprint: string }> {
    await this.page.getByRole('button', { name: 'Demander un code' }).tap();
    return this.shownCode();
  }

  /** The code that stands on the screen by now. */
  async shownCode(): Promise<{ userCode: string; fingerprint: string }> {
    await expect(this.page.getByText("En attente d'approbation")).toBeVisible();
    return {
      userCode: await this.below("Code à donner à l'administrateur"),
      fingerprint: await this.below('Empreinte à comparer'),
    };
  }

  private async below(heading: string): Promise<string> {
    const title = this.page.getByRole('heading', { name: heading });
    return (await title.locator('xpath=following-sibling::p[1]').innerText()).trim();
  }
}
