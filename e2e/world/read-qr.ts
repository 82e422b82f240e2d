import { readQrSquares } from '@comptoir/shared/testing/qr-squares';
import type { Locator } from '@playwright/test';

/** What a phone's camera would read from a code on the screen, square by square: nothing of the page's own words. */
export async function readQr(code: Locator): Promise<string> {
  const drawn = await code.evaluate((svg) => ({
    box: svg.getAttribute('viewBox') ?? '',
    path: svg.querySelector('path')?.getAttribute('d') ?? '',
  }));
  // `-2 -2 61 61`: two squares of quiet zone on each side.
  const size = Number(drawn.box.split(' ')[2]) - 4;
  const dark = new Set(
    [...drawn.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`),
  );
  return readQrSquares(size, (x, y) => dark.has(`${x} ${y}`));
}
