import type { ReadinessView } from './view.ts';

/** What this machine says about itself, so that the rule below can be tested without it. */
export type Machine = {
  secure: boolean;
  features: Record<string, boolean>;
  /** iPadOS calls itself a Macintosh with touch. */
  ipad: boolean;
  standalone: boolean;
};

/** What stands in the way of enrolling here, worst first. */
export function readinessOf(machine: Machine): ReadinessView {
  if (!machine.secure) return { state: 'insecure-context' };
  const features = Object.keys(machine.features).filter((name) => machine.features[name] !== true);
  if (features.length > 0) return { state: 'missing', features };
  // Safari's pages lose their storage after a week; what is on the home screen keeps it.
  return machine.ipad && !machine.standalone ? { state: 'ipad-in-browser' } : { state: 'ready' };
}

/** Looks at the browser that this page runs in. */
export function readMachine(page: Window & typeof globalThis): Machine {
  const { navigator } = page;
  const mac = /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  return {
    secure: page.isSecureContext,
    features: {
      IndexedDB: 'indexedDB' in page,
      WebCrypto: page.crypto?.subtle !== undefined,
      'Web Locks': 'locks' in navigator,
      'Service Worker': 'serviceWorker' in navigator,
      Worker: 'Worker' in page,
      CompressionStream: 'CompressionStream' in page,
    },
    ipad: /iPad/.test(navigator.userAgent) || mac,
    standalone:
      page.matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches ||
      (navigator as { standalone?: boolean }).standalone === true,
  };
}
