import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { StatementDocument } from '@comptoir/shared/timesheets/statement';
import type { Deps } from '../../deps.ts';
import type { OrganisationScope } from '../../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../../journal/append.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { findOrganisationName, findShownPeople, findStores } from '../sheets/queries.ts';
import { type ReadSheet, type SheetRooms, readSheets } from '../sheets/read.ts';
import { findStanding } from './queries.ts';

/** Whose hours of which business days (both included). */
export type Wanted = { people: readonly string[]; from: string; to: string };
export type By = { actor: string | null; source: ServerEnvelope['source'] };

/**
 * Issues a statement to each of these people (spec STMT-1): what they worked wherever they did, as it stands now. One of the
 * same days that stands is replaced.
 *
 * @returns how many were issued; `too-early` where the days are not over (spec STMT-10); a refusal where one was refused: those before it stand
 */
export async function issueStatements(
  deps: Deps,
  rooms: SheetRooms,
  scope: OrganisationScope,
  wanted: Wanted,
  by: By,
): Promise<Result<number, OperationRefusal>> {
  const { db } = deps;
  const { organisation } = scope;
  const now = deps.clock.now();
  const stores = await findStores(db, organisation);
  const settings = new Map([...stores].map(([id, one]) => [id, one.settings]));
  // A day that goes on still collects its hours: nobody signs for it.
  const isOver = ({ zone, cutOffHour }: EstablishmentSettings) =>
    wanted.to < businessDay(now, zone, cutOffHour);
  if (![...settings.values()].every(isOver)) return refused('too-early');
  const house = {
    organisation: await findOrganisationName(db, organisation),
    people: await findShownPeople(db, organisation, [...wanted.people, by.actor ?? '']),
    stores: new Map([...stores].map(([id, { name }]) => [id, name])),
    standing: await findStanding(db, organisation, wanted),
    by,
  };
  const span = { ...wanted, organisation, establishment: null, now };
  let issued = 0;
  for await (const read of readSheets(db, rooms, span, settings)) {
    const operation = await draft(deps, scope, { read, house, now });
    const [outcome] = await appendServer(deps, scope, [operation]);
    if (outcome?.refusal) return refused(outcome.refusal);
    issued += 1;
  }
  return ok(issued);
}

async function draft(
  deps: Deps,
  { organisation }: OrganisationScope,
  { read, house, now }: { read: ReadSheet; house: House; now: number },
): Promise<NewServerOperation> {
  const statement = uuidv7(now, deps.random.bytes(10));
  const names = await namesIn(deps, organisation, read.corrections);
  const text = JSON.stringify(documentOf(read, { ...house, statement, names, now }));
  const attachment = saltedText(deps.random, text);
  const { person, sheet } = read;
  return {
    ...house.by,
    establishment: placesOf(read)[0] ?? null,
    auth: 'none',
    kind: 'statement.issue',
    body: {
      ...{ statement, person, from: sheet.from, to: sheet.to },
      replaces: house.standing.get(person)?.id ?? null,
      documentText: attachment.hash,
    },
    attachments: [attachment],
  };
}

type House = {
  organisation: string;
  people: Awaited<ReturnType<typeof findShownPeople>>;
  stores: ReadonlyMap<string, string>;
  standing: Awaited<ReturnType<typeof findStanding>>;
  by: By;
};

function documentOf(
  read: ReadSheet,
  of: House & { statement: string; names: ReadonlyMap<string, string>; now: number },
): StatementDocument {
  const { person, sheet, settings, corrections } = read;
  const shown = of.people.get(person);
  const nameOf = (id: string | null | undefined) => (id ? (of.names.get(id) ?? null) : null);
  return {
    v: 1,
    statement: of.statement,
    organisation: of.organisation,
    establishments: placesOf(read).flatMap((place) => of.stores.get(place) ?? []),
    person: { id: person, name: shown?.name ?? '', externalId: shown?.externalId ?? null },
    ...{ from: sheet.from, to: sheet.to, zone: settings.zone },
    language: shown?.language ?? settings.language,
    issuedAt: of.now,
    issuedBy: of.by.actor === null ? null : (of.people.get(of.by.actor)?.name ?? null),
    rules: settings.timeRules,
    ...{ days: sheet.days, weeks: sheet.weeks, totals: sheet.totals },
    corrections: corrections
      .filter(({ standing, state }) => standing !== null || state === 'objected')
      .map(({ day, proposedBy, decision, reason, objection }) => ({
        ...{ day, reason },
        proposedBy: nameOf(proposedBy),
        decidedBy: nameOf(decision?.by),
        decidedAt: decision?.at ?? null,
        objected: objection !== null,
      })),
  };
}

/** Establishments where the hours were worked, in the order in which they come. */
function placesOf({ sheet }: ReadSheet): string[] {
  const places = sheet.days.flatMap(({ corrected }) =>
    corrected.periods.flatMap(({ establishment }) => establishment ?? []),
  );
  return [...new Set(places)];
}

async function namesIn(
  { db }: Deps,
  organisation: string,
  corrections: readonly CorrectionRow[],
): Promise<Map<string, string>> {
  const ids = corrections.flatMap(({ proposedBy, decision }) => [proposedBy, decision?.by]);
  const asked = [...new Set(ids)].filter((id) => typeof id === 'string');
  const people = await findShownPeople(db, organisation, asked);
  return new Map([...people].flatMap(([id, { name }]) => (name === null ? [] : [[id, name]])));
}
