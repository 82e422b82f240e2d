import { type Signal, createSignal } from './signal.ts';

/**
 * Keeps the screen on while the page is visible. The browser takes the lock away when the page is hidden
 * or the battery runs low; it is asked for again at the next occasion. The signal says whether it holds.
 */
export function keepScreenOn(
  page: Pick<Document, 'addEventListener' | 'visibilityState'>,
): Signal<boolean> {
  const held = createSignal(false);
  if (!('wakeLock' in navigator)) return held;
  let asking = false;
  const ask = async () => {
    if (asking || held.get() || page.visibilityState !== 'visible') return;
    asking = true;
    try {
      const lock = await navigator.wakeLock.request('screen');
      held.set(true);
      lock.addEventListener('release', () => held.set(false));
    } catch (error) {
      // Refused (low battery, policy): the screen may sleep, nothing else changes. Anything else is a bug.
      if (!(error instanceof DOMException)) throw error;
    } finally {
      asking = false;
    }
  };
  page.addEventListener('visibilitychange', () => void ask());
  page.addEventListener('pointerdown', () => void ask());
  void ask();
  return held;
}
