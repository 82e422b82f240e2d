import { pushPayloadSchema } from '@comptoir/shared/notifications/portal';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { nextTry } from '../../mail/backoff.ts';
import type { Pusher, Pushing } from '../../platform/push.ts';
import { type QueueLoop, startQueueLoop } from '../../platform/queue-loop.ts';
import {
  type ClaimedPush,
  type PushSettlement,
  claimPushes,
  dropSubscription,
  noteUsed,
  requeueInterrupted,
  settlePush,
  tidyPushes,
} from './commands.ts';
import { isAnyDue } from './queries.ts';

export type PushWorker = QueueLoop;

const tidyEvery = 3_600_000;
/** Pushes under way at once, and of these to one push service: one that does not answer keeps nobody else's waiting. */
const together = 16;
const perHost = 4;
/** How long a push service is left alone that was not reached. Ms. */
const rest = 30_000;

type Work = {
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;
  pusher: Pusher;
  tidiedAt: number;
  stopped: boolean;
  /** Push services that are left alone, and until when. */
  resting: Map<string, number>;
};

/** Sends what the queue holds for as long as the server runs (spec NOTE-10). */
export async function startPushWorker(deps: Work['deps'], pusher: Pusher): Promise<PushWorker> {
  const work: Work = { deps, pusher, tidiedAt: 0, stopped: false, resting: new Map() };
  await requeueInterrupted(deps.db);
  const loop = startQueueLoop({
    log: deps.log,
    stumbled: 'the push queue stopped for a moment',
    look: (woken) => passOnce(work, woken),
  });
  return {
    ...loop,
    stop() {
      work.stopped = true;
      return loop.stop();
    },
  };
}

async function passOnce(work: Work, woken: () => Promise<void>): Promise<void> {
  const { db, clock } = work.deps;
  const now = clock.now();
  if (now - work.tidiedAt >= tidyEvery) {
    await inTransaction(db, (trx) => tidyPushes(trx, now));
    work.tidiedAt = now;
  }
  const underWay = new Map<Promise<void>, string>();
  for (;;) {
    let claimed: ClaimedPush[];
    do {
      claimed = await claim(work, [...underWay.values()]);
      for (const push of claimed) {
        const sending = sendOne(work, push).finally(() => underWay.delete(sending));
        underWay.set(sending, hostOf(push));
      }
    } while (claimed.length > 0);
    if (underWay.size === 0) return;
    // As soon as one has ended, or more is there to be sent, it goes on: nothing waits for the slowest.
    await Promise.race([...underWay.keys(), woken()]);
  }
}

/** What is due and may begin beside what is under way to these hosts. */
async function claim(work: Work, hosts: readonly string[]): Promise<ClaimedPush[]> {
  const { db, clock } = work.deps;
  const free = together - hosts.length;
  if (work.stopped || free <= 0) return [];
  const now = clock.now();
  for (const [host, until] of work.resting) if (until <= now) work.resting.delete(host);
  const full = hosts.filter((host) => hosts.filter((one) => one === host).length >= perHost);
  const avoid = [...new Set([...full, ...work.resting.keys()])];
  const due = { now, avoid };
  if (!(await isAnyDue(db, due))) return [];
  // So few at once that none of their hosts gets more than its share.
  const limit = Math.min(free, perHost - Math.max(0, ...countsOf(hosts, avoid)));
  return inTransaction(db, (trx) => claimPushes(trx, { ...due, limit }));
}

/** How many are under way to each host that still takes more. */
function countsOf(hosts: readonly string[], avoid: readonly string[]): number[] {
  const open = [...new Set(hosts)].filter((host) => !avoid.includes(host));
  return open.map((host) => hosts.filter((one) => one === host).length);
}

const hostOf = ({ target }: ClaimedPush) => new URL(target.endpoint).host;

async function sendOne(work: Work, push: ClaimedPush): Promise<void> {
  const { db, clock, log } = work.deps;
  const { target, payload, topic } = push;
  const ttl = Math.max(60, Math.ceil((push.until - clock.now()) / 1000));
  const sending = await work.pusher.send({ target, payload, ttl, topic });
  // Stopped without waiting for it: the next start tries it again.
  if (work.stopped && !sending.ok) return;
  const to = settlementOf(work, push, sending);
  const noted = {
    push: push.id,
    attempts: push.attempts,
    problem: sending.ok ? null : sending.problem,
  };
  if (sending.ok) log.info(noted, 'push sent');
  else log.warn(noted, to.state === 'failed' ? 'push given up' : 'push not sent yet');
  if (!sending.ok) leaveAlone(work, hostOf(push), sending);
  await settlePush(db, push.id, to);
  if (sending.ok) await noteUsed(db, push.subscription, clock.now());
  else if (sending.because === 'gone') await dropSubscription(db, push.subscription);
}

/** A service that says when to come again means all that we send it; one that was not reached is not asked 200 times. */
function leaveAlone(
  { deps, resting }: Work,
  host: string,
  { because, wait }: Extract<Pushing, { ok: false }>,
): void {
  const pause = because === 'unreachable' ? rest : because === 'later' ? (wait ?? 0) : 0;
  if (pause > 0) resting.set(host, Math.max(resting.get(host) ?? 0, deps.clock.now() + pause));
}

function settlementOf({ deps }: Work, push: ClaimedPush, sending: Pushing): PushSettlement {
  const now = deps.clock.now();
  if (sending.ok) return { state: 'sent', at: now };
  const { because, problem, wait } = sending;
  if (because === 'too-large') {
    const shorter = shortened(push.payload);
    return shorter === null
      ? { state: 'failed', problem }
      : { state: 'queued', problem, nextAt: now, payload: shorter };
  }
  if (because === 'gone' || because === 'refused') return { state: 'failed', problem };
  const nextAt = Math.max(
    nextTry(push.attempts, now, deps.random.bytes(1)[0]! / 256),
    now + (wait ?? 0),
  );
  return nextAt >= push.until ? { state: 'failed', problem } : { state: 'queued', problem, nextAt };
}

/** The title alone; null where nothing is left to leave out. */
function shortened(payload: string): string | null {
  const said = pushPayloadSchema.parse(JSON.parse(payload));
  return said.body === '' ? null : JSON.stringify({ ...said, body: '' });
}
