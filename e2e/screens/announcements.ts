import type { Locator, Page } from '@playwright/test';

/** Announcements on the tablet: the line on the home, and the page behind it or behind a code. */
export class AnnouncementsScreen {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What is pinned, on the open home. */
  get line(): Locator {
    return this.page.getByRole('button', { name: /^Annonce / });
  }

  /** On somebody's own screen: what they have not read. */
  get unread(): Locator {
    return this.page.getByRole('button', { name: /^Lire (l'annonce|les annonces)$/ });
  }

  one(title: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name: title });
  }

  /** The one that is open. */
  reading(title: string): Locator {
    return this.page.getByRole('article', { name: title });
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retour', exact: true }).tap();
  }
}
