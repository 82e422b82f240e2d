import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { correctedTime } from '@comptoir/shared/time/corrected';
import { correctionStateAfter } from '@comptoir/shared/timesheets/correction-states';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { findMerged } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import type { PrepareStanding } from '../../punches/standing.ts';
import { writeCorrection } from './commands.ts';
import { type StoredCorrection, findAside, findStoredCorrection } from './queries.ts';

type Kinds = `correction.${'propose' | 'decide' | 'withdraw' | 'object'}`;
type Item<K extends Kinds> = Accepted<K>;

/** Corrections: asked for, decided, taken back, objected to (spec CORR-1 to CORR-9). Each sees what the one before left. */
export function correctionProjection(
  prepare: PrepareStanding,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const item of items) {
      const refusal = await project(batch, item, prepare);
      verdicts.push(refusal === null ? applied(item.flags) : refusedBecause(refusal));
    }
    return verdicts;
  };
}

async function project(
  batch: Batch,
  item: Accepted<Kinds>,
  prepare: PrepareStanding,
): Promise<OperationRefusal | null> {
  if (is(item, 'correction.propose')) return propose(batch, item, prepare);
  const { operation } = item;
  const { correction, person } = operation.body;
  const row = await findStoredCorrection(batch.trx, batch.organisation, correction);
  if (!row || row.person !== (await ownerOf(batch, person))) return 'not-found';
  if (operation.establishment !== row.establishment) return 'foreign-establishment';
  if (is(item, 'correction.decide')) return decide(batch, item, { row, prepare });
  if (is(item, 'correction.withdraw')) return withdraw(batch, item, row);
  if (is(item, 'correction.object')) return object(batch, item, row);
  throw new Error(`No ${operation.kind} is projected here.`);
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Item<K> {
  return item.operation.kind === kind;
}

/** A tablet that had not heard of a merge means the first record all the same (spec PUNCH-12). */
async function ownerOf({ trx, organisation }: Batch, person: string): Promise<string> {
  const merged = await findMerged(trx, organisation, [person]);
  return merged.get(person) ?? person;
}

async function propose(
  batch: Batch,
  item: Item<'correction.propose'>,
  prepare: PrepareStanding,
): Promise<OperationRefusal | null> {
  const { trx, organisation } = batch;
  const { operation, position } = item;
  const { establishment, actor, body } = operation;
  const { correction, day, change, reasonText } = body;
  if (establishment === null) return 'not-found';
  if (await findStoredCorrection(trx, organisation, correction)) return 'conflict';
  const person = await ownerOf(batch, body.person);
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry) return 'not-found';
  // Of somebody who does not belong there only what they punched there is corrected: its place is looked at below.
  if (!entry.establishments.has(establishment) && change.remove.length === 0) {
    return 'foreign-establishment';
  }
  // Judged as if it stood already: nobody asks for what cannot be given.
  const prepared = await prepare(batch, {
    ...{ correction, person, establishment, day, standing: change, aside: new Map(), position },
    decided: { before: null, now: batch.receivedAt },
  });
  if ('refusal' in prepared) return prepared.refusal;
  await writeCorrection(
    batch,
    {
      ...{ organisation, correction, establishment, person, day, state: 'pending' },
      ...{ asked: JSON.stringify(change), standing: null, reason_text: reasonText },
      ...{ proposed_by: actor, proposed_at: momentOf(batch, item) },
      ...{ decision: null, decided_by: null, decided_at: null, edited: 0 },
      ...{ decision_reason_text: null, objected_at: null, objection_text: null },
    },
    position,
  );
  return null;
}

async function decide(
  batch: Batch,
  item: Item<'correction.decide'>,
  { row, prepare }: { row: StoredCorrection; prepare: PrepareStanding },
): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const { decision, edited, reasonText } = operation.body;
  // Also where a second record of theirs hid it from whoever judged the act.
  if (operation.actor === row.person) return 'not-allowed';
  const state = correctionStateAfter(row.state, operation.kind, decision);
  if (state === 'conflict' || state === 'not-found') return state;
  if (decision === 'refused' && edited !== null) return 'malformed';
  const asked = JSON.parse(row.asked) as PunchChange;
  const standing = decision === 'approved' ? (edited ?? asked) : null;
  const { correction, person, establishment, day } = row;
  const aside = await findAside(batch.trx, batch.organisation, row);
  const at = momentOf(batch, item);
  const prepared = await prepare(batch, {
    ...{ correction, person, establishment, day, standing, aside, position },
    decided: { before: row.decided_at, now: at },
  });
  if ('refusal' in prepared) return prepared.refusal;
  await writeCorrection(
    batch,
    {
      ...row,
      state,
      standing: standing === null ? null : JSON.stringify(standing),
      ...{ decision, decided_by: operation.actor, decided_at: at },
      ...{ edited: edited === null ? 0 : 1, decision_reason_text: reasonText },
    },
    position,
  );
  await prepared.write();
  return null;
}

async function withdraw(
  batch: Batch,
  { operation, position }: Item<'correction.withdraw'>,
  row: StoredCorrection,
): Promise<OperationRefusal | null> {
  const state = correctionStateAfter(row.state, operation.kind);
  if (state === 'conflict' || state === 'not-found') return state;
  if (operation.actor === null || operation.actor !== row.proposed_by) return 'not-allowed';
  await writeCorrection(batch, { ...row, state }, position);
  return null;
}

async function object(
  batch: Batch,
  item: Item<'correction.object'>,
  row: StoredCorrection,
): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const state = correctionStateAfter(row.state, operation.kind);
  if (state === 'conflict' || state === 'not-found') return state;
  const at = momentOf(batch, item);
  const { reasonText } = operation.body;
  const objected = { ...row, state, objected_at: at, objection_text: reasonText };
  await writeCorrection(batch, objected, position);
  return null;
}

/** When it was said, ms: by the corrected clock of the tablet, or when the server heard of it. */
function momentOf({ receivedAt }: Batch, { operation, after }: Accepted<Kinds>): number {
  if (!isDeviceOperation(operation)) return receivedAt;
  return correctedTime(operation.clock, { after, before: receivedAt }).at;
}
