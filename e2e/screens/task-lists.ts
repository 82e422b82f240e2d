import { expect, type Locator, type Page } from '@playwright/test';

/** Paramètres › Établissement › Listes de tâches: one list, and the tasks in it. */
export class TaskListsScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(title: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${title}`) }).tap();
    await expect(this.page.getByRole('heading', { name: 'Modifier la liste' })).toBeVisible();
  }

  private get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  private async openTask(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Modifier ${title}`, exact: true }).tap();
  }

  async rename(title: string, into: string): Promise<void> {
    await this.openTask(title);
    await this.dialog.getByLabel('À faire', { exact: true }).fill(into);
    await this.dialog.getByRole('button', { name: 'Valider' }).tap();
    await expect(this.dialog).toBeHidden();
  }

  async remove(title: string): Promise<void> {
    await this.openTask(title);
    await this.dialog.getByRole('button', { name: 'Retirer cette tâche' }).tap();
    await expect(this.dialog).toBeHidden();
  }

  async add(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Ajouter une tâche' }).tap();
    await this.dialog.getByLabel('À faire', { exact: true }).fill(title);
    await this.dialog.getByRole('button', { name: 'Ajouter', exact: true }).tap();
    await expect(this.dialog).toBeHidden();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Enregistrer la liste' }).tap();
    await expect(this.page.getByRole('button', { name: 'Nouvelle liste' })).toBeVisible();
  }
}
