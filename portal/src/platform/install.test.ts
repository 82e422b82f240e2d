import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installableHere, putInstallOff, watchInstall, install } from './install.ts';

const month = 30 * 86_400_000;
const now = Date.now();
let held: Map<string, string>;
let asks: EventTarget;

/** A browser as pages see it. */
function browser(
  navigator: object = { userAgent: 'Android Chrome', maxTouchPoints: 5, platform: 'Linux' },
) {
  held = new Map();
  asks = new EventTarget();
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  });
  vi.stubGlobal('window', Object.assign(asks, { matchMedia: () => ({ matches: false }) }));
  watchInstall();
}

function offer(outcome: 'accepted' | 'dismissed') {
  const event = new Event('beforeinstallprompt', { cancelable: true });
  asks.dispatchEvent(Object.assign(event, { prompt: async () => ({ outcome }) }));
  return event;
}

beforeEach(() => browser());
afterEach(() => vi.unstubAllGlobals());

it('PLAN-98 a phone whose browser installs is offered it, and again a month after « Plus tard »', async () => {
  expect(installableHere(now)).toBeNull();
  expect(offer('dismissed').defaultPrevented).toBe(true);
  expect(installableHere(now)).toBe('prompt');
  await install();
  expect(installableHere(now)).toBeNull();
  offer('accepted');
  expect(installableHere(now + month - 60_000)).toBeNull();
  expect(installableHere(now + month + 60_000)).toBe('prompt');
  await install();
});

it('PLAN-98 an iPhone is told in words, an installed one and a desk nothing', () => {
  browser({ userAgent: 'iPhone Safari', maxTouchPoints: 5, platform: 'iPhone' });
  expect(installableHere(now)).toBe('ios');
  putInstallOff();
  expect(installableHere(now)).toBeNull();
  browser({ userAgent: 'iPhone', maxTouchPoints: 5, platform: 'iPhone', standalone: true });
  expect(installableHere(now)).toBeNull();
  browser({ userAgent: 'Macintosh', maxTouchPoints: 0, platform: 'MacIntel' });
  expect(installableHere(now)).toBeNull();
  browser({ userAgent: 'Macintosh', maxTouchPoints: 5, platform: 'MacIntel' });
  expect(installableHere(now)).toBe('ios');
});
