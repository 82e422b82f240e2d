import type { Platform } from './ports.ts';
import { hashPinInWorker } from './pin-worker-client.ts';

/** The ports of a real browser. The only file, with the workers, that knows one. */
export function browserPlatform(app: string): Platform {
  const opened = performance.now();
  const pins = hashPinInWorker();
  return {
    clock: { wall: () => Date.now(), monotonic: () => performance.now() - opened },
    page: crypto.randomUUID(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    chance: () => Math.random(),
    transport: (path, { method, headers, body, signal }) =>
      fetch(path, {
        method,
        signal,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
      }),
    crypto,
    hashPin: pins.hash,
    preparePin: pins.prepare,
    shrinkImage: async (image, side) => {
      const { shrinkImage } = await import('./shrink-image.ts');
      return await shrinkImage(image, side);
    },
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    connectivity: {
      online: () => navigator.onLine,
      visible: () => document.visibilityState === 'visible',
      watch(changed) {
        const ended = new AbortController();
        const options = { signal: ended.signal };
        window.addEventListener('online', changed, options);
        window.addEventListener('offline', changed, options);
        document.addEventListener('visibilitychange', changed, options);
        return () => ended.abort();
      },
    },
    locks: {
      request: (name, options, hold) => navigator.locks.request(name, options, hold),
    },
    indexedDB,
    keyRange: IDBKeyRange,
    databaseName: 'comptoir',
    storage: {
      marker: browserMarker,
      persist: async () => (await navigator.storage?.persist?.()) ?? null,
      persisted: async () => (await navigator.storage?.persisted?.()) ?? null,
      async estimate() {
        const found = await navigator.storage?.estimate?.();
        return { usage: found?.usage ?? null, quota: found?.quota ?? null };
      },
    },
    app,
    origin: location.origin,
  };
}

const markerKey = 'comptoir-marker';

/** A browser that keeps no such words keeps the database all the same: then nothing is known of one that it took away. */
const browserMarker = {
  read(): string | null {
    try {
      return localStorage.getItem(markerKey);
    } catch {
      return null;
    }
  },
  write(text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(markerKey);
      else localStorage.setItem(markerKey, text);
    } catch {
      // Forbidden or full: what is recorded does not depend on it.
    }
  },
};
