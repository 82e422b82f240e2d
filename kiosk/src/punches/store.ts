import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { Auth } from '@comptoir/shared/journal/operation';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { placeTables, readPlace } from '../local-database/place.ts';
import { taskTables } from '../local-database/task-board.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import { append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import { tileTables } from '../local-database/tiles.ts';
import { readPerson } from '../local-database/person.ts';
import type { PersonView, RecordedPunch } from './view.ts';

/** One person's screen; null while nobody of that id is on the roster. */
export function watchPerson(tablet: Tablet, person: string): Observable<PersonView | null> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...tileTables(database), ...taskTables(database)];
  return watch(tablet, () =>
    database.transaction('r', [...tables, database.days, database.teams], async () => {
      const now = tablet.clock.corrected();
      const place = await readPlace(database, tablet.identity());
      return await readPerson(database, place, person, now);
    }),
  );
}

export type PunchInput = {
  /** Null: somebody who is not in the list, with the `name` they typed. */
  person: string | null;
  type: PunchType;
  auth: Auth;
  actor: string | null;
  name?: string;
};

/** A second tap on the same act within this many ms is the same act (T20). */
const sameTap = 3_000;
type Tap = { monotonic: number; recorded: Promise<RecordedPunch> };
const taps = new WeakMap<Tablet, Map<string, Tap>>();

/**
 * Records a punch; resolves when it is durable. A double tap gets the first tap's punch.
 *
 * @throws NotRecorded when nothing is stored
 */
export async function recordPunch(tablet: Tablet, input: PunchInput): Promise<RecordedPunch> {
  const known = tapsOf(tablet);
  const key = `${input.person ?? `?${input.name ?? ''}`} ${input.type}`;
  const now = tablet.platform.clock.monotonic();
  const tap = known.get(key);
  if (tap && now - tap.monotonic < sameTap) return await tap.recorded;
  const recorded = record(tablet, input);
  known.set(key, { monotonic: now, recorded });
  try {
    return await recorded;
  } catch (error) {
    // Nothing was stored: the next tap is a first one.
    known.delete(key);
    throw error;
  }
}

function tapsOf(tablet: Tablet): Map<string, Tap> {
  let known = taps.get(tablet);
  if (!known) taps.set(tablet, (known = new Map<string, Tap>()));
  return known;
}

async function record(tablet: Tablet, input: PunchInput): Promise<RecordedPunch> {
  const { person, type, auth, actor } = input;
  const id = newId(tablet);
  const text = input.name === undefined ? null : makeAttachment(newSalt(tablet), input.name);
  const [row] = await append(tablet, [
    {
      id,
      kind: 'punch.record',
      body: { person, type, nameText: text?.hash ?? null },
      actor,
      auth,
      clock: tablet.clock.reading(),
      person: person ?? '',
      attachments: text === null ? [] : [text],
    },
  ]);
  tablet.sync.wrote();
  return { id, type, at: row!.at };
}

/** « Annuler »: the punch stays, marked cancelled. Throws like `recordPunch`. */
export async function cancelPunch(
  tablet: Tablet,
  punch: string,
  actor: string | null,
): Promise<void> {
  const { database } = tablet;
  const own = await database.journal.where('id').equals(punch).first();
  const person = own?.person ?? (await database.punches.get(punch))?.person ?? '';
  await append(tablet, [
    {
      id: newId(tablet),
      kind: 'punch.cancel',
      body: { punch },
      actor,
      auth: actor === null ? 'none' : 'pin',
      clock: tablet.clock.reading(),
      person,
    },
  ]);
  tapsOf(tablet).clear();
  tablet.sync.wrote();
}

export type DeclareInput = {
  person: string;
  /** Default `out`: « J'ai oublié de pointer mon départ ». */
  type?: PunchType;
  /** The time declared, ms. */
  at: number;
  note: string | null;
  auth: Auth;
  actor: string | null;
};

/** Declares a forgotten punch, to be approved by a manager. Throws like `recordPunch`. */
export async function declarePunch(tablet: Tablet, input: DeclareInput): Promise<RecordedPunch> {
  const { person, at, note, auth, actor, type = 'out' } = input;
  const id = newId(tablet);
  const text = note === null || note === '' ? null : makeAttachment(newSalt(tablet), note);
  await append(tablet, [
    {
      id,
      kind: 'punch.declare',
      body: { person, type, at, noteText: text?.hash ?? null },
      actor,
      auth,
      clock: tablet.clock.reading(),
      person,
      when: at,
      attachments: text === null ? [] : [text],
    },
  ]);
  tablet.sync.wrote();
  return { id, type, at };
}
