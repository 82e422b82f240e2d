import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../database/driver.ts';
import { type Pusher, openPusher } from '../../platform/push.ts';
import { FakePusher } from '../../testing/fake-pusher.ts';
import { PushService, pushServiceCa } from '../../testing/push-service.ts';
import { hour, minute } from '../../testing/store-world.ts';
import { ToldWorld } from '../../testing/told-world.ts';
import { enqueuePush } from './commands.ts';
import { type PushWorker, startPushWorker } from './worker.ts';

let world: ToldWorld;
let service: PushService;
let subscription: string;
const running: PushWorker[] = [];
beforeEach(async () => {
  world = await ToldWorld.open();
  service = await PushService.open();
  subscription = await world.giveBrowser(world.store.employee, service.browser('awa'));
});
afterEach(async () => {
  await service.close();
  for (const worker of running.splice(0)) await worker.stop();
  await world.close();
});

const payload = {
  title: 'Votre planning a changé',
  body: '3 changements',
  path: '/schedule',
  tag: 'schedule',
};

function realPusher(hosts = [service.host], silence = 4_000): Pusher {
  return openPusher({
    ...{ keys: world.store.deps.keys.vapid, subject: 'mailto:c@maison.fr' },
    ...{ hosts, ca: pushServiceCa, silence },
  });
}

async function start(pusher: Pusher = realPusher()): Promise<PushWorker> {
  const worker = await startPushWorker(world.store.deps, pusher);
  running.push(worker);
  return worker;
}

function enqueue(
  dedupe: string,
  rest: Partial<typeof payload> = {},
  browser = subscription,
): Promise<void> {
  const { deps, scope } = world.store;
  const until = deps.clock.now() + 24 * hour;
  return inTransaction(deps.db, (trx) =>
    enqueuePush(trx, deps, {
      ...{
        organisation: scope.organisation,
        subscription: browser,
        topic: 'schedule',
        until,
        dedupe,
      },
      payload: { ...payload, ...rest },
    }),
  );
}

const rows = () =>
  world.store.deps.db.selectFrom('push').selectAll().orderBy('created_at').execute();
/** How many are noted as sent. */
const sent = async () => (await rows()).filter(({ state }) => state === 'sent').length;
const browsers = () => world.store.deps.db.selectFrom('push_subscription').selectAll().execute();

