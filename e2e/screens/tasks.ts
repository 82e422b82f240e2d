import type { Locator, Page } from '@playwright/test';

/** The lists of the day by moment; who checks has typed a code first. */
export class TasksScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async moment(name: 'Ouverture' | 'Service' | 'Fermeture'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Tâches' }).getByRole('button', { name }).tap();
  }

  /** The row of a task, done or not. */
  row(title: string): Locator {
    return this.page.getByRole('button', {
      name: new RegExp(`^(?:Cocher|Décocher)\\s?: ${title}$`),
    });
  }

  undone(title: string): Locator {
    return this.page.getByRole('button', { name: `Cocher : ${title}`, exact: true });
  }

  done(title: string): Locator {
    return this.page.getByRole('button', { name: `Décocher : ${title}`, exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Types a measured value on the dialog's pad: digits, `,` and a leading `-`. */
  async enter(value: string): Promise<void> {
    const sign = value.startsWith('-');
    for (const key of value.replace('-', '')) {
      await this.dialog.getByRole('button', { name: key, exact: true }).tap();
    }
    if (sign) await this.dialog.getByRole('button', { name: '±' }).tap();
  }

  get record(): Locator {
    return this.dialog.getByRole('button', { name: /^(?:Enregistrer|Tapez la valeur)/ });
  }

  async answer(choice: string): Promise<void> {
    await this.dialog.getByRole('button', { name: choice }).tap();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retour' }).tap();
  }
}
