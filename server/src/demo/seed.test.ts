import { checkPassword } from '@comptoir/shared/access/password';
import { permissionsOf } from '@comptoir/shared/access/permissions';
import { loginAnswerSchema } from '@comptoir/shared/access/portal';
import { readEmail, readPhone } from '@comptoir/shared/employees/contact';
import { mailAnswerSchema } from '@comptoir/shared/mail/portal';
import { syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { compare } from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownEstablishments } from '../devices/queries.ts';
import { TestTablet } from '../devices/testing-tablet.ts';
import { openBox } from '../platform/box.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { PortalClient } from '../testing/portal-client.ts';
import { demoAccounts, demoPassword } from './accounts.ts';
import { announcement } from './announcement.ts';
import { demoPeople, seedDemo } from './seed.ts';

type Row = Record<string, unknown>;

let server: TestServer;
const rooms = new Map<string, Row[]>();
const market = new Map<string, Row[]>();

beforeAll(async () => {
  // A Tuesday at noon in Paris.
  server = await openTestServer({ now: Date.parse('2026-11-03T11:00:00Z') });
  await seedDemo(server.deps);
  const known = await knownEstablishments(server.deps.db);
  const idOf = (part: string) => known.find(({ name }) => name.includes(part))?.establishment ?? '';
  await fill(rooms, idOf('Halles'));
  await fill(market, idOf('Marché'));
});
afterAll(() => server.close());

/** Everything that a new tablet of a store gets. */
async function fill(into: Map<string, Row[]>, establishment: string): Promise<void> {
  const tablet = await TestTablet.enrolled(server, establishment);
  const token = await tablet.token();
  let cursor: string | null = null;
  let more = true;
  while (more) {
    const answer = await tablet.sync({ ...(await tablet.push()), cursor }, token);
    const page = syncAnswerSchema.parse(await answer.json());
    for (const { room, row } of page.changes) {
      if (row) into.set(room, [...(into.get(room) ?? []), row]);
    }
    ({ cursor, more } = page);
  }
}

const rows = (room: string) => rooms.get(room) ?? [];

describe('the demonstration, as a tablet gets it', () => {
  it('has one restaurant with twenty-four people, two of them managers, one a minor', () => {
    expect(rows('establishments')).toMatchObject([
      { organisationName: 'Maison Aubert', name: 'Le Comptoir des Halles' },
    ]);
    const people = rows('employees');
    expect(people).toHaveLength(24);
    expect(people.filter(({ role }) => role === 'manager')).toHaveLength(2);
    expect(people.filter(({ minorUntil }) => minorUntil !== null)).toHaveLength(1);
    expect(new Set(people.map(({ team }) => team))).toEqual(
      new Set(['Salle', 'Cuisine', 'Plonge', 'Bar']),
    );
    expect(rows('teams').map(({ name }) => name)).toContain('Terrasse');
    expect(rows('pins')).toHaveLength(24);
  });

  it('knows e-mail and telephone of some of them, as they are kept', () => {
    const texts = (field: string) =>
      rows('employees').flatMap(({ [field]: text }) => (typeof text === 'string' ? [text] : []));
    const [emails, phones] = [texts('email'), texts('phone')];
    expect(emails).toHaveLength(16);
    expect(phones).toHaveLength(12);
    for (const email of emails) expect(readEmail(email)).toEqual({ ok: true, value: email });
    for (const phone of phones) expect(readPhone(phone)).toEqual({ ok: true, value: phone });
  });

  it('EMP-11 has a second store, where one of them works too', () => {
    expect(market.get('establishments')).toMatchObject([
      { name: 'Le Comptoir du Marché', contact: 'Awa Diallo, au bureau' },
    ]);
    const [awa, ...others] = market.get('employees') ?? [];
    expect(others).toEqual([]);
    expect(awa).toMatchObject({
      name: { given: 'Awa' },
      role: 'manager',
      elsewhere: ['Le Comptoir des Halles'],
    });
    const here = rows('employees').find(({ id }) => id === awa?.['id']);
    expect(here).toMatchObject({ elsewhere: ['Le Comptoir du Marché'] });
    expect(market.get('pins')).toHaveLength(1);
  });

  it('has three weeks of punches without a doubt but for a day that was declared late, and somebody still in since yesterday', () => {
    const punches = rows('punches');
    expect(punches.length).toBeGreaterThan(1_500);
    const doubtful = punches.filter(({ flags }) => (flags as string[]).length > 0);
    expect(doubtful.map(({ flags }) => flags)).toEqual([
      ['declared', 'after-lock'],
      ['declared', 'after-lock'],
    ]);
    expect(rows('days').length).toBeGreaterThan(300);
    const yesterday = Date.parse('2026-11-03T04:00:00Z');
    const since = rows('presence').filter(
      ({ at, type }) => Number(at) < yesterday && type !== 'out',
    );
    expect(since).toHaveLength(1);
  });

  it('has corrections and statements in each of their states, a closed week and an export', async () => {
    const states = (room: string) => rows(room).map(({ state }) => state as string);
    expect(states('corrections').sort()).toEqual(['approved', 'objected', 'pending', 'refused']);
    expect(states('statements').sort()).toEqual([
      ...['acknowledged', 'disputed', 'issued', 'replaced', 'seen', 'seen'],
    ]);
    expect(rows('periodLocks')).toMatchObject([{ from: '2026-10-19', to: '2026-10-25' }]);
    const exports = await server.deps.db.selectFrom('export').select('format').execute();
    expect(exports).toEqual([{ format: 'silae' }]);
  });

  it('wrote no punch later than it is, and received each after it happened', async () => {
    const written = await server.deps.db
      .selectFrom('punch')
      .select(['at', 'received_at'])
      .execute();
    const now = server.clock.now();
    expect(written.every(({ at, received_at }) => at <= received_at && received_at <= now)).toBe(
      true,
    );
  });

  it('has lists with temperatures for each moment of the day, and check-offs', () => {
    expect(rows('taskLists').map(({ moment }) => moment)).toEqual([
      'opening',
      'service',
      'closing',
    ]);
    expect(rows('checkOffs').length).toBeGreaterThan(200);
    expect(rows('checkOffs').some(({ value }) => typeof value === 'number')).toBe(true);
  });

  it('prints PINs that are theirs', async () => {
    const { db, keys } = server.deps;
    for (const { id, pin } of demoPeople().slice(0, 3)) {
      const row = await db
        .selectFrom('pin')
        .select('sealed')
        .where('person', '=', id)
        .executeTakeFirstOrThrow();
      const bcrypt = Buffer.from(openBox(keys.pin, id, row.sealed)).toString();
      expect(await compare(pin, bcrypt)).toBe(true);
    }
    expect(demoPeople().every(({ pin }) => /^\d{6}$/.test(pin))).toBe(true);
  });
});

