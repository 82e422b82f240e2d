import type { Locator, Page } from '@playwright/test';
import type { Person } from '../world/punch.ts';
import { PinPad } from './pin-pad.ts';

/** Parts of the group « Établissement »; every other one is of « Cette tablette ». */
const establishment = [
  'Employés',
  'Planning',
  'Heures',
  'Pointages',
  'Listes de tâches',
  'Registre',
  'Annonces',
  "Réglages de l'établissement",
];

/** « Paramètres »: a manager says who they are, then their code opens it. */
export class SettingsScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openAs({ name, pin }: Person): Promise<void> {
    await this.page.getByRole('button', { name }).tap();
    await new PinPad(this.page).tap(pin);
    await this.openedBy(name).waitFor();
  }

  openedBy(name: string): Locator {
    return this.page.getByText(`Ouvert par ${name}`);
  }

  async section(name: string): Promise<void> {
    const sections = this.page.getByRole('navigation', { name: 'Rubriques' });
    const group = establishment.includes(name) ? 'Établissement' : 'Cette tablette';
    await this.page.getByRole('button', { name: new RegExp(`^${group}`) }).tap();
    await sections.getByRole('button', { name }).tap();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** What stands beside a word of the diagnostics. */
  value(term: string): Locator {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.getByRole('term').filter({ hasText: term }) })
      .getByRole('definition');
  }

  /** Open to anyone, before any code. */
  get emergencyExport(): Locator {
    return this.page.getByRole('button', { name: "Export d'urgence" });
  }

  /** Past its lease: nothing is changed before the next contact. */
  get outOfContact(): Locator {
    return this.page.getByText(/^Trop longtemps sans contact/);
  }

  /** Names of the parts of the group that is open. */
  async offered(): Promise<string[]> {
    const parts = this.page.getByRole('navigation', { name: 'Rubriques' }).getByRole('button');
    await parts.first().waitFor();
    return (await parts.allInnerTexts()).map((part) => part.split('\n')[0]?.trim() ?? '');
  }

  async unlock(name: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`Débloquer le code de ${name}`) }).tap();
  }

  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: 'Terminer' }).tap();
  }
}
