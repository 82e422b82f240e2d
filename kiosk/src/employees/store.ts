import {
  type PinFault,
  checkNewPin,
  generatePin,
  managerPinLength,
} from '@comptoir/shared/access/pin';
import { personalDigits } from '@comptoir/shared/access/personal-digits';
import { tabletLinkAnswerSchema } from '@comptoir/shared/access/portal';
import type { TabletRole } from '@comptoir/shared/employees/operations';
import { hashPhoto, photoSide } from '@comptoir/shared/employees/photo';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import {
  isClash,
  markSettled,
  readClash,
  refusedRow,
  sameClashes,
  textsOf,
} from '../local-database/clashes.ts';
import { forgiving } from '../local-database/lockout.ts';
import { type PreparedPin, preparePin, putLocalPin } from '../local-database/new-pin.ts';
import { fullName, peopleTables, readEmployees } from '../local-database/people.ts';
import { type Place, placeTables, readPlace } from '../local-database/place.ts';
import { readTogether } from '../local-database/reading.ts';
import { readRecord } from '../local-database/record.ts';
import { projectedPerson, readRoster, rosterTables } from '../local-database/roster.ts';
import { strictTransaction } from '../local-database/transaction.ts';
import { watch } from '../local-database/watch.ts';
import { type Observable, heldBy } from '../platform/signal.ts';
import { type Draft, append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import { balancedColour, byManager, editDrafts } from './drafts.ts';
import type { EmployeeFields, EmployeesView, NewPin, RecordView } from './view.ts';

/** `manager`: id of the manager whose settings are open. */
export type NewEmployee = {
  given: string;
  family: string;
  team: string | null;
  role?: never;
  manager: string;
};
export type ByManager = { person: string; manager: string };
export type LinkFault = 'offline' | 'not-yet-sent' | 'refused';
export type SignUpLink = { url: string; expiresAt: number };

/** Paramètres › Établissement › Employés. */
export const watchEmployees = heldBy((tablet: Tablet): Observable<EmployeesView> => {
  const { database } = tablet;
  const tables = [...placeTables(database), ...peopleTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const place = await readPlace(database, tablet.identity());
      return await readEmployees(database, place, tablet.clock.corrected());
    }),
  );
});

/** One person's record, archived or not; null while nobody of that id is known. */
export function watchRecord(tablet: Tablet, person: string): Observable<RecordView | null> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...peopleTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const place = await readPlace(database, tablet.identity());
      return await readRecord(database, place, person, tablet.clock.corrected());
    }),
  );
}

/**
 * A new person with a PIN, in one transaction (K12): they can punch with it at once.
 *
 * @returns the PIN, which nothing keeps
 * @throws NotRecorded when nothing is stored, here and in every function below
 */
export async function addEmployee(tablet: Tablet, input: NewEmployee): Promise<NewPin> {
  const { given, family, team, manager } = input;
  const { roster, place } = await readHere(tablet);
  const person = newId(tablet);
  const name = { given: given.trim(), family: family.trim() };
  const text = makeAttachment(newSalt(tablet), JSON.stringify(name));
  const create: Draft = {
    ...byManager(tablet, manager),
    kind: 'employee.create',
    body: {
      person,
      nameText: text.hash,
      colour: balancedColour(roster),
      role: 'employee',
      team,
      minorUntil: null,
    },
    attachments: [text],
  };
  const pin = generatePin(place.pinLength, (count) => tablet.platform.random(count));
  const prepared = await preparePin(tablet, {
    ...{ person, pin, actor: manager },
    auth: 'manager',
    change: place.pinChange,
  });
  await write(tablet, [create, prepared.draft], prepared);
  return { person, name: fullName({ name }), pin };
}

/** Writes what differs from what the tablet shows now, one operation per field. */
export async function editEmployee(
  tablet: Tablet,
  { person, manager, changes }: ByManager & { changes: Partial<EmployeeFields> },
): Promise<void> {
  const row = await rowOf(tablet, person);
  await write(tablet, editDrafts(tablet, manager, row, changes));
}

