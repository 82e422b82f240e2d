import { beyondLimits } from '@comptoir/shared/planning/absence-limits';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Accepted, Batch } from '../../journal/batch.ts';
import { findRoster } from '../../journal/roster.ts';
import { dayAt, momentOf, ownerOf, placeOf } from '../asking.ts';
import { writeAbsence } from './commands.ts';
import { type StoredAbsence, findAbsence } from './queries.ts';

type Entered = 'absence.ask' | 'absence.set';

/** Somebody asks not to be there, or a manager enters it: then it stands at once (spec PLAN-30, PLAN-32). */
export async function projectAbsence(
  batch: Batch,
  item: Accepted<Entered>,
): Promise<OperationRefusal | null> {
  const { organisation, trx } = batch;
  const { operation, position } = item;
  const { absence, type, span, reasonText } = operation.body;
  const person = await ownerOf(batch, operation.body.person);
  const establishment = placeOf(batch, operation.establishment);
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (establishment === null || !entry || entry.archived) return 'not-found';
  if (!entry.establishments.has(establishment)) return 'foreign-establishment';
  if (await findAbsence(trx, organisation, absence)) return 'conflict';
  const at = momentOf(batch, item);
  const { actor } = operation;
  const isSet = operation.kind === 'absence.set';
  // What was taken before there were these rules stays.
  if (!batch.again) {
    const isBeyond = !isSet && beyondLimits(span, dayAt(batch, establishment, at)) !== null;
    // Nobody enters their own, under a second record neither.
    if (isBeyond || (isSet && person === actor)) return 'not-allowed';
  }
  await writeAbsence(
    batch,
    {
      ...{ organisation, absence, establishment, person, type, span: JSON.stringify(span) },
      ...{ first_day: span.from, last_day: span.to, state: isSet ? 'approved' : 'pending' },
      ...{ reason_text: reasonText, asked_by: actor, asked_at: at },
      ...{ decided_by: isSet ? actor : null, decided_at: isSet ? at : null },
      decision_reason_text: null,
    },
    position,
  );
  return null;
}

/** A manager of a store where they work decides about it (spec PLAN-31). */
export async function projectAbsenceDecision(
  batch: Batch,
  item: Accepted<'absence.decide'>,
): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const { decision, reasonText } = operation.body;
  const row = await ownRow(batch, operation);
  if (typeof row === 'string') return row;
  // Also where a second record of theirs hid it from whoever judged the act.
  if (operation.actor === row.person) return 'not-allowed';
  if (row.state !== 'pending') return 'conflict';
  const decided = {
    ...{ state: decision, decided_by: operation.actor, decided_at: momentOf(batch, item) },
    decision_reason_text: reasonText,
  };
  await writeAbsence(batch, { ...row, ...decided }, position);
  return null;
}

/** Whoever asked takes it back while it waits; a manager removes it at any time (spec PLAN-33). */
export async function projectAbsenceEnd(
  batch: Batch,
  item: Accepted<'absence.cancel'>,
): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const row = await ownRow(batch, operation);
  if (typeof row === 'string') return row;
  const isOwn = operation.actor === row.person;
  if (row.state === 'refused' || row.state === 'cancelled') return 'conflict';
  if (isOwn && row.state !== 'pending') return 'conflict';
  const ended = isOwn
    ? { state: 'cancelled' as const }
    : {
        ...{ state: 'cancelled' as const, decided_by: operation.actor },
        decided_at: momentOf(batch, item),
      };
  await writeAbsence(batch, { ...row, ...ended }, position);
  return null;
}

async function ownRow(
  batch: Batch,
  operation: Accepted<'absence.decide' | 'absence.cancel'>['operation'],
): Promise<StoredAbsence | OperationRefusal> {
  const { organisation, trx } = batch;
  const row = await findAbsence(trx, organisation, operation.body.absence);
  const person = await ownerOf(batch, operation.body.person);
  if (row?.person !== person) return 'not-found';
  const { establishment } = operation;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  const isTheirs =
    establishment !== null &&
    (establishment === row.establishment || entry?.establishments.has(establishment) === true);
  return isTheirs ? row : 'foreign-establishment';
}
