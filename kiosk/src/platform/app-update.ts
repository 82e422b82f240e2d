import type { Workbox } from 'workbox-window';
import { type Observable, createSignal } from './signal.ts';

export type AppUpdates = {
  /** True from the moment a newer version waits to be let in. */
  ready: Observable<boolean>;
  /** Lets it in and loads the page again. Call only while nobody is doing anything (S17). */
  apply: () => void;
};

const anHour = 3_600_000;

/**
 * Registers the service worker and looks for a newer one every hour: a tablet's page stays open for weeks.
 * A newer one only waits; `apply` is what lets it in.
 *
 * @param begin resolves when there is time for it
 */
export function watchUpdates(base: string, begin: Promise<void>): AppUpdates {
  const ready = createSignal(false);
  if (!('serviceWorker' in navigator)) return { ready, apply: () => undefined };
  const script = `${base}sw.js`;
  /** A first worker takes an uncontrolled page over: that is no update. */
  const controlled = navigator.serviceWorker.controller !== null;
  let workbox: Workbox | null = null;
  let takenOver = false;
  let applying = false;

  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (applying) location.reload();
    else if (controlled) {
      // Another page let the newer version in. This one is old: it loads again when it rests.
      takenOver = true;
      ready.set(true);
    }
  });

  const register = async () => {
    // Not part of the first chunk: nothing on the first screen needs it.
    const library = await import('workbox-window');
    workbox = new library.Workbox(script, { scope: base, updateViaCache: 'none' });
    const registration = await workbox.register();
    if (registration === undefined) return;
    // The library stops listening after the first newer version; when that one could not be fetched whole (S19), the
    // next one would never be heard of. The registration itself tells each time.
    const notice = () => {
      if (registration.waiting !== null && registration.active !== null) ready.set(true);
    };
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', notice);
      notice();
    });
    notice();
    setInterval(() => void lookForUpdate(script, registration), anHour);
  };
  void begin.then(register);

  return {
    ready,
    apply: () => {
      if (takenOver) location.reload();
      applying = true;
      workbox?.messageSkipWaiting();
    },
  };
}

/** Asks the network, never a cache; an answer that is no script (a captive portal, S19) changes nothing. */
async function lookForUpdate(
  script: string,
  registration: ServiceWorkerRegistration,
): Promise<void> {
  if (registration.installing !== null || !navigator.onLine) return;
  try {
    const answer = await fetch(script, { cache: 'no-store' });
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status === 200 && type.includes('javascript')) await registration.update();
  } catch (error) {
    // No network: the next hour asks again. Anything else is a bug.
    if (!(error instanceof TypeError)) throw error;
  }
}
