import { expect, it } from 'vitest';
import source from '../../public/push-worker.js?raw';

type Page = { url: string; focused: boolean; heard: unknown[] };

/** The page's worker on its own: what it shows, what it opens, what open pages hear. */
function workerWith(pages: Page[]) {
  const listeners = new Map<string, (event: object) => void>();
  const shown: { title: string; tag: string; data: { path: string } }[] = [];
  const opened: string[] = [];
  const clients = pages.map((page) => ({
    url: page.url,
    focus: async () => {
      page.focused = true;
    },
    postMessage: (message: unknown) => page.heard.push(message),
  }));
  const self = {
    navigator: { language: 'fr-FR' },
    clients: {
      matchAll: async () => clients,
      openWindow: async (url: string) => opened.push(url),
    },
    registration: {
      showNotification: async (title: string, rest: (typeof shown)[number]) =>
        shown.push({ ...rest, title }),
    },
    addEventListener: (name: string, listen: (event: object) => void) =>
      listeners.set(name, listen),
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the worker is a script of its own, not a module
  (new Function('self', source) as (of: typeof self) => void)(self);
  const fire = async (name: string, event: object) => {
    let done: Promise<unknown> = Promise.resolve();
    listeners.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => (done = work) });
    await done;
  };
  return {
    ...{ shown, opened },
    push: (data: unknown) =>
      fire('push', {
        data: {
          json: () => {
            if (data === undefined) throw new SyntaxError('no JSON');
            return data;
          },
        },
      }),
    touch: (path: unknown) =>
      fire('notificationclick', { notification: { close: () => undefined, data: { path } } }),
  };
}

const said = {
  title: 'Votre planning a changé',
  body: '3 changements',
  path: '/schedule',
  tag: 'schedule',
};

it('NOTE-16 shows a push under its kind, and tells the pages that are open', async () => {
  const page: Page = { url: 'https://a.fr/portal/', focused: false, heard: [] };
  const worker = workerWith([page]);
  await worker.push(said);
  expect(worker.shown).toMatchObject([
    { ...{ title: said.title, tag: 'schedule' }, data: { path: '/schedule' } },
  ]);
  expect(page.heard).toEqual([{ comptoir: 'told' }]);
});

it('NOTE-16 what cannot be read still says that there is something new', async () => {
  const worker = workerWith([]);
  await worker.push(undefined);
  await worker.push({ title: 3 });
  const fallback = { title: 'Comptoir', body: 'Il y a du nouveau pour vous.' };
  expect(worker.shown).toMatchObject([fallback, fallback]);
  expect(worker.shown[0]?.data.path).toBe('/notifications');
});

it('NOTE-16 a touch opens the thing itself in the page that is open, else in a new one, and nothing outside', async () => {
  const page: Page = { url: 'https://a.fr/portal/hours', focused: false, heard: [] };
  await workerWith([{ ...page, url: 'https://a.fr/kiosk/' }, page]).touch('/schedule');
  expect(page).toMatchObject({ focused: true, heard: [{ comptoir: 'open', path: '/schedule' }] });
  const alone = workerWith([]);
  for (const path of ['/schedule/requests', '//evil.example', 'https://evil.example', undefined]) {
    await alone.touch(path);
  }
  expect(alone.opened).toEqual([
    '/portal/schedule/requests',
    ...Array.from({ length: 3 }, () => '/portal/notifications'),
  ]);
});
