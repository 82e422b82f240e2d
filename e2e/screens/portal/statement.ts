import type { Locator, Page } from '@playwright/test';

/** One's own statement on a phone: from « Mes heures » to the answer. */
export class StatementPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the newest one that is in a state: « À lire », « À confirmer ». */
  async openOwn(state: string): Promise<void> {
    const list = this.page.getByRole('region', { name: 'Mes relevés' });
    await list.getByRole('link').filter({ hasText: state }).first().tap();
    await this.title.waitFor();
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1, name: /^Relevé, / });
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  async confirm(): Promise<void> {
    await this.page.getByRole('button', { name: "C'est juste" }).tap();
  }

  async dispute(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: "Ce n'est pas juste" }).tap();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(reason);
    await dialog.getByRole('button', { name: 'Envoyer' }).tap();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** What stands in the code of the paper. */
  async code(): Promise<string> {
    const id = new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
    const hash = await this.main.locator('code').innerText();
    return `comptoir-statement-1:${id}:${hash}`;
  }
}
