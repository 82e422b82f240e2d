import type { Locator, Page } from '@playwright/test';

/** « Mon planning »: what changed, one's weeks, one's requests. */
export class ScheduleScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From one's own screen. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Mon planning' }).tap();
    await this.page.getByRole('heading', { level: 1, name: 'Mon planning' }).waitFor();
  }

  /** The line above the acts of one's own screen. */
  get news(): Locator {
    return this.page.getByText(/^Votre planning a changé/);
  }

  /** What was new when the screen opened. */
  get changes(): Locator {
    return this.page.getByRole('region', { name: /depuis votre dernière visite/ });
  }

  /** Changes, seen before or not. */
  get cards(): Locator {
    return this.page.getByRole('article');
  }

  /** A day of the list, by its date in words. */
  day(date: string): Locator {
    return this.page.getByRole('listitem').getByRole('button', { name: date });
  }

  /** An absence of tomorrow, whole day. */
  async askAbsence(type: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Demander une absence' }).tap();
    await this.page.getByRole('button', { name: type }).tap();
    await this.page.getByLabel(/^Un mot pour/).fill(reason);
    await this.page.getByRole('button', { name: 'Envoyer la demande' }).tap();
    await this.page.getByText(/^Votre demande est (gardée|envoyée)\./).waitFor();
  }

  /** One's only shift of the day that is open, for one of somebody's, by its times. */
  async exchange(of: { with: string; for: string; because: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Proposer ou échanger' }).tap();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('À qui').selectOption({ label: of.with });
    const theirs = dialog.getByLabel('En échange de');
    const shift = theirs.getByRole('option', { name: of.for });
    await theirs.selectOption((await shift.getAttribute('value')) ?? '');
    await dialog.getByLabel(/^Un mot pour/).fill(of.because);
    await dialog.getByRole('button', { name: "Proposer l'échange" }).tap();
    await this.page.getByText(/^Votre demande est (gardée|envoyée)\./).waitFor();
  }

  async requests(): Promise<void> {
    await this.page.getByRole('button', { name: /^Mes demandes/ }).tap();
    await this.page.getByRole('heading', { level: 1, name: 'Mes demandes' }).waitFor();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retour' }).tap();
  }
}

/** Paramètres › Planning. */
export class DayPlanScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Shifts of the day that is open. */
  get shifts(): Locator {
    return this.page.getByRole('tabpanel').getByRole('listitem');
  }

  async add(shift: { who: string; from: string; to: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Ajouter un service' }).tap();
    await this.fill(shift);
  }

  async change(who: string, shift: { who: string; from: string; to: string }): Promise<void> {
    await this.shifts.filter({ hasText: who }).getByRole('button').tap();
    await this.fill(shift);
  }

  private async fill({ who, from, to }: { who: string; from: string; to: string }): Promise<void> {
    await this.dialog.getByLabel('Qui').selectOption({ label: who });
    await this.dialog.getByLabel('De', { exact: true }).fill(from);
    await this.dialog.getByLabel('À', { exact: true }).fill(to);
    await this.dialog.getByRole('button', { name: 'Publier' }).tap();
    await this.page.getByText(/^C'est publié/).waitFor();
  }

  async tab(name: "Aujourd'hui" | 'Demain' | 'Demandes'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).tap();
  }
}