describe('the schedule of the demonstration', () => {
  it('has six weeks with positions, an open shift, absences, a swap that waits and a change to be seen', async () => {
    const shifts = rows('shifts');
    expect(shifts.length).toBeGreaterThan(500);
    expect(shifts.filter(({ person }) => person === null)).toHaveLength(1);
    expect(rows('positions').map(({ name }) => name)).toContain('Plonge');
    expect(new Set(rows('absences').map(({ state }) => state))).toEqual(
      new Set(['approved', 'pending']),
    );
    expect(rows('swaps')).toMatchObject([{ state: 'answered' }]);
    const unseen = rows('shiftChanges').filter(({ seenAt }) => seenAt === null);
    expect(unseen).toMatchObject([{ cause: 'publication' }]);
    expect(market.get('shifts')?.length).toBeGreaterThan(4);
    const drafts = await server.deps.db.selectFrom('shift_draft').selectAll().execute();
    expect(drafts).toHaveLength(1);
  });
});

describe('the demonstration in the portal', () => {
  const accounts = demoAccounts();

  it.each(accounts)('C14 $email opens with e-mail and password alone', async ({ email, roles }) => {
    const client = new PortalClient(server);
    const answer = loginAnswerSchema.parse(await (await client.logIn(email, demoPassword)).json());
    if (answer.next !== 'in') throw new Error(`It asks for more: ${answer.next}`);
    const { permissions, secondFactor } = answer.me;
    expect(secondFactor).toEqual({ on: false, requiredBy: null, restricted: false });
    const brought = roles.flatMap(({ role }) => permissionsOf[role]);
    expect(permissions).toEqual(expect.arrayContaining(brought));
  });

  it('has a password that anybody could choose in a real house', () => {
    const names = ['Maison Aubert', 'Le Comptoir des Halles', 'Le Comptoir du Marché'];
    for (const { email, name } of accounts) {
      const context = { email, names: [...names, ...name.split(' ')] };
      expect(checkPassword(demoPassword, context).ok).toBe(true);
    }
  });

  it('prints every account and its password', () => {
    const places = {
      address: 'http://localhost:8080/kiosk/',
      portal: 'http://localhost:8080/portal/',
    };
    const of = { people: demoPeople(), accounts, password: demoPassword, folder: null };
    const text = announcement({ ...places, ...of });
    expect(text).toContain(demoPassword);
    expect(text).toContain(places.portal);
    for (const { email } of accounts) expect(text).toContain(email);
  });

  it('C12 C21 has invitations that wait, one that came back and one that nobody accepted in time', async () => {
    const client = new PortalClient(server);
    await client.logIn(accounts[0]!.email, demoPassword);
    const invitations = await server.deps.db
      .selectFrom('invitation')
      .select(['delivery', 'state', 'expires_at'])
      .where('state', '=', 'pending')
      .execute();
    expect(invitations.map(({ delivery }) => delivery).sort()).toEqual([
      'failed',
      'sent',
      'sent',
      'sent',
    ]);
    const now = server.clock.now();
    expect(
      invitations.filter(({ expires_at }) => expires_at !== null && expires_at < now),
    ).toHaveLength(1);
    const mails = mailAnswerSchema.parse(await (await client.get('/mail')).json());
    expect(mails.mails.filter(({ state }) => state === 'failed')).toMatchObject([
      { to: 'tuan.pham@example.com', problem: expect.stringContaining('550') as string },
    ]);
  });
});

it('every row of the demonstration is explained by its journal', async () => {
  const { db } = server.deps;
  const { organisation } = await db
    .selectFrom('organisation')
    .select('organisation')
    .executeTakeFirstOrThrow();
  expect(await compareRebuilt(db, organisation)).toMatchObject({ ok: true });
});
