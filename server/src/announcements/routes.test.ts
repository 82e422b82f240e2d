import {
  announcementDetailSchema,
  announcementsAnswerSchema,
  ownAnnouncementsSchema,
} from '@comptoir/shared/announcements/portal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { HoursHouse } from '../testing/hours-house.ts';
import { type PortalClient, refusalOf } from '../testing/portal-client.ts';

const minute = 60_000;
let house: HoursHouse;
let manager: PortalClient;
let employee: PortalClient;
beforeEach(async () => {
  house = await HoursHouse.open();
  ({ manager, employee } = house.world.clients);
});
afterEach(() => house.close());

const request = (given: Record<string, unknown> = {}) => ({
  ...{ announcement: house.world.newId(), establishment: house.world.here },
  ...{ team: null, person: null, title: 'Inventaire', body: 'Dimanche,\r\n7 h.   ' },
  ...{ pinned: false, from: null, until: null, previous: null },
  ...given,
});
const publish = async (given: Record<string, unknown> = {}, by = manager) => {
  const answer = await by.post('/announcements', request(given));
  if (answer.status !== 201) throw new Error((await refusalOf(answer))[1]);
  return announcementDetailSchema.parse(await answer.json()).announcement;
};
const listed = async (by = manager) =>
  announcementsAnswerSchema.parse(await (await by.get('/announcements')).json());
const detail = async (id: string) =>
  announcementDetailSchema.parse(await (await manager.get(`/announcements/${id}`)).json());
const news = async (by = employee) =>
  ownAnnouncementsSchema.parse(await (await by.get('/own/announcements')).json()).announcements;

describe('announcements in the portal', () => {
  it('NEWS-15 NEWS-16 are published, read in one’s own space once, and the receipt says who and when', async () => {
    const { id, audience } = await publish();
    expect(audience).toBeGreaterThan(2);
    expect(await news()).toMatchObject([
      { id, title: 'Inventaire', body: 'Dimanche,\n7 h.', to: 'all', readAt: null },
    ]);
    expect((await employee.post(`/own/announcements/${id}/read`)).status).toBe(204);
    const at = house.world.server.clock.now();
    house.world.server.clock.advance(minute);
    expect((await employee.post(`/own/announcements/${id}/read`)).status).toBe(204);
    expect(await news()).toMatchObject([{ readAt: at }]);
    const { receipts, unread, announcement } = await detail(id);
    expect(receipts).toMatchObject([
      { person: house.awa, at, door: 'portal', before: false, former: false },
    ]);
    expect(unread).toHaveLength(audience - 1);
    expect(announcement).toMatchObject({ readers: 1, mine: true });
    const { server, organisation } = house.world;
    expect(await compareRebuilt(server.deps.db, organisation)).toMatchObject({ ok: true });
  });

  it('NEWS-4 the second of two managers is told, and asking twice publishes once', async () => {
    const asked = request();
    const first = await manager.post('/announcements', asked);
    const again = await manager.post('/announcements', { ...asked });
    expect([first.status, again.status]).toEqual([201, 201]);
    const { announcement } = announcementDetailSchema.parse(await again.json());
    const { definition: previous } = announcement;
    await publish({ ...asked, title: 'Samedi', previous });
    const late = await manager.post('/announcements', { ...asked, title: 'Lundi', previous });
    expect(await refusalOf(late)).toEqual([409, 'conflict']);
    expect((await listed()).announcements).toMatchObject([{ title: 'Samedi' }]);
  });

  it('NEWS-1 NEWS-7 are said from their time on and until their end, and to nobody once withdrawn', async () => {
    const now = house.world.server.clock.now();
    const { id } = await publish({ from: now + minute, until: now + 2 * minute });
    expect(await news()).toEqual([]);
    house.world.server.clock.advance(minute);
    expect(await news()).toMatchObject([{ id }]);
    house.world.server.clock.advance(minute);
    expect(await news()).toEqual([]);
    const { id: other } = await publish();
    expect((await manager.post(`/announcements/${other}/withdrawal`)).status).toBe(204);
    expect(await news()).toEqual([]);
    expect((await listed()).announcements).toHaveLength(2);
    expect((await employee.post(`/own/announcements/${other}/read`)).status).toBe(404);
  });

  it('NEWS-11 X03 are said to a person or a team alone, and to others do not exist', async () => {
    const { id } = await publish({ person: house.awa });
    expect(await news()).toMatchObject([{ id, to: 'person' }]);
    expect(await news(manager)).toEqual([]);
    expect((await manager.post(`/own/announcements/${id}/read`)).status).toBe(404);
    const { elsewhere } = house.world.clients;
    expect((await elsewhere.get(`/announcements/${id}`)).status).toBe(404);
    expect((await elsewhere.post('/announcements', request())).status).toBe(404);
    expect((await listed(elsewhere)).announcements).toEqual([]);
    const everywhere = request({ establishment: null });
    expect((await manager.post('/announcements', everywhere)).status).toBe(404);
    await publish({ establishment: null }, house.world.clients.administrator);
    expect(await news(elsewhere)).toHaveLength(1);
  });

  it('NEWS-17 have a title and a text within their limits, and an end after their beginning', async () => {
    const asked = async (given: Record<string, unknown>) =>
      (await manager.post('/announcements', request(given))).status;
    expect(await asked({ title: ' ' })).toBe(400);
    expect(await asked({ title: '\u200B' })).toBe(400);
    expect(await asked({ body: ' \u200B\u2060 ' })).toBe(400);
    expect(await asked({ title: '🎉', body: '1' })).toBe(201);
    expect(await asked({ title: 'a'.repeat(121) })).toBe(400);
    expect(await asked({ body: 'a'.repeat(3_001) })).toBe(400);
    expect(await asked({ body: 'a'.repeat(3_000), title: 'é'.repeat(120) })).toBe(201);
    expect(await asked({ until: 1 })).toBe(400);
    // No page could write a day that does not exist.
    expect(await asked({ from: 8.64e15 })).toBe(400);
    expect(await asked({ until: 8.64e15 })).toBe(400);
  });
});
