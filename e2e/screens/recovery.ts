import type { Locator, Page } from '@playwright/test';

/** What a tablet says when its memory or its program is not as it should be. */
export class RecoveryScreens {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A punch that did not reach the disk. */
  get notRecorded(): Locator {
    return this.page.getByRole('alert').getByRole('heading', { name: 'Non enregistré' });
  }

  get retry(): Locator {
    return this.page.getByRole('button', { name: 'Réessayer' });
  }

  /** There was not even room to begin. */
  get noRoom(): Locator {
    return this.page.getByRole('heading', { name: "La tablette n'a plus de place" });
  }

  get checking(): Locator {
    return this.page.getByRole('heading', { name: 'Un instant' });
  }

  get erased(): Locator {
    return this.page.getByRole('heading', { name: 'La mémoire de cette tablette a été effacée' });
  }

  /** How much is missing, and since when. */
  get missing(): Locator {
    return this.page.getByRole('main').getByRole('status');
  }

  get linkAgain(): Locator {
    return this.page.getByRole('button', { name: 'Relier à nouveau' });
  }

  get tooOld(): Locator {
    return this.page.getByRole('heading', { name: 'Cette page est trop ancienne' });
  }

  get spaceLow(): Locator {
    return this.page.getByText('La mémoire de la tablette se remplit.');
  }
}
