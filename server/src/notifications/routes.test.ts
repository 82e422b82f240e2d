import { announcementDetailSchema } from '@comptoir/shared/announcements/portal';
import { defaultPreferences } from '@comptoir/shared/notifications/notification';
import {
  notificationPage,
  notificationsAnswerSchema,
  preferencesAnswerSchema,
} from '@comptoir/shared/notifications/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../database/driver.ts';
import { FakePusher } from '../testing/fake-pusher.ts';
import { type PortalClient, refusalOf } from '../testing/portal-client.ts';
import { PushService } from '../testing/push-service.ts';
import { RolesWorld } from '../testing/roles-world.ts';
import { insertNotification } from './commands.ts';
import type { Subject } from './subject.ts';

let world: RolesWorld;
let service: PushService;
let employee: PortalClient;
beforeEach(async () => {
  service = await PushService.open();
  world = await RolesWorld.open({ pusher: new FakePusher([service.host]) });
  ({ employee } = world.clients);
});
afterEach(async () => {
  await world.close();
  await service.close();
});

const preferences = async (client = employee) =>
  preferencesAnswerSchema.parse(await (await client.get('/own/notifications/preferences')).json());
const browsers = () => world.server.deps.db.selectFrom('push_subscription').selectAll().execute();

describe('a browser that wants pushes', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/push',
    'https://localhost/push',
    'https://user@fcm.googleapis.com/fcm/send/a',
    'https://fcm.googleapis.com:8443/fcm/send/a',
    'https://fcm.googleapis.com.evil.example/fcm/send/a',
    'https://web.push.apple.com.evil.example/a',
    `https://fcm.googleapis.com/fcm/send/${'a'.repeat(2_048)}`,
  ])('X11 NOTE-13 push endpoint %s -> 400', async (endpoint) => {
    const { p256dh, auth } = service.browser();
    const answer = await employee.post('/own/push', { endpoint, p256dh, auth });
    expect(await refusalOf(answer)).toEqual([400, 'bad-request']);
    expect(await browsers()).toEqual([]);
  });

  it('X11 NOTE-13 a key that nothing can be sealed to -> 400; a browser of a named host is taken, once', async () => {
    const browser = service.browser();
    const bad = { ...browser, p256dh: Buffer.alloc(65, 4).toString('base64url') };
    expect(await refusalOf(await employee.post('/own/push', bad))).toEqual([400, 'bad-request']);
    for (let time = 0; time < 2; time += 1) {
      expect((await employee.post('/own/push', browser)).status).toBe(204);
    }
    const { devices, publicKey } = await preferences();
    expect(devices).toHaveLength(1);
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
    // Nobody else sees it, nor removes it.
    expect((await preferences(world.clients.manager)).devices).toEqual([]);
    const path = `/own/push/${devices[0]!.id}`;
    expect((await world.clients.manager.send('DELETE', path)).status).toBe(404);
    expect((await employee.send('DELETE', path)).status).toBe(204);
    expect((await preferences()).devices).toEqual([]);
  });

  it('NOTE-14 is told until it logs out; a session that only grew old does not end it', async () => {
    await employee.post('/own/push', service.browser());
    world.server.clock.advance(9 * 3_600_000);
    expect((await employee.get('/me')).status).toBe(401);
    expect(await browsers()).toHaveLength(1);
    const { manager } = world.clients;
    world.server.clock.advance(-9 * 3_600_000);
    await manager.post('/own/push', service.browser('boss'));
    expect(await browsers()).toHaveLength(2);
    expect((await manager.send('DELETE', '/session')).status).toBe(204);
    expect(await browsers()).toMatchObject([{ person: world.people.employee }]);
  });

  it('NOTE-14 belongs to whoever used it last', async () => {
    const browser = service.browser();
    await employee.post('/own/push', browser);
    await world.clients.manager.post('/own/push', browser);
    expect(await browsers()).toMatchObject([{ person: world.people.manager }]);
  });
});

