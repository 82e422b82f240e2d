import { watchHome } from './local-database/home.ts';
import { watchLanguage } from './language/store.ts';
import { watchSync } from './sync/store.ts';
import type { Tablet } from './tablet.ts';

/** Begins at once to read what the home shows, so that it is there when the screens are: one paint instead of four. */
export function readFirstScreen(tablet: Tablet): void {
  follow(watchLanguage(tablet));
  if (tablet.device.get() === null) return;
  follow(watchHome(tablet));
  follow(watchSync(tablet));
}

/** Held for the life of the page; whatever goes wrong is told to the screen that shows it. */
function follow(source: { subscribe(next: () => void, failed: () => void): unknown }): void {
  source.subscribe(
    () => undefined,
    () => undefined,
  );
}

/** Long enough for a screen, short enough for the server. Ms. */
const atMost = 3_000;

/** Resolves when a first screen has been drawn; a page that is not looked at draws none and waits no longer than this. */
export function afterFirstScreen(): Promise<void> {
  return new Promise((resolve) => {
    const root = document.getElementById('root');
    const drawn = new MutationObserver(() => {
      drawn.disconnect();
      requestAnimationFrame(() => setTimeout(resolve, 100));
    });
    if (root !== null) drawn.observe(root, { childList: true });
    setTimeout(resolve, atMost);
  });
}
