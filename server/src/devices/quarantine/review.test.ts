import {
  type QuarantineAnswer,
  apartAnswerSchema,
  devicesAnswerSchema,
  quarantineAnswerSchema,
} from '@comptoir/shared/devices/portal';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { refusalOf } from '../../testing/portal-client.ts';
import { type Asker, RolesWorld } from '../../testing/roles-world.ts';
import type { Acts } from '../../testing/tablet-on-bench.ts';
import { TestTablet } from '../testing-tablet.ts';

const minute = 60_000;
let world: RolesWorld;
let tablet: TestTablet;
let awa: string;
beforeEach(async () => {
  world = await RolesWorld.open();
  tablet = await TestTablet.enrolled(world.server, world.here);
  awa = await world.addPerson(world.here, 'Awa');
});
afterEach(async () => {
  const rebuilt = await compareRebuilt(world.server.deps.db, world.organisation);
  expect(rebuilt).toEqual({ ok: true, value: expect.anything() as unknown });
  await world.close();
});

/** What a lost tablet held, handed in. */
async function handedIn(...acts: Acts[]): Promise<QuarantineAnswer['entries']> {
  await world.clients.fleet.post(`/devices/${tablet.device}/lose`);
  for (const one of acts) await tablet.handIn(await tablet.push(1, { acts: one }));
  return (await review()).entries;
}

const arrival = (person: string | null = awa): Acts => ({
  ...{ kind: 'punch.record', actor: person, auth: 'pin' },
  body: { person, type: 'in', nameText: null },
});

async function review(as: Asker = 'manager'): Promise<QuarantineAnswer> {
  const answer = await world.clients[as].get(`/devices/${tablet.device}/quarantine`);
  expect(answer.status).toBe(200);
  return quarantineAnswerSchema.parse(await answer.json());
}

function decide(hash: string, body: object, as: Asker = 'manager'): Promise<Response> {
  return world.clients[as].post(`/devices/${tablet.device}/quarantine/${hash}`, body);
}

type Id = { id: string };

/** A push of one operation in which one word is another, signed as it is then. */
async function changed(of: TestTablet, push: SyncRequest, from: string, to: string) {
  const [bytes] = push.operations as [string];
  const operations = [bytes.replaceAll(from, to)];
  const signature = await of.sign(pushInput(hashOperation(operations[0]!)));
  return { ...push, epoch: push.epoch === from ? to : push.epoch, operations, signature };
}

const keep = (at: number, person = awa) => ({ act: 'keep', person, type: 'in', at }) as const;
const dismiss = { act: 'dismiss', reason: 'Essai au comptoir' } as const;

const punches = () => world.server.deps.db.selectFrom('punch').selectAll().execute();
const presence = async () =>
  (await world.server.deps.db.selectFrom('presence').select(['person', 'type']).execute()).map(
    ({ person, type }) => [person, type],
  );

async function unsettled(): Promise<number | undefined> {
  const answer = await world.clients.fleet.get('/devices');
  return devicesAnswerSchema.parse(await answer.json()).devices[0]?.unsettled;
}

