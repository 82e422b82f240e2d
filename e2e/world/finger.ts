import type { CDPSession, Page } from '@playwright/test';

type Point = { x: number; y: number };

/** One finger on a page: what it does goes the whole way of a real touch, through scrolling and its refusal. */
export class Finger {
  private readonly session: CDPSession;
  private at: Point = { x: 0, y: 0 };

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async on(page: Page): Promise<Finger> {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    return new Finger(session);
  }

  async down(at: Point): Promise<void> {
    this.at = at;
    await this.send('touchStart', [at]);
  }

  /** In some steps, as a hand goes. */
  async move(to: Point, steps = 8): Promise<void> {
    const from = this.at;
    for (let step = 1; step <= steps; step++) {
      this.at = {
        x: from.x + ((to.x - from.x) * step) / steps,
        y: from.y + ((to.y - from.y) * step) / steps,
      };
      await this.send('touchMove', [this.at]);
    }
  }

  async up(): Promise<void> {
    await this.send('touchEnd', []);
  }

  private async send(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: Point[],
  ): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
