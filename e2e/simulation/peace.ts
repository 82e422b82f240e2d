import type { Deps } from '@comptoir/server/deps';
import { countEnds } from './counts.ts';
import { checkHandedIn, checkOnce, countForgotten } from './handed-in.ts';
import {
  type Watched,
  checkEnds,
  checkOrder,
  checkPages,
  checkPromises,
  noteTicks,
  tablesDiffer,
} from './invariants.ts';
import { BrokenPromise } from './ledger.ts';
import { checkNoOverwriting } from './no-overwriting.ts';
import { type Store, until, watch } from './store.ts';
import { tally } from './tallies.ts';
import { checkWorkedTime } from './worked-time.ts';

const minute = 60_000;
/** After the faults end, everything must have settled within this much virtual time. */
const patience = 12 * minute;

/** Nothing goes wrong any more and nobody writes: everything must drain, and all must agree. */
export async function peace(store: Store): Promise<void> {
  const { schedule, weather, house, troubles, seats, ledger, tallies, template } = store;
  weather.clear();
  store.trace('--- peace ---');
  await troubles.heal();
  await schedule.settle();
  const deadline = schedule.now() + patience;
  let left: string | null = 'not looked yet';
  while (left !== null && schedule.now() < deadline) {
    await until(store, Math.min(deadline, schedule.now() + 20_000), () => false);
    left = await restless(store);
  }
  if (left !== null)
    throw new BrokenPromise(`liveness: after ${patience / minute} min of peace, ${left}`);
  const seen = await noteTicks(ledger, watch(store));
  await checkPromises(house.deps, ledger, seen, { recovering: false, whole: true });
  await checkOrder(house.deps, template.organisation);
  await checkNoOverwriting(house.deps, template.organisation, tallies);
  await checkEnds(house.deps, seen);
  await checkHandedIn(house.deps, ledger, seen);
  await checkOnce(house.deps, troubles.recovering());
  await checkWorkedTime(house.deps, template, store.chance.fork('order'), tallies);
  await checkPages(house.deps, (await parted(house.deps, seen)).working);
  await countEnds(house.deps, ledger, seen, tallies);
  tally(tallies, 'tablets at the end', seats.length);
}

/** What has not settled yet; null when everything has. */
async function restless(store: Store): Promise<string | null> {
  const { seats, house, troubles, ledger } = store;
  for (const { tablet, machine } of seats) {
    if (tablet === null) return `${machine.name} has no page`;
    if (tablet.device.get() === null) return `${machine.name} is not enrolled`;
  }
  const { working, ended } = await parted(house.deps, watch(store));
  for (const { name, tablet } of working) {
    const { pending } = tablet.sync.state();
    if (pending > 0) return `${name} still holds ${pending} operations`;
  }
  for (const { name, tablet } of ended) {
    if (!tablet.sync.state().revoked) return `${name} was not told that it is withdrawn`;
    const rows = await tablet.database.journal.toArray();
    const waiting = rows.filter(({ state }) => state === 'pending').length;
    if (waiting > 0) return `${name} has not handed in ${waiting} operations`;
  }
  const forgotten = troubles.recovering() ? await countForgotten(house.deps, ledger) : 0;
  if (forgotten > 0) return `${forgotten} that stood apart were not handed in again`;
  return await tablesDiffer(house.deps, working);
}

/** Those that work, and those that get no data any more. */
async function parted(
  { db }: Pick<Deps, 'db'>,
  watched: Watched[],
): Promise<{ working: Watched[]; ended: Watched[] }> {
  const devices = await db.selectFrom('device').select(['id', 'status']).execute();
  const status = new Map(devices.map((device) => [device.id, device.status]));
  const isEnded = ({ tablet }: Watched): boolean =>
    /^(lost|revoked)$/.test(status.get(tablet.identity().device) ?? '');
  return {
    working: watched.filter((one) => !isEnded(one)),
    ended: watched.filter(isEnded),
  };
}
