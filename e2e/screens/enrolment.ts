import { expect, type Locator, type Page } from '@playwright/test';

/** « Relier cette tablette »: what an unknown tablet shows. */
export class EnrolmentScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: 'Relier cette tablette' });
  }

  async useDemonstration(): Promise<void> {
    await this.page.getByRole('button', { name: 'Utiliser la tablette de démonstration' }).tap();
  }

  async askForCode(): Promise<{ userCode: string; fingerprint: string }> {
    await this.page.getByRole('button', { name: 'Demander un code' }).tap();
    await expect(this.page.getByText('En attente d’approbation').or(this.waiting)).toBeVisible();
    const text = await this.page.locator('main').innerText();
    const userCode = /\b[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}\b/.exec(text)?.[0];
    const fingerprint = /\b[A-HJ-NP-Z2-9]{6}\b/.exec(text.replace(userCode ?? '', ''))?.[0];
    if (userCode === undefined || fingerprint === undefined) {
      throw new Error(`no code or no fingerprint on the screen: ${text}`);
    }
    return { userCode, fingerprint };
  }

  private get waiting(): Locator {
    return this.page.getByText("En attente d'approbation");
  }
}
