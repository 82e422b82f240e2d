import type { Locator, Page } from '@playwright/test';

/** The pad. It submits by itself at the length of the person's code. */
export class PinPad {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: /^(?:Votre code|Code de responsable)$/ });
  }

  /** With the finger, key by key. */
  async tap(pin: string): Promise<void> {
    await this.ready();
    const [first = '', ...others] = pin;
    await this.tapFirst(first);
    const places = await this.places();
    for (const digit of others) {
      const place = places.get(digit);
      if (place === undefined) throw new Error(`the pad has no key ${digit}`);
      await this.page.touchscreen.tap(...place);
    }
  }

  /**
   * Waits until the pad stands still; from then on a finger knows where the keys are. Where the key lies under the
   * tile that was just touched, the tablet takes a quick touch for the rest of a double tap (T20): whoever sees no
   * dot touches again.
   */
  private async tapFirst(digit: string): Promise<void> {
    const dots = this.page.getByRole('img', { name: /^Chiffres tapés : \d+ sur \d+$/ });
    const before = (await dots.getAttribute('aria-label')) ?? '';
    await this.key(digit).tap();
    await this.page
      .getByRole('img', { name: before, exact: true })
      .waitFor({ state: 'hidden', timeout: 8_000 })
      .catch(() => this.key(digit).tap());
  }

  /** The middle of each key, in CSS pixels. */
  private async places(): Promise<Map<string, [x: number, y: number]>> {
    const keys = this.page.getByRole('button', { name: /^\d$/ });
    return new Map(
      await keys.evaluateAll((all) =>
        all.map((one): [string, [number, number]] => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [one.textContent, [x + width / 2, y + height / 2]];
        }),
      ),
    );
  }

  /** On a keyboard. */
  async type(pin: string): Promise<void> {
    await this.ready();
    await this.page.keyboard.type(pin);
  }

  /** The pad is there and takes digits. */
  private async ready(): Promise<void> {
    await this.title.waitFor();
    await this.key('0').and(this.page.locator(':enabled')).waitFor();
  }

  key(digit: string): Locator {
    return this.page.getByRole('button', { name: digit, exact: true });
  }

  /** Any sentence that says why the code was not taken. */
  get refusal(): Locator {
    return this.wrong.or(this.locked);
  }

  get wrong(): Locator {
    return this.page.getByText("Ce n'est pas le bon code.");
  }

  get locked(): Locator {
    return this.page.getByText('Votre code est bloqué.');
  }

  /** « Code oublié ? », then « Pointer sans code »; where the code is locked, the latter at once. */
  async withoutPin(): Promise<void> {
    const without = this.page.getByRole('button', { name: 'Pointer sans code' });
    const forgotten = this.page.getByRole('button', { name: 'Code oublié ?' });
    await without.or(forgotten).waitFor();
    if (await forgotten.isVisible()) await forgotten.tap();
    await without.tap();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retour' }).tap();
  }
}
