import { uuidv7 } from '@comptoir/shared/journal/ids';
import {
  type ImportedShift,
  type ReadPlan,
  daysOfShifts,
  readPlanImport,
} from '@comptoir/shared/planning/import';
import type { PlanColumn } from '@comptoir/shared/planning/import-columns';
import type { PlanImported } from '@comptoir/shared/planning/import-portal';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Deps } from '../../deps.ts';
import { type AccountScope, organisationOf } from '../../http/scopes.ts';
import { saltedText } from '../../journal/salted-text.ts';
import type { Rows } from '../../platform/tables/read-rows.ts';
import type { Once } from '../drafts/editing.ts';
import type { Store } from '../people/queries.ts';
import { type Draft, byOf, writing } from '../writing.ts';
import { type NumbersRoom, findPlanImportHouse } from './house.ts';

export type PlanTable = Rows & { meanings: (PlanColumn | null)[] };

/** What an import of this table would do; writes nothing. */
export async function checkShifts(
  deps: Deps,
  rooms: NumbersRoom,
  { organisation }: AccountScope,
  { table, store }: { table: PlanTable; store: Store },
): Promise<ReadPlan> {
  const house = { organisation, store, now: deps.clock.now() };
  const known = await findPlanImportHouse(deps.db, rooms, house);
  return readPlanImport(table.meanings, table.rows, known);
}

/**
 * Drafts every shift of a table, in one transaction, or none (spec PLAN-73). Rows are judged again under the organisation's
 * lock: of two imports at once the second finds the shifts of the first.
 *
 * @returns `faulty-rows` as soon as one of them has a fault; `conflict` where the attempt stands for another table
 */
export async function importShifts(
  deps: Deps,
  rooms: NumbersRoom,
  scope: AccountScope,
  asked: { table: PlanTable; store: Store; once: Once },
): Promise<Result<PlanImported, OperationRefusal | 'faulty-rows'>> {
  const { table, store } = asked;
  const { organisation } = scope;
  const now = deps.clock.now();
  const { zone, cutOffHour } = store.settings;
  const told = { days: null as { from: string; to: string } | null, shifts: 0 };
  const done = await writing(deps, organisationOf(scope), byOf(scope), async (trx, write) => {
    const house = await findPlanImportHouse(trx, rooms, { organisation, store, now });
    // Asked again, the shifts stand already: what is answered is what the file says.
    const said = readPlanImport(table.meanings, table.rows, { ...house, planned: [] });
    told.days = daysOfShifts(said.shifts, { zone, cutOffHour });
    told.shifts = said.shifts.length;
    return asked.once<OperationRefusal | 'faulty-rows'>(trx, now, async () => {
      const { rows, shifts } = readPlanImport(table.meanings, table.rows, house);
      if (shifts.length === 0 || shifts.length < rows.length) return refused('faulty-rows');
      const drafts = shifts.map((shift) => draftOf(deps, store.id, shift));
      const refusal = await write(drafts);
      return refusal === null ? ok(null) : refused(refusal);
    });
  });
  if (!done.ok) return done;
  const { days, shifts } = told;
  return days === null ? refused('faulty-rows') : ok({ shifts, ...days });
}

function draftOf(deps: Deps, establishment: string, { note, ...shift }: ImportedShift): Draft {
  const text = note === null ? null : saltedText(deps.random, note);
  const id = uuidv7(deps.clock.now(), deps.random.bytes(10));
  return {
    kind: 'shift.set',
    establishment,
    body: { shift: id, from: null, to: { ...shift, team: null, noteText: text?.hash ?? null } },
    attachments: text === null ? [] : [text],
  };
}
