import type { Reader } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { lockHead } from '../journal/head.ts';
import type { Pusher } from '../platform/push.ts';
import {
  type DueAnnouncement,
  findAudience,
  findDueAnnouncements,
  findReads,
  toldOf,
} from './announced/queries.ts';
import { insertTold, markRead, moveMark, tidyNotifications } from './commands.ts';
import { fanOut } from './fan-out.ts';
import {
  type Mark,
  findBehind,
  findFirstScheduleAct,
  findHead,
  findMark,
  findReadings,
  findRequests,
  findScheduleActs,
} from './happened/queries.ts';
import type { Subject, Telling } from './subject.ts';
import { type TellingRooms, tellingsOfRequests, tellingsOfSchedule } from './tellings.ts';

type TellerDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;

export type TellerOptions = {
  /** Base of the links. */
  address: () => Promise<URL>;
  pusher: Pick<Pusher, 'allows'>;
  rooms: TellingRooms;
  /** How long what changes the schedule may be put back before anybody is told (spec NOTE-3). Ms. */
  patience: number;
};

/** Operations of one transaction: whoever writes beside it waits no longer than that. */
const step = 500;
const tidyEvery = 3_600_000;

/**
 * Tells people what concerns them (spec NOTE-1): a step of the mail queue, so whoever publishes waits for nothing. Rows,
 * mails and pushes are written in one transaction with how far the journal was looked through: a server that stops in
 * between begins where it was, and nobody is told twice.
 */
export function notificationTeller(deps: TellerDeps, options: TellerOptions): () => Promise<void> {
  let tidiedAt = 0;
  return async () => {
    const { db, clock, log } = deps;
    const place: Place = { ...options, base: await options.address() };
    for (const organisation of await findBehind(db)) {
      try {
        while (await tellStep(deps, organisation, place)) continue;
      } catch (error) {
        // One house that cannot be told does not hold the others back; it is tried again at the next look.
        log.error({ err: error, organisation }, 'people could not be told');
      }
    }
    const now = clock.now();
    for (const one of await findDueAnnouncements(db, now)) {
      try {
        await tellAnnouncement(deps, one, place);
      } catch (error) {
        log.error({ err: error, announcement: one.announcement }, 'people could not be told');
      }
    }
    if (now - tidiedAt < tidyEvery) return;
    await inTransaction(db, (trx) => tidyNotifications(trx, now));
    tidiedAt = now;
  };
}

type Place = Omit<TellerOptions, 'address'> & { base: URL };

/** @returns whether there is more to look through at once */
async function tellStep(deps: TellerDeps, organisation: string, place: Place): Promise<boolean> {
  const now = deps.clock.now();
  const look = { now, patience: place.patience };
  const seen = await findMark(deps.db, organisation);
  const head = await findHead(deps.db, organisation);
  const ripe = await scheduleUntil(deps.db, organisation, { ...look, mark: seen, head });
  // What may still be put back waits, and takes no write lock for it.
  if (seen.position === head && ripe === seen.schedule) return false;
  return inTransaction(deps.db, async (trx) => {
    const { position: head } = await lockHead(trx, organisation);
    const mark = await findMark(trx, organisation);
    const position = Math.min(head, mark.position + step);
    const stretch = { after: mark.position, upTo: position };
    const asked = await findRequests(trx, organisation, stretch);
    const tellings = await tellingsOfRequests(trx, organisation, asked, place.rooms);
    await fanOut(trx, deps, { organisation, tellings, ...place });
    for (const { person, keys, at } of await findReadings(trx, organisation, stretch)) {
      await markRead(trx, { organisation, person }, { keys }, at);
    }
    const schedule = await scheduleUntil(trx, organisation, { ...look, mark, head });
    const acts = { after: mark.schedule, upTo: schedule };
    const happened = await findScheduleActs(trx, organisation, acts);
    if (happened.length > 0) {
      const found = await tellingsOfSchedule(trx, organisation, { happened, now });
      await fanOut(trx, deps, { organisation, tellings: found.tellings, ...place });
      await insertTold(trx, organisation, found.told, now);
    }
    await moveMark(trx, organisation, { position, schedule });
    return position < head || (schedule > mark.schedule && schedule < head);
  });
}

type Look = { mark: Mark; head: number; now: number; patience: number };

/**
 * How far the schedule may be looked at: nothing until the oldest change has stood for a while, then everything up to now
 * together, so that what was put back meanwhile is no change (spec NOTE-3).
 */
async function scheduleUntil(
  db: Reader,
  organisation: string,
  { mark, head, now, patience }: Look,
): Promise<number> {
  const first = await findFirstScheduleAct(db, organisation, mark.schedule);
  if (first === null) return head;
  // A clock that went back makes nobody wait for it.
  const age = now - first.at;
  if (age >= 0 && age < patience) return mark.schedule;
  return Math.min(head, first.position - 1 + step);
}

async function tellAnnouncement(
  deps: TellerDeps,
  row: DueAnnouncement,
  place: Place,
): Promise<void> {
  const { organisation, announcement, establishment, published_by: author } = row;
  await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const people = await findAudience(trx, row);
    const subject: Subject = { about: 'announcement', announcement };
    const at = Math.max(row.from_at, row.published_at);
    const key = `announcement/${announcement}`;
    const reads = await findReads(trx, row);
    const tellings = people
      .filter((person) => person !== author)
      .map((person): Telling => {
        const readAt = reads.get(person);
        const telling = { person, key, subject, at, establishment };
        return readAt === undefined ? telling : { ...telling, readAt };
      });
    await fanOut(trx, deps, { organisation, tellings, ...place });
    // With what was told: a server that starts tells nobody twice, and forgets nobody.
    await insertTold(trx, organisation, [toldOf(row)], deps.clock.now());
  });
}