/** Leaves every roster and loses PIN and access; records stay. */
export async function archiveEmployee(tablet: Tablet, input: ByManager): Promise<void> {
  const { person, manager } = input;
  await write(tablet, [
    { ...byManager(tablet, manager), kind: 'employee.archive', body: { person } },
  ]);
}

/** Back on the roster, without a PIN until a new one is made. */
export async function restoreEmployee(tablet: Tablet, input: ByManager): Promise<void> {
  const { person, manager } = input;
  await write(tablet, [
    { ...byManager(tablet, manager), kind: 'employee.restore', body: { person } },
  ]);
}

/** `person` was a second record of `into`. */
export async function mergeEmployees(
  tablet: Tablet,
  { person, into, manager }: ByManager & { into: string },
): Promise<void> {
  await write(tablet, [
    { ...byManager(tablet, manager), kind: 'employee.merge', body: { person, into } },
  ]);
}

/** « Nouveau code »: the old one is dead on this tablet at once, and whoever was locked is free. */
export async function renewPin(tablet: Tablet, { person, manager }: ByManager): Promise<NewPin> {
  const { place } = await readHere(tablet);
  const row = await rowOf(tablet, person);
  const length = pinLengthOf(row.role, place);
  const pin = generatePin(length, (count) => tablet.platform.random(count));
  const prepared = await preparePin(tablet, {
    ...{ person, pin, actor: manager },
    auth: 'manager',
    change: place.pinChange && person !== manager,
  });
  await writePin(tablet, prepared);
  return { person, name: fullName(row), pin };
}

/** A person's own choice, after their own PIN. Nobody is told that somebody else has the same one (T26). */
export async function choosePin(
  tablet: Tablet,
  { person, pin }: { person: string; pin: string },
): Promise<Result<null, PinFault>> {
  const { place } = await readHere(tablet);
  const row = await rowOf(tablet, person);
  const good = checkNewPin(pin, row.role, personalDigits(row));
  if (!good.ok) return good;
  if (good.value.length !== pinLengthOf(row.role, place)) return refused('wrong-length');
  const prepared = await preparePin(tablet, {
    ...{ person, pin: good.value, actor: person },
    auth: 'pin',
    change: false,
  });
  await writePin(tablet, prepared);
  return ok(null);
}

/** « Ouvrir un compte »: the server makes the link and the mail when it hears of it. */
export async function openAccess(
  tablet: Tablet,
  { person, role, manager }: ByManager & { role: TabletRole },
): Promise<Result<null, 'no-email'>> {
  const row = await rowOf(tablet, person);
  if (row.emailText === null) return refused('no-email');
  await write(tablet, [
    { ...byManager(tablet, manager), kind: 'access.open', body: { person, role } },
  ]);
  return ok(null);
}

export async function resendAccess(tablet: Tablet, input: ByManager): Promise<void> {
  const { person, manager } = input;
  await write(tablet, [{ ...byManager(tablet, manager), kind: 'access.resend', body: { person } }]);
}

export async function revokeAccess(tablet: Tablet, input: ByManager): Promise<void> {
  const { person, manager } = input;
  await write(tablet, [{ ...byManager(tablet, manager), kind: 'access.revoke', body: { person } }]);
}

/** K13: asked from the server each time, shown, and kept nowhere. */
export async function fetchLink(
  tablet: Tablet,
  { person, manager }: ByManager,
): Promise<Result<SignUpLink, LinkFault>> {
  const { database } = tablet;
  const asked = await readTogether(database, rosterTables(database), () =>
    projectedPerson(database, person),
  );
  if (asked?.access?.unsent === true) return refused('not-yet-sent');
  const reply = await tablet.sync.ask(
    '/api/sync/links',
    { person, manager },
    tabletLinkAnswerSchema,
  );
  if (reply.ok) return ok(reply.value);
  const answered = reply.problem !== undefined && reply.kind === 'bad';
  return refused(answered ? 'refused' : 'offline');
}

