import type { Permission } from '@comptoir/shared/access/permissions';
import type { Deps } from '../../deps.ts';
import {
  type AccountScope,
  type EstablishmentScope,
  covers,
  coversPlace,
  establishmentsIn,
  mintEstablishmentScope,
} from '../../http/scopes.ts';
import { findRoster } from '../../journal/roster.ts';
import { choosePeople } from '../exports/asked.ts';
import { findSilent } from '../silent.ts';
import { findApprovals } from '../periods/queries.ts';
import { findStanding } from '../statements/queries.ts';
import { type ShownPerson, findShownPeople, findStores } from './queries.ts';
import { type ReadSheet, type SheetRooms, readSheets } from './read.ts';

/** Business days that one asks for at once. */
export const sheetSpan = 62;

export type Asked = { establishment: string; from: string; to: string };

/** Whoever is shown in a list of hours; the name is empty once it was erased. */
export function whoOf({ id, name, colour, photo, team }: ShownPerson) {
  return { id, name: name ?? '', colour, photo, team };
}

/** Everything that answers about the hours of an establishment are made from. */
export type Sheets = {
  read: ReadSheet[];
  people: ReadonlyMap<string, ShownPerson>;
  store: { name: string; zone: string };
  /** Names of the establishments of the house, by id. */
  names: ReadonlyMap<string, string>;
};

/** Timesheets of these people in one establishment, in their order. */
export async function sheetsIn(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  rooms: SheetRooms,
  organisation: string,
  asked: Asked & { people: readonly string[] },
): Promise<Sheets> {
  const stores = await findStores(db, organisation);
  const settings = new Map([...stores].map(([id, one]) => [id, one.settings]));
  const store = stores.get(asked.establishment);
  const read: ReadSheet[] = [];
  const span = { ...asked, organisation, now: clock.now() };
  for await (const sheet of readSheets(db, rooms, span, settings)) read.push(sheet);
  return {
    read,
    people: await findShownPeople(db, organisation, asked.people),
    store: { name: store?.name ?? '', zone: store?.settings.zone ?? 'UTC' },
    names: new Map([...stores].map(([id, { name }]) => [id, name])),
  };
}

/** The people of a span within reach: those who belong to the establishment or punched there, nobody who left without hours. */
export async function everybodyIn(
  deps: Deps,
  rooms: SheetRooms,
  scope: EstablishmentScope,
  asked: Asked & { team?: string | undefined },
): Promise<{ ok: true; value: Sheets } | { ok: false; refusal: 'bad-request' | 'not-found' }> {
  const { organisation } = scope;
  const chosen = await choosePeople(deps, scope, asked, sheetSpan);
  if (!chosen.ok) {
    return { ok: false, refusal: chosen.refusal === 'bad-request' ? 'bad-request' : 'not-found' };
  }
  const people = chosen.value.people
    .filter(({ team }) => asked.team === undefined || team === asked.team)
    .map(({ id }) => id);
  const sheets = await sheetsIn(deps, rooms, organisation, { ...asked, people });
  const roster = await findRoster(deps.db, organisation, people);
  const read = sheets.read.filter(
    (one) => roster.get(one.person)?.archived !== true || hasHours(one),
  );
  return { ok: true, value: { ...sheets, read } };
}

function hasHours({ sheet: { days, totals } }: ReadSheet): boolean {
  const hours = totals.raw + totals.corrected + totals.paid;
  return hours > 0 || days.some(({ anomalies }) => anomalies.length > 0);
}

/** Somebody within reach of that permission there, as if they were asked for alone; null: they do not exist here (X03). */
export async function personIn(
  { db }: Pick<Deps, 'db'>,
  scope: EstablishmentScope,
  { establishment, person }: { establishment: string; person: string },
): Promise<{ team: string | null; establishments: ReadonlySet<string> } | null> {
  const within = establishmentsIn(scope);
  if (within !== 'all' && !within.has(establishment)) return null;
  const entry = (await findRoster(db, scope.organisation, [person])).get(person);
  if (!entry) return null;
  const place = { establishments: [establishment], team: entry.team };
  return coversPlace(scope, place) ? entry : null;
}

/** What the one who asks may do with the hours of an establishment. */
export function mayIn(scope: AccountScope, establishment: string) {
  const holds = (permission: Permission) => {
    const held = mintEstablishmentScope(scope, permission);
    return held !== null && covers(held, establishment);
  };
  const approving = mintEstablishmentScope(scope, 'punches.approve');
  const within = approving === null ? new Set<string>() : establishmentsIn(approving);
  return {
    // A manager of a team approves the hours of that team.
    approve: within === 'all' || within.has(establishment),
    lock: holds('periods.lock'),
    issue: holds('statements.issue'),
    exports: holds('exports.read'),
  };
}

/** What stands beside the hours of a span: who has seen them, which statement was issued, which tablets are silent. */
export async function besides(
  deps: Pick<Deps, 'db' | 'clock'>,
  organisation: string,
  asked: Asked & { people: readonly string[] },
) {
  const approvals = await findApprovals(deps.db, organisation, asked);
  const approvers = [...approvals.values()].flatMap(({ by }) => by ?? []);
  return {
    approvals,
    approvers: await findShownPeople(deps.db, organisation, [...new Set(approvers)]),
    statements: await findStanding(deps.db, organisation, asked),
    silent: await findSilent(deps, organisation, [asked.establishment]),
  };
}
