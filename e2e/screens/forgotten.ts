import type { Locator, Page } from '@playwright/test';

/** « À quelle heure avez-vous terminé ? » */
export class ForgottenScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: 'À quelle heure avez-vous terminé ?' });
  }

  /** The time that would be declared, `23:45`. */
  async time(): Promise<string> {
    const text = await this.page.locator('output').innerText();
    return /\d\d:\d\d/.exec(text)?.[0] ?? '';
  }

  async step(label: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).tap();
  }

  async say(note: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Un mot pour le responsable' }).fill(note);
  }

  async declare(): Promise<void> {
    await this.page.getByRole('button', { name: /^Déclarer mon départ à/ }).tap();
  }
}