/** O4: the manager has chosen. `mine` is asked for again, of what stands now; either way the clash is settled. */
export async function settleClash(
  tablet: Tablet,
  { key, keep, manager }: { key: string; keep: 'mine' | 'theirs'; manager: string },
): Promise<void> {
  const { database } = tablet;
  const clash = await refusedRow(database, key);
  if (clash === undefined || !isClash(clash)) return;
  const { person, changes } = readClash(clash, await textsOf(database, [clash]));
  const drafts = keep === 'theirs' ? [] : await againDrafts(tablet, person, manager, changes);
  if (drafts.length === 0) {
    await strictTransaction(tablet, [database.journal], async (trx) => {
      await markSettled(trx, database, await sameClashes(database, clash));
    });
    return;
  }
  const same = await sameClashes(database, clash);
  await append(tablet, drafts, {
    tables: [],
    work: async (trx) => {
      await markSettled(trx, database, same);
    },
  });
  tablet.sync.wrote(drafts.length);
}

async function againDrafts(
  tablet: Tablet,
  person: string,
  manager: string,
  changes: ReturnType<typeof readClash>['changes'],
): Promise<Draft[]> {
  const row = await rowOf(tablet, person);
  const wanted = Object.fromEntries(changes.map(({ field, value }) => [field, value]));
  return editDrafts(tablet, manager, row, wanted);
}

/** Somebody who was not in the list was this person. */
export async function attachPunch(
  tablet: Tablet,
  { punch, person, manager }: { punch: string; person: string; manager: string },
): Promise<void> {
  await write(tablet, [
    { ...byManager(tablet, manager), kind: 'punch.attach', body: { punch, person } },
  ]);
}

/** Shrinks a picture, keeps it, and asks for it; it goes to the server before the operation that names it. */
export async function setPhoto(
  tablet: Tablet,
  { person, image, manager }: ByManager & { image: Blob },
): Promise<Result<null, 'unreadable-image'>> {
  const shrunk = await tablet.platform.shrinkImage(image, photoSide);
  if (shrunk === null) return refused('unreadable-image');
  const hash = hashPhoto(shrunk.bytes);
  const row = await rowOf(tablet, person);
  const drafts = editDrafts(tablet, manager, row, { photo: hash });
  if (drafts.length === 0) return ok(null);
  const { photos } = tablet.database;
  await append(tablet, drafts, {
    tables: [photos],
    work: async (_trx) => {
      await photos.put({ hash, ...shrunk, state: 'to-send' });
    },
  });
  tablet.sync.wrote(drafts.length);
  return ok(null);
}

function pinLengthOf(role: TabletRole, place: Place): number {
  return role === 'manager' ? managerPinLength : place.pinLength;
}

async function readHere(tablet: Tablet): Promise<{ roster: EmployeeRow[]; place: Place }> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...rosterTables(database)];
  return await readTogether(database, tables, async () => ({
    roster: await readRoster(database),
    place: await readPlace(database, tablet.identity()),
  }));
}

/** @throws Error for nobody: no screen names somebody who was never there */
async function rowOf({ database }: Tablet, person: string): Promise<EmployeeRow> {
  const found = await readTogether(database, rosterTables(database), () =>
    projectedPerson(database, person),
  );
  if (found === null) throw new Error(`nobody of id ${person}`);
  return found.row;
}

async function write(tablet: Tablet, drafts: Draft[], pin?: PreparedPin): Promise<void> {
  if (drafts.length === 0) return;
  const { database } = tablet;
  await append(
    tablet,
    drafts,
    pin && {
      tables: [database.localPins],
      work: (trx) => putLocalPin(trx, database, pin.row),
    },
  );
  tablet.sync.wrote(drafts.length);
}

/** The PIN and the end of its owner's lock-out, in one transaction. */
async function writePin(tablet: Tablet, pin: PreparedPin): Promise<void> {
  const { database } = tablet;
  await forgiving(tablet, pin.row.person, async (lockout) => {
    await append(tablet, [pin.draft], {
      tables: [database.localPins, database.lockout],
      work: async (trx) => {
        await Promise.all([putLocalPin(trx, database, pin.row), database.lockout.put(lockout)]);
      },
    });
  });
  tablet.sync.wrote();
}