describe('what a tablet handed in apart', () => {
  it('O15 DEVICE-21 is shown with whose it is, by the tablet’s clock and as estimated, and why it is doubtful', async () => {
    const at = world.server.clock.now();
    await world.clients.fleet.post(`/devices/${tablet.device}/lose`);
    const held = await tablet.push(1, {
      skew: 3 * 60 * minute,
      acts: { ...arrival(), auth: 'none' },
    });
    world.server.clock.advance(minute);
    await tablet.handIn(held);
    const { device, entries } = await review();
    expect(device).toMatchObject({ id: tablet.device, status: 'lost' });
    expect(entries).toMatchObject([
      {
        ...{ reason: 'drain', epoch: held.epoch, seq: 1, receivedAt: at + minute, state: 'open' },
        kind: 'punch.record',
        punch: {
          ...{ person: awa, name: 'Awa Diallo', type: 'in', wall: at + 180 * minute },
          ...{ at: at + minute, flags: ['no-pin', 'clock-clamped'] },
        },
        ...{ settledBy: null, settledAt: null, reasonGiven: null },
      },
    ]);
  });

  it('O15 DEVICE-22 a punch that is kept counts, under the id that it was written with, and says who decided', async () => {
    const [entry] = await handedIn(arrival());
    expect(await presence()).toEqual([]);
    const at = world.server.clock.now() - 5 * minute;
    world.server.clock.advance(minute);
    const decidedAt = world.server.clock.now();
    expect((await decide(entry!.hash, keep(at))).status).toBe(204);
    const { bytes } = await world.server.deps.db
      .selectFrom('quarantine')
      .select('bytes')
      .executeTakeFirstOrThrow();
    const { id } = JSON.parse(bytes ?? '') as { id: string };
    expect(await punches()).toMatchObject([
      {
        ...{ id, person: awa, establishment: world.here, type: 'in', at, auth: 'pin' },
        ...{ wall: entry!.punch!.wall, received_at: entry!.receivedAt, device: tablet.device },
        ...{ attached_by: world.people.manager, attached_at: decidedAt },
        flags: '["from-quarantine"]',
      },
    ]);
    expect(await presence()).toEqual([[awa, 'in']]);
    const line = await world.server.deps.db
      .selectFrom('journal_entry')
      .select(['actor', 'door', 'refusal'])
      .where('kind', '=', 'quarantine.settle')
      .execute();
    expect(line).toEqual([{ actor: world.people.manager, door: 'portal', refusal: null }]);
  });

  it('L04 DEVICE-21 what was handed in stays shown as it was, with who decided, when, and why', async () => {
    const [first, second] = await handedIn(arrival(), arrival());
    const other = await world.addPerson(world.here, 'Malo');
    // Somebody knows better than the tablet whose it was, and when.
    const later = world.server.clock.now() - 3 * minute;
    await decide(first!.hash, keep(later, other));
    await decide(second!.hash, dismiss);
    const decided = { settledBy: 'manager Diallo', settledAt: world.server.clock.now() };
    const [kept, put] = (await review()).entries;
    expect(kept).toEqual({ ...first, ...decided, state: 'kept' });
    expect(put).toEqual({
      ...second,
      ...decided,
      ...{ state: 'dismissed', reasonGiven: 'Essai au comptoir' },
    });
    expect((await punches()).map(({ person, at }) => [person, at])).toEqual([[other, later]]);
  });

  it('DEVICE-22 PUNCH-12 one that is kept for a second record counts for the first, once both were merged', async () => {
    const [entry] = await handedIn(arrival());
    const first = await world.addPerson(world.here, 'Awa');
    await world.append([{ kind: 'employee.merge', body: { person: awa, into: first } }]);
    // The page still shows the one that the tablet knew.
    const at = world.server.clock.now();
    expect((await decide(entry!.hash, keep(at, awa))).status).toBe(204);
    expect((await punches()).map(({ person }) => person)).toEqual([first]);
    expect(await presence()).toEqual([[first, 'in']]);
  });

  it('DEVICE-22 ROLE-11 nobody keeps one as their own, under a second record neither; somebody else does', async () => {
    const { manager } = world.people;
    const [entry] = await handedIn(arrival(manager));
    const at = world.server.clock.now() - 120 * minute;
    expect(await refusalOf(await decide(entry!.hash, keep(at, manager)))).toEqual([
      403,
      'not-allowed',
    ]);
    await world.append([{ kind: 'employee.merge', body: { person: awa, into: manager } }]);
    expect(await refusalOf(await decide(entry!.hash, keep(at, awa)))).toEqual([403, 'not-allowed']);
    expect(await punches()).toEqual([]);
    expect((await decide(entry!.hash, keep(at, manager), 'administrator')).status).toBe(204);
    expect((await punches()).map(({ person }) => person)).toEqual([manager]);
  });

  it('DEVICE-22 PERIOD-5 one that is kept on an open day and cuts a closed night short came late', async () => {
    const at = (count: number, time: string) =>
      Temporal.PlainDate.from(
        addDays(businessDay(world.server.clock.now(), 'Europe/Paris', 5), count),
      ).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: time }).epochMilliseconds;
    const other = await TestTablet.enrolled(world.server, world.here);
    const acts = { kind: 'punch.record', actor: awa, auth: 'pin' } as const;
    for (const [type, time] of [
      ['in', at(-2, '22:00')],
      ['out', at(-1, '06:30')],
    ] as const) {
      const skew = time - world.server.clock.now();
      const body = { person: awa, type, nameText: null };
      await other.sync(await other.push(1, { acts: { ...acts, body }, skew }), await other.token());
    }
    const [entry] = await handedIn(arrival());
    const night = businessDay(at(-2, '22:00'), 'Europe/Paris', 5);
    const span = { establishment: world.here, from: night, to: night };
    expect((await world.clients.accounting.post('/periods', span)).status).toBe(201);
    world.server.clock.advance(minute);
    expect((await decide(entry!.hash, keep(at(-1, '05:30')))).status).toBe(204);
    const kept = (await punches()).find(({ flags }) => flags.includes('from-quarantine'));
    expect(kept?.flags).toContain('after-lock');
  });

  it('DEVICE-23 is decided once, whoever else decides at the same moment', async () => {
    const [entry] = await handedIn(arrival());
    const at = world.server.clock.now();
    const answers = await Promise.all([
      decide(entry!.hash, keep(at)),
      decide(entry!.hash, keep(at), 'administrator'),
      decide(entry!.hash, dismiss, 'store'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await refusalOf(await decide(entry!.hash, keep(at)))).toEqual([409, 'conflict']);
    expect((await punches()).length).toBeLessThanOrEqual(1);
  });

  it('DEVICE-23 counts once, when the tablet hands the same in again, apart or by its push', async () => {
    await tablet.sync(await tablet.push(), await tablet.token());
    const push = await tablet.push(1, { acts: arrival() });
    // It hands in while it still works: then both roads are open to the same operation.
    await tablet.handIn(push);
    const [entry] = (await review()).entries;
    const at = world.server.clock.now() - minute;
    expect((await decide(entry!.hash, keep(at))).status).toBe(204);
    await tablet.handIn(push);
    expect(await unsettled()).toBe(0);
    const answer = await tablet.sync(push, await tablet.token());
    expect(await answer.json()).toMatchObject({ outcomes: [{ status: 'applied' }] });
    expect((await punches()).map((row) => [row.at, row.flags])).toEqual([
      [at, '["from-quarantine"]'],
    ]);
    expect(await unsettled()).toBe(0);
  });

  it('DEVICE-23 what the journal has by now is known, and nothing is left to decide', async () => {
    const push = await tablet.push(1, { acts: arrival() });
    await tablet.handIn(push);
    await tablet.sync(push, await tablet.token());
    const [entry] = (await review()).entries;
    expect(entry?.state).toBe('known');
    expect(await unsettled()).toBe(0);
    const answer = await decide(entry!.hash, keep(world.server.clock.now()));
    expect(await refusalOf(answer)).toEqual([409, 'conflict']);
    expect(await punches()).toHaveLength(1);
  });

  it('D12 DEVICE-23 what the tablet wrote again in a later epoch, and a file or a copy of it brought as it was, is known', async () => {
    const push = await tablet.push(1, { acts: arrival() });
    const again = await changed(tablet, push, push.epoch, world.newId());
    await tablet.sync(again, await tablet.token());
    await tablet.handIn(push);
    const [entry] = (await review()).entries;
    expect(entry?.state).toBe('known');
    expect(await unsettled()).toBe(0);
    for (const decision of [keep(world.server.clock.now()), dismiss]) {
      expect(await refusalOf(await decide(entry!.hash, decision))).toEqual([409, 'conflict']);
    }
    expect(await punches()).toHaveLength(1);
    // An id that another tablet has used says nothing of what this one did.
    const idOf = ({ operations }: SyncRequest) => (JSON.parse(operations[0] as string) as Id).id;
    const other = await tablet.push(1, { acts: arrival() });
    const stranger = await TestTablet.enrolled(world.server, world.here);
    const foreign = await stranger.push(1, { acts: arrival() });
    await stranger.handIn(await changed(stranger, foreign, idOf(foreign), idOf(other)));
    await tablet.sync(other, await tablet.token());
    const answer = await world.clients.manager.get(`/devices/${stranger.device}/quarantine`);
    const { entries } = quarantineAnswerSchema.parse(await answer.json());
    expect(entries.map(({ state }) => state)).toEqual(['open']);
  });

  it('DEVICE-24 only punches can count; what cannot be read is put aside; what happened at the pad waits for nobody', async () => {
    const entries = await handedIn(
      { kind: 'punch.cancel', body: { punch: world.newId() } },
      { kind: 'auth.fail', body: { person: awa, purpose: 'punch', failures: 1 } },
    );
    const ofKind = (kind: string) => entries.find((entry) => entry.kind === kind);
    const [check, failure] = [ofKind('punch.cancel'), ofKind('auth.fail')];
    const push = await tablet.push(1);
    await tablet.handIn({ ...push, operations: ['{"v":2}'], signature: await signed('{"v":2}') });
    const unread = (await review()).entries.find(({ kind }) => kind === null);
    expect([check?.state, failure?.state, unread?.state]).toEqual(['open', 'noted', 'open']);
    expect(await unsettled()).toBe(2);
    const at = world.server.clock.now();
    for (const { hash } of [check!, failure!, unread!]) {
      expect(await refusalOf(await decide(hash, keep(at)))).toEqual([400, 'bad-request']);
    }
    expect((await decide(check!.hash, dismiss)).status).toBe(204);
    expect((await decide(unread!.hash, dismiss)).status).toBe(204);
    expect(await unsettled()).toBe(0);
    expect(await punches()).toEqual([]);
  });

  it('DEVICE-22 nobody decides for what is still to come, for somebody unknown, or without a reason', async () => {
    const [entry] = await handedIn(arrival(null));
    const now = world.server.clock.now();
    expect(entry?.punch).toMatchObject({ person: null, flags: ['unknown-person'] });
    for (const body of [
      keep(now + 2 * minute),
      { ...dismiss, reason: '' },
      { ...dismiss, reason: 'x'.repeat(501) },
      { ...keep(now), type: 'lunch' },
      { ...keep(now), id: world.newId() },
      {},
    ]) {
      expect((await decide(entry!.hash, body)).status).toBe(400);
    }
    const stranger = keep(now, world.newId());
    expect(await refusalOf(await decide(entry!.hash, stranger))).toEqual([404, 'not-found']);
    expect(await unsettled()).toBe(1);
    expect((await decide(entry!.hash, keep(now))).status).toBe(204);
  });

  it('C11 DEVICE-21 is counted for whoever may decide or manages tablets, in their own store alone', async () => {
    await handedIn(arrival(), arrival());
    const apart = async (as: Asker) => {
      const answer = await world.clients[as].get('/devices/apart');
      return apartAnswerSchema.parse(await answer.json()).devices;
    };
    for (const asker of ['manager', 'fleet', 'store', 'administrator'] as const) {
      expect(await apart(asker)).toMatchObject([
        { id: tablet.device, establishment: { id: world.here }, unsettled: 2 },
      ]);
    }
    expect([await apart('elsewhere'), await apart('team')]).toEqual([[], []]);
    for (const { hash } of (await review()).entries) await decide(hash, dismiss);
    expect(await apart('manager')).toEqual([]);
  });

  it('X03 DEVICE-21 is seen by the fleet and by who approves punches there, and decided by these alone', async () => {
    const [entry] = await handedIn(arrival());
    const path = `/devices/${tablet.device}/quarantine`;
    for (const asker of ['manager', 'fleet', 'store', 'administrator'] as const) {
      expect((await world.clients[asker].get(path)).status).toBe(200);
    }
    for (const [asker, status] of [
      ['fleet', 403],
      ['accounting', 403],
      ['elsewhere', 404],
      ['team', 404],
      ['nobody', 401],
    ] as const) {
      expect([asker, (await decide(entry!.hash, dismiss, asker)).status]).toEqual([asker, status]);
    }
    const unknown = 'a'.repeat(64);
    for (const hash of [unknown, 'nothing', '..', '%00']) {
      const answer = await decide(hash, dismiss);
      expect([hash, answer.status === 404 || answer.status === 400]).toEqual([hash, true]);
    }
    expect(await unsettled()).toBe(1);
  });
});

function signed(bytes: string): Promise<string> {
  return tablet.sign(pushInput(hashOperation(bytes)));
}
