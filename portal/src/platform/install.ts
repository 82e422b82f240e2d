import { useSyncExternalStore } from 'react';
import { notes } from './notes.ts';

/** What Chrome hands to a page that can be installed. */
type InstallEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

/** `prompt`: the browser asks at a press. `ios`: only words help. Null: installed, or no browser that installs. */
export type Installable = 'prompt' | 'ios' | null;

const later = 'comptoir.install-later';
/** How long somebody who said « Plus tard » is left alone. Ms. */
const rest = 30 * 86_400_000;

let waiting: InstallEvent | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Begun before the page is drawn: the browser says it once. */
export function watchInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The page says it in its own words, where it is no hurry.
    event.preventDefault();
    waiting = event as InstallEvent;
    tell();
  });
  window.addEventListener('appinstalled', () => {
    waiting = null;
    tell();
  });
}

/** What can be offered to whoever looks at this page. */
export function installableHere(now: number): Installable {
  if (window.matchMedia('(display-mode: standalone)').matches) return null;
  const until = Number(notes.getItem(later) ?? 0);
  if (now < until) return null;
  if (waiting !== null) return 'prompt';
  const { userAgent, maxTouchPoints, platform } = navigator;
  // An iPad says that it is a Mac; a Mac has no touch screen.
  const ios = /iPhone|iPad/.test(userAgent) || (platform === 'MacIntel' && maxTouchPoints > 1);
  const standalone = 'standalone' in navigator && navigator.standalone === true;
  return ios && !standalone ? 'ios' : null;
}

export function useInstallable(): Installable {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
    () => installableHere(Date.now()),
  );
}

export function putInstallOff(): void {
  notes.setItem(later, String(Date.now() + rest));
  tell();
}

/** Lets the browser ask. */
export async function install(): Promise<void> {
  const event = waiting;
  if (event === null) return;
  waiting = null;
  const { outcome } = await event.prompt();
  if (outcome === 'dismissed') putInstallOff();
  tell();
}
