import { fileURLToPath } from 'node:url';
import { PushService, type TestBrowser } from '@comptoir/server/testing/push-service';
import type { Page } from '@playwright/test';
import { test as base } from './mailbox.ts';

const certificate = fileURLToPath(
  new URL('../../server/testing-certificate/cert.pem', import.meta.url),
);

/** A story in which phones are told by push: a real push service that opens what it gets. */
export const test = base.extend<{ push: PushService }>({
  // The shell lets no page show a notification, whatever was granted.
  build: ['whole', { scope: 'worker' }],
  push: async ({}, use) => {
    const push = await PushService.open();
    await use(push);
    await push.close();
  },
  serverStart: async ({ mailbox, house, push }, use) =>
    use({ house, mailPort: mailbox.port, push: { host: push.host, certificate } }),
});

/**
 * A phone whose owner allows notifications, and whose push service is the story's: the one that Chromium brings is not to be
 * reached from here. Everything else of it is the browser's own.
 */
export async function allowPushes(page: Page, browser: TestBrowser): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript((of: TestBrowser) => {
    const kept = 'push-service-of-the-story';
    const bytes = (text: string) =>
      Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
        letter.charCodeAt(0),
      ).buffer;
    const made = (key: string) => ({
      endpoint: of.endpoint,
      options: { applicationServerKey: bytes(key) },
      getKey: (name: 'p256dh' | 'auth') => bytes(of[name]),
      unsubscribe: async () => {
        localStorage.removeItem(kept);
        return true;
      },
    });
    PushManager.prototype.getSubscription = async () => {
      const key = localStorage.getItem(kept);
      return key === null ? null : (made(key) as unknown as PushSubscription);
    };
    PushManager.prototype.subscribe = async (options) => {
      const key = options?.applicationServerKey as string;
      localStorage.setItem(kept, key);
      return made(key) as unknown as PushSubscription;
    };
  }, browser);
}

/** Hands a push to the page's worker, as the browser does when its push service brings one. */
export async function deliver(page: Page, data: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.endsWith('/portal/'));
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const origin = new URL(page.url()).origin;
  const registrationId = await registration;
  await cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
}

/** What the phone shows of notifications. */
export function shownOn(page: Page): Promise<{ title: string; body: string; tag: string }[]> {
  return page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration('/portal/');
    const shown = (await worker?.getNotifications()) ?? [];
    return shown.map(({ title, body, tag }) => ({ title, body, tag }));
  });
}