describe('the push queue', () => {
  it('NOTE-10 sends each once, keeps no words of what was sent, and notes that the browser was reached', async () => {
    await enqueue('one');
    await enqueue('one');
    const worker = await start();
    await worker.pass();
    await worker.pass();
    expect(service.received.map((one) => one.payload)).toEqual([payload]);
    const { claims, ttl, topic } = service.received[0]!;
    expect(claims.aud).toBe(`https://${service.host}`);
    expect({ ttl, topic }).toEqual({ ttl: 86_400, topic: 'schedule' });
    expect(await rows()).toMatchObject([{ state: 'sent', payload: null, attempts: 1 }]);
    expect(await browsers()).toMatchObject([{ used_at: world.store.clock.now() }]);
  });

  it('NOTE-10 a newer one of a kind takes the place of the one that waits', async () => {
    service.mood = 'fails';
    await enqueue('one');
    const worker = await start();
    await worker.pass();
    await enqueue('two', { body: '5 changements' });
    service.mood = 'takes';
    world.store.clock.advance(hour);
    await worker.pass();
    expect(service.received.map((one) => one.payload.body)).toEqual(['5 changements']);
  });

  it('NOTE-11 a service that is slow or away is tried later, and what was told elsewhere meanwhile is not held up', async () => {
    service.mood = 'stalls';
    await enqueue('one');
    const worker = await start();
    await worker.pass();
    expect(await rows()).toMatchObject([{ state: 'queued', attempts: 1 }]);
    await worker.pass();
    expect(service.attempts).toBe(1);
    service.mood = 'takes';
    world.store.clock.advance(minute);
    await worker.pass();
    expect(service.received).toHaveLength(1);
  });

  it('NOTE-11 nobody is asked again before Retry-After', async () => {
    service.mood = 'throttles';
    service.retryAfter = 1_800;
    await enqueue('one');
    const worker = await start();
    await worker.pass();
    service.mood = 'takes';
    world.store.clock.advance(29 * minute);
    await worker.pass();
    expect(service.attempts).toBe(1);
    world.store.clock.advance(2 * minute);
    await worker.pass();
    expect(service.received).toHaveLength(1);
  });

  it('NOTE-11 a browser that is gone is removed, and what waits for it goes nowhere', async () => {
    service.mood = 'gone';
    await enqueue('one');
    const worker = await start();
    await worker.pass();
    expect(await browsers()).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'failed', payload: null, problem: 'HTTP 410' }]);
    await enqueue('two');
    await worker.pass();
    expect(service.attempts).toBe(1);
    expect((await rows()).map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it('NOTE-11 what is too large is sent once more with its title alone, what is refused never', async () => {
    service.mood = 'too-large';
    service.largest = 300;
    await enqueue('one', { body: 'x'.repeat(300) });
    const worker = await start();
    await worker.pass();
    await worker.pass();
    expect(service.received.map((one) => one.payload)).toEqual([{ ...payload, body: '' }]);
    service.mood = 'refuses';
    await enqueue('two');
    await worker.pass();
    world.store.clock.advance(hour);
    await worker.pass();
    expect(service.attempts).toBe(3);
    expect(await browsers()).toHaveLength(1);
  });

  it('NOTE-10 NOTE-6 what was being sent when the server stopped is sent by the next one, and nothing after a day', async () => {
    await enqueue('one');
    await world.store.deps.db.updateTable('push').set({ state: 'sending' }).execute();
    const worker = await start();
    await worker.pass();
    expect(service.received).toHaveLength(1);
    service.mood = 'fails';
    await enqueue('two');
    await worker.pass();
    world.store.clock.advance(25 * hour);
    service.mood = 'takes';
    await worker.pass();
    expect(service.received).toHaveLength(1);
    expect((await rows())[1]).toMatchObject({ state: 'failed', problem: 'too late' });
  });

  it('NOTE-19 a service that does not answer, or asks to be left alone, keeps nobody else’s pushes waiting', async () => {
    const slow = await PushService.open();
    try {
      const browsers = [];
      for (let n = 0; n < 20; n += 1) {
        const target = slow.browser(`slow ${String(n)}`);
        browsers.push(await world.giveBrowser(world.store.employee, target));
      }
      slow.mood = 'stalls';
      for (const id of browsers) await enqueue(`slow/${id}`, {}, id);
      await enqueue('one');
      const pusher = realPusher([service.host, slow.host]);
      const worker = await start(pusher);
      const passed = worker.pass();
      // What is behind twenty others is there before the first of these is given up.
      await expect.poll(sent, { timeout: 60_000 }).toBe(1);
      expect(slow.attempts).toBeLessThanOrEqual(4);
      expect(service.received).toHaveLength(1);
      // And so is what comes while nobody answers.
      await enqueue('two', { body: 'plus tard' });
      worker.wake();
      await expect.poll(sent, { timeout: 60_000 }).toBe(2);
      expect(slow.attempts).toBeLessThanOrEqual(4);
      await passed;
      // Sixteen more are not asked one after the other: the service is left alone, and they are as they were.
      expect(slow.attempts).toBe(4);
      expect((await rows()).filter(({ attempts }) => attempts === 0)).toHaveLength(16);
      slow.mood = 'throttles';
      slow.retryAfter = 1_800;
      world.store.clock.advance(10 * minute);
      await worker.pass();
      expect(slow.attempts).toBe(8);
      world.store.clock.advance(29 * minute);
      await worker.pass();
      expect(slow.attempts).toBe(8);
      slow.mood = 'takes';
      world.store.clock.advance(2 * minute);
      await worker.pass();
      expect(slow.received).toHaveLength(20);
      expect((await rows()).every(({ state }) => state === 'sent')).toBe(true);
    } finally {
      await slow.close();
    }
  });

  it('NOTE-11 a service that forbids it is asked once, keeps its browser, and nobody else’s are touched', async () => {
    const other = await PushService.open();
    try {
      const [boss, target] = [world.store.manager, other.browser('boss')];
      const told = await world.giveBrowser(boss, target);
      service.mood = 'forbids';
      await enqueue('one');
      await enqueue('two', {}, told);
      const worker = await start(realPusher([service.host, other.host]));
      await worker.pass();
      world.store.clock.advance(hour);
      await worker.pass();
      expect([service.attempts, other.attempts]).toEqual([1, 1]);
      expect(await rows()).toMatchObject([
        { state: 'failed', problem: 'HTTP 403' },
        { state: 'sent' },
      ]);
      expect(await browsers()).toHaveLength(2);
    } finally {
      await other.close();
    }
  });

  it('NOTE-14 a browser whose access ended is told nothing, and leaves', async () => {
    const pusher = new FakePusher([service.host]);
    const worker = await start(pusher);
    await world.store.append([
      {
        ...{ kind: 'employee.archive', establishment: world.store.establishment },
        body: { person: world.store.employee },
      },
    ]);
    world.store.clock.advance(2 * hour);
    await enqueue('one');
    await worker.pass();
    expect(await browsers()).toEqual([]);
    expect(pusher.sent).toEqual([]);
  });
});
