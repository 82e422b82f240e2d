import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { Deps } from '../../deps.ts';
import { type EstablishmentScope, organisationOf, portalSource } from '../../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../../journal/append.ts';
import { findEstablishments } from '../../journal/queries.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { sheetsIn } from '../sheets/asking.ts';
import type { SheetRooms } from '../sheets/read.ts';

type Done<T = null> = Result<T, OperationRefusal>;
type Span = { establishment: string; from: string; to: string };

/** Closes days by the rules of now (spec PERIOD-1). @returns the lock */
export async function closePeriod(
  deps: Deps,
  scope: EstablishmentScope,
  { establishment, from, to }: Span,
): Promise<Done<string>> {
  const known = await findEstablishments(deps.db, scope.organisation, [establishment]);
  const settings = known.get(establishment);
  if (!settings) return refused('not-found');
  const lock = uuidv7(deps.clock.now(), deps.random.bytes(10));
  const body = { lock, from, to, rules: settings.timeRules };
  const done = await append(deps, scope, [
    { ...by(scope, establishment), kind: 'period.lock', body, attachments: [] },
  ]);
  return done.ok ? ok(lock) : done;
}

export function reopenPeriod(
  deps: Deps,
  scope: EstablishmentScope,
  { lock, establishment, reason }: { lock: string; establishment: string; reason: string },
): Promise<Done> {
  const text = saltedText(deps.random, reason);
  const body = { lock, reasonText: text.hash };
  return append(deps, scope, [
    { ...by(scope, establishment), kind: 'period.reopen', body, attachments: [text] },
  ]);
}

/**
 * Notes that somebody has seen these hours (spec PERIOD-8), of all people or of none.
 *
 * @returns `too-early` where a day goes on, `conflict` where somebody's are other hours by now than were shown
 */
export async function approveHours(
  deps: Deps,
  rooms: SheetRooms,
  scope: EstablishmentScope,
  asked: Span & { people: readonly { person: string; worked: number }[] },
): Promise<Done> {
  const { establishment, from, to } = asked;
  const known = await findEstablishments(deps.db, scope.organisation, [establishment]);
  const settings = known.get(establishment);
  if (!settings) return refused('not-found');
  // Hours that still run are others by the time that they are sent: nobody could approve those of a store at work.
  if (to >= businessDay(deps.clock.now(), settings.zone, settings.cutOffHour)) {
    return refused('too-early');
  }
  const people = asked.people.map(({ person }) => person);
  const { read } = await sheetsIn(deps, rooms, scope.organisation, { ...asked, people });
  const worked = new Map(read.map(({ person, sheet }) => [person, sheet.totals.corrected]));
  if (asked.people.some((one) => worked.get(one.person) !== one.worked)) {
    return refused('conflict');
  }
  return append(
    deps,
    scope,
    asked.people.map((one) => ({
      ...by(scope, establishment),
      kind: 'timesheet.approve',
      body: { ...one, from, to },
      attachments: [],
    })),
  );
}

function by(scope: EstablishmentScope, establishment: string) {
  const source = portalSource(scope);
  return { establishment, actor: scope.person, auth: 'none' as const, source };
}

async function append(
  deps: Deps,
  scope: EstablishmentScope,
  operations: readonly NewServerOperation[],
): Promise<Done> {
  const outcomes = await appendServer(deps, organisationOf(scope), operations);
  const refusal = outcomes.find((one) => one.refusal !== undefined)?.refusal;
  return refusal === undefined ? ok(null) : refused(refusal);
}
