import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Paramètres › Établissement › Registre: who did what when. */
export class RegisterScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async period(name: "Aujourd'hui" | '7 jours' | 'Ce mois'): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).tap();
  }

  /** « Télécharger (CSV) »: the name of the file, and its lines as records by the title of the column. */
  async download(): Promise<{ file: string; lines: Record<string, string>[] }> {
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Télécharger (CSV)' }).tap();
    const download = await saved;
    const content = readFileSync(await download.path(), 'utf8');
    const [head = [], ...lines] = content
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('";"'));
    return {
      file: download.suggestedFilename(),
      lines: lines.map((cells) =>
        Object.fromEntries(head.map((title, at) => [title, cells[at] ?? ''])),
      ),
    };
  }
}
