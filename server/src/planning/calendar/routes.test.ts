import { calendarAddressSchema, calendarStateSchema } from '@comptoir/shared/planning/calendar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PortalClient, refusalOf } from '../../testing/portal-client.ts';
import { RolesWorld } from '../../testing/roles-world.ts';
import { dumpTables } from '../../testing/routes.ts';

let world: RolesWorld;
let employee: PortalClient;
beforeEach(async () => {
  world = await RolesWorld.open();
  ({ employee } = world.clients);
});
afterEach(() => world.close());

async function make(): Promise<string> {
  const answer = await employee.post('/own/calendar');
  expect(answer.status).toBe(201);
  return new URL(calendarAddressSchema.parse(await answer.json()).url).pathname;
}
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${world.server.url}${path}`, { headers });
const state = async () =>
  calendarStateSchema.parse(await (await employee.get('/own/calendar')).json()).feed;

it('CAL-1 CAL-7 an address is shown once, opens a calendar, is in no log and no table, and ends when it is renewed or revoked', async () => {
  expect(await state()).toBeNull();
  const first = await make();
  expect(first).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
  const answer = await get(first);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  const etag = answer.headers.get('etag') ?? '';
  expect((await get(first, { 'if-none-match': etag })).status).toBe(304);
  expect(await state()).toMatchObject({ readAt: world.server.clock.now() });
  const secret = first.slice('/calendar/'.length, -'.ics'.length);
  expect((await dumpTables(world.server)).join('\n')).not.toContain(secret);
  expect(world.server.log.join('\n')).not.toContain(secret);
  const second = await make();
  expect((await get(first)).status).toBe(404);
  expect((await get(second)).status).toBe(200);
  expect((await employee.send('DELETE', '/own/calendar')).status).toBe(204);
  expect((await get(second)).status).toBe(404);
  expect(await state()).toBeNull();
});

it('CAL-2 opens nothing once its person is archived, and whoever guesses is stopped', async () => {
  const path = await make();
  const person = world.people.employee;
  await world.append([{ kind: 'employee.archive', establishment: world.here, body: { person } }]);
  expect((await get(path)).status).toBe(404);
  for (let time = 0; time < 20; time += 1) await get(`/calendar/${'a'.repeat(43)}.ics`);
  const stopped = await get(`/calendar/${'b'.repeat(43)}.ics`);
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refusalOf(await world.clients.none.post('/own/calendar'))).toEqual([
    403,
    'not-allowed',
  ]);
});
