import type { SubscriptionRequest } from '@comptoir/shared/notifications/portal';

/** What a browser can do about pushes, and what its owner said. */
export type PushFacts = {
  supported: boolean;
  /** On an iPhone or iPad in Safari: pushes need the page on the home screen first. */
  needsInstall: boolean;
  permission: NotificationPermission;
  subscribed: boolean;
};

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  return navigator.serviceWorker.getRegistration(import.meta.env.BASE_URL);
}

export async function pushFacts(): Promise<PushFacts> {
  const supported = 'PushManager' in window && 'Notification' in window;
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) ||
    (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
  const installed = window.matchMedia('(display-mode: standalone)').matches;
  const worker = supported ? await registration() : undefined;
  const subscription = await worker?.pushManager.getSubscription();
  return {
    supported: supported && worker !== undefined,
    needsInstall: isApple && !installed,
    permission: 'Notification' in window ? Notification.permission : 'default',
    subscribed: subscription !== null && subscription !== undefined,
  };
}

/** What this browser is subscribed by, and the key that it was subscribed with; null: it is not. */
export async function currentSubscription(): Promise<{
  request: SubscriptionRequest;
  key: string;
} | null> {
  const worker = 'PushManager' in window ? await registration() : undefined;
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return null;
  const key = subscription.options.applicationServerKey;
  return { request: requestOf(subscription), key: key === null ? '' : base64url(key) };
}

/**
 * Asks the person and the browser. Only by a press: a browser that is asked by itself says no for ever.
 *
 * @returns `denied`: the person said no; `failed`: the browser has no push service that answers
 */
export async function subscribe(
  publicKey: string,
): Promise<SubscriptionRequest | 'denied' | 'failed'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const worker = await registration();
  if (worker === undefined) return 'failed';
  try {
    const before = await worker.pushManager.getSubscription();
    // One that was made with another key of the server is of no use.
    await before?.unsubscribe();
    return requestOf(
      await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: publicKey,
      }),
    );
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return 'failed';
    throw error;
  }
}

export async function unsubscribe(): Promise<void> {
  const worker = await registration();
  const subscription = await worker?.pushManager.getSubscription();
  await subscription?.unsubscribe();
}

function requestOf(subscription: PushSubscription): SubscriptionRequest {
  const keyOf = (name: PushEncryptionKeyName) => base64url(subscription.getKey(name));
  return { endpoint: subscription.endpoint, p256dh: keyOf('p256dh'), auth: keyOf('auth') };
}

function base64url(bytes: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer()));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The hash by which the server names this browser's address; null: it has none. */
export async function ownEndpointHash(): Promise<string | null> {
  const current = await currentSubscription();
  if (current === null) return null;
  const bytes = new TextEncoder().encode(current.request.endpoint);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the page's worker says: something was told, or somebody touched a notification. */
export function onWorker(heard: (message: { open: string | null }) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const listen = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data !== 'object' || data === null || !('comptoir' in data)) return;
    const path = 'path' in data && typeof data.path === 'string' ? data.path : null;
    if (data.comptoir === 'told') heard({ open: null });
    if (data.comptoir === 'open') heard({ open: path });
  };
  navigator.serviceWorker.addEventListener('message', listen);
  return () => navigator.serviceWorker.removeEventListener('message', listen);
}