describe('what one was told', () => {
  const correction = { about: 'correction', day: '2026-11-02', outcome: 'approved' } as const;
  const tell = (person: string, key: string, at: number, subject: Subject = correction) => {
    const { deps } = world.server;
    const telling = { person, key, subject, at, establishment: null };
    return inTransaction(deps.db, (trx) =>
      insertNotification(trx, deps, world.organisation, telling),
    );
  };
  const list = async (client = employee, query = '') =>
    notificationsAnswerSchema.parse(await (await client.get(`/own/notifications${query}`)).json());

  it('NOTE-15 stands newest first, is read one by one or all at once, and is one’s own', async () => {
    const now = world.server.clock.now();
    for (const [index, key] of ['one', 'two', 'three'].entries()) {
      await tell(world.people.employee, key, now + index);
    }
    const first = await list();
    expect(first).toMatchObject({ unread: 3, more: null });
    expect(first.notifications[0]).toMatchObject({
      ...{ kind: 'corrections', title: 'Une correction de vos heures est acceptée' },
      ...{ text: '2 novembre 2026', path: '/hours', at: now + 2, readAt: null },
    });
    const [newest] = first.notifications;
    // Somebody else marks nothing of it.
    await world.clients.manager.post('/own/notifications/read', { ids: [newest!.id] });
    expect((await list()).unread).toBe(3);
    await employee.post('/own/notifications/read', { ids: [newest!.id] });
    expect((await list()).unread).toBe(2);
    await employee.post('/own/notifications/read', { until: now });
    expect(await (await employee.get('/own/notifications/unread')).json()).toEqual({ unread: 1 });
    expect((await list(employee, `?before=${now + 2}`)).notifications).toHaveLength(2);
    expect((await list(world.clients.manager)).notifications).toEqual([]);
  });

  it('NOTE-15 shows what was told at one moment whole, however many older lines are asked for after it', async () => {
    const now = world.server.clock.now();
    const person = world.people.employee;
    await tell(person, 'first', now - 1);
    // A tablet hands in all that it held at once: its requests have one moment.
    for (let at = 0; at < notificationPage + 3; at += 1) await tell(person, `same ${at}`, now);
    await tell(person, 'newest', now + 1);
    const seen: string[] = [];
    for (let query = ''; ;) {
      const { notifications, more } = await list(employee, query);
      seen.push(...notifications.map(({ id }) => id));
      if (more === null) break;
      query = `?before=${more}`;
    }
    expect(new Set(seen).size).toBe(notificationPage + 5);
    expect(seen).toHaveLength(notificationPage + 5);
  });

  it('NEWS-3 NOTE-9 an announcement that is for somebody else by now is quoted to nobody who heard of it before', async () => {
    const { manager } = world.clients;
    const { employee: one, accounting: other } = world.people;
    const announcement = world.newId();
    const say = async (person: string | null, body: string, previous: string | null) => {
      const about = { announcement, establishment: world.here, team: null, person, previous };
      const rest = { title: 'Samedi', body, pinned: false, from: null, until: null };
      const answer = await manager.post('/announcements', { ...about, ...rest });
      return announcementDetailSchema.parse(await answer.json()).announcement.definition;
    };
    const first = await say(one, 'Bravo pour hier', null);
    await tell(one, announcement, world.server.clock.now(), {
      about: 'announcement',
      announcement,
    });
    expect((await list()).notifications).toMatchObject([{ text: 'Bravo pour hier' }]);
    const second = await say(other, 'Avertissement', first);
    expect((await list()).notifications).toMatchObject([{ text: 'Ouvrez Comptoir pour la lire.' }]);
    await say(null, 'Fermé', second);
    expect((await list()).notifications).toMatchObject([{ text: 'Fermé' }]);
  });

  it('NOTE-5 NOTE-8 somebody chooses by kind; mails of corrections and statements stay', async () => {
    const off = { mail: false, push: false };
    const none = Object.fromEntries(Object.keys(defaultPreferences).map((kind) => [kind, off]));
    expect((await preferences()).choices).toEqual(defaultPreferences);
    const answer = await employee.send('PUT', '/own/notifications/preferences', { choices: none });
    expect(answer.status).toBe(204);
    expect((await preferences()).choices).toEqual({
      ...none,
      corrections: { mail: true, push: false },
      statements: { mail: true, push: false },
    });
    expect(await preferences(world.clients.manager)).toMatchObject({ decides: true });
  });
});
