/* Beside the generated worker (vite.config.ts): shows a push, and opens what it is about (docs/spec/notifications.md). */

const unreadable = () =>
  self.navigator.language.startsWith('fr')
    ? { title: 'Comptoir', body: 'Il y a du nouveau pour vous.' }
    : { title: 'Comptoir', body: 'There is something new for you.' };

function read(event) {
  try {
    const { title, body, path, tag } = event.data.json();
    if (typeof title !== 'string' || typeof body !== 'string') throw new Error('No words.');
    return { title, body, path, tag };
  } catch {
    // The browser demands that every push is shown: what cannot be read is shown as something new.
    return unreadable();
  }
}

/** Pages of the portal and nothing else, whatever a push says. */
function pathOf(path) {
  return typeof path === 'string' && /^\/(?!\/)[\w/-]*$/.test(path) ? path : '/notifications';
}

const pages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function show({ title, body, path, tag }) {
  for (const page of await pages()) page.postMessage({ comptoir: 'told' });
  await self.registration.showNotification(title, {
    body,
    tag: typeof tag === 'string' ? tag : 'comptoir',
    renotify: true,
    icon: '/portal/icon-192.png',
    badge: '/portal/icon-192.png',
    data: { path: pathOf(path) },
  });
}

/** In the page that is open, which keeps what somebody was typing; else in a new one. */
async function open(path) {
  const [page] = (await pages()).filter(({ url }) => new URL(url).pathname.startsWith('/portal/'));
  if (page === undefined) {
    await self.clients.openWindow(`/portal${path}`);
    return;
  }
  await page.focus();
  page.postMessage({ comptoir: 'open', path });
}

self.addEventListener('push', (event) => {
  event.waitUntil(show(read(event)));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(pathOf(event.notification.data?.path)));
});
