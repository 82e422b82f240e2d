import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import { swapStateAfter } from '@comptoir/shared/planning/swap-states';
import type { Accepted, Batch } from '../../journal/batch.ts';
import type { IsClosed } from '../../journal/closed-days.ts';
import { findRoster } from '../../journal/roster.ts';
import { momentOf, ownerOf, placeOf, whyClosed } from '../asking.ts';
import type { Changed } from '../commands.ts';
import { readContent, writeContent } from '../content.ts';
import { publish } from '../publications/publish.ts';
import { findAllStored } from '../queries.ts';
import { whyNotAsk } from './asking.ts';
import { writeSwap } from './commands.ts';
import { type StoredSwap, findSwap } from './queries.ts';

/** Somebody asks to give a shift, to take one, or both (spec PLAN-40 to PLAN-42). */
export async function projectSwap(
  batch: Batch,
  item: Accepted<'swap.ask'>,
): Promise<OperationRefusal | null> {
  const { organisation, trx } = batch;
  const { operation, position } = item;
  const { swap, gives, takes, reasonText } = operation.body;
  const person = await ownerOf(batch, operation.body.person);
  const establishment = placeOf(batch, operation.establishment);
  if (establishment === null) return 'not-found';
  if (await findSwap(trx, organisation, swap)) return 'conflict';
  const asked = { ...operation.body, person, establishment, at: momentOf(batch, item) };
  const found = await whyNotAsk(batch, asked);
  if (typeof found === 'string') return found;
  const { colleague, given, taken } = found;
  const isOpen = taken?.person === null;
  await writeSwap(
    batch,
    {
      ...{ organisation, swap, establishment, person, gives, takes, colleague },
      state: isOpen ? 'answered' : 'asked',
      ...{ gives_content: writeContent(given), takes_content: writeContent(taken) },
      ...{ reason_text: reasonText, asked_at: asked.at, answered_at: null },
      ...{ decided_by: null, decided_at: null, decision_reason_text: null },
    },
    position,
  );
  return null;
}

/** The colleague says yes or no; where nobody was named, whoever says yes first (spec PLAN-43). */
export async function projectSwapAnswer(
  batch: Batch,
  item: Accepted<'swap.answer'>,
): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const { accepted } = operation.body;
  const row = await rowOf(batch, operation);
  if (typeof row === 'string') return row;
  const person = await ownerOf(batch, operation.body.person);
  if (row.person === person) return 'not-allowed';
  if (row.colleague !== null && row.colleague !== person) return 'not-allowed';
  // Nobody refuses for everybody else.
  if (row.colleague === null && !accepted) return 'not-allowed';
  const entry = (await findRoster(batch.trx, batch.organisation, [person])).get(person);
  if (!entry || entry.archived || !entry.establishments.has(row.establishment)) return 'not-found';
  const state = swapStateAfter(row.state, accepted ? 'accept' : 'decline');
  if (state === 'conflict') return 'conflict';
  const answered = { colleague: person, state, answered_at: momentOf(batch, item) };
  await writeSwap(batch, { ...row, ...answered }, position);
  return null;
}

/** Whoever asked takes it back while nothing is decided. */
export async function projectSwapEnd(
  batch: Batch,
  { operation, position }: Accepted<'swap.withdraw'>,
): Promise<OperationRefusal | null> {
  const row = await rowOf(batch, operation);
  if (typeof row === 'string') return row;
  const person = await ownerOf(batch, operation.body.person);
  if (row.person !== person) return 'not-found';
  const state = swapStateAfter(row.state, 'withdraw');
  if (state === 'conflict') return 'conflict';
  await writeSwap(batch, { ...row, state }, position);
  return null;
}

/** A manager decides; approved, the shifts change hands and are published so (spec PLAN-45, PLAN-46). */
export async function projectSwapDecision(
  batch: Batch,
  item: Accepted<'swap.decide'>,
  isClosed: IsClosed,
): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const { decision, reasonText } = operation.body;
  const row = await rowOf(batch, operation);
  if (typeof row === 'string') return row;
  const person = await ownerOf(batch, operation.body.person);
  if (row.person !== person) return 'not-found';
  // Also where a second record of theirs hid it from whoever judged the act.
  if (operation.actor === row.person) return 'not-allowed';
  const state = swapStateAfter(row.state, decision === 'approved' ? 'approve' : 'refuse');
  if (state === 'conflict') return 'conflict';
  const at = momentOf(batch, item);
  const moves = decision === 'approved' ? await movesOf(batch, row, { at, isClosed }) : [];
  if (typeof moves === 'string') return moves;
  const { establishment } = row;
  const { id, actor } = operation;
  const decided = { decided_by: actor, decided_at: at, decision_reason_text: reasonText };
  await writeSwap(batch, { ...row, state, ...decided }, position);
  await publish(batch, { operation: id, cause: 'swap', actor, establishment, position }, moves);
  return null;
}

/** The shifts of a swap in the other hands, as they stand now. */
async function movesOf(
  batch: Batch,
  row: StoredSwap,
  { at, isClosed }: { at: number; isClosed: IsClosed },
): Promise<Changed[] | OperationRefusal> {
  const { establishment, gives, takes, person, colleague } = row;
  const ids = [gives, takes].filter((shift) => shift !== null);
  const held = await findAllStored(batch.trx, batch.organisation, ids);
  const wanted: { shift: string | null; was: ShiftContent | null; to: string | null }[] = [
    { shift: gives, was: readContent(row.gives_content), to: colleague },
    { shift: takes, was: readContent(row.takes_content), to: person },
  ];
  const moves: Changed[] = [];
  for (const { shift, was, to } of wanted) {
    if (shift === null) continue;
    const before = held.get(shift)?.content ?? null;
    // What was asked for is over, or is no longer what it was.
    if (before === null || writeContent(before) !== writeContent(was)) return 'conflict';
    if (before.start <= at || to === null) return 'conflict';
    moves.push({ shift, before, after: { ...before, person: to } });
  }
  const shifts = moves.map(({ before }) => before);
  return (await whyClosed(batch, isClosed, { establishment, shifts })) ?? moves;
}

async function rowOf(
  { organisation, trx }: Batch,
  operation: Accepted<'swap.answer' | 'swap.withdraw' | 'swap.decide'>['operation'],
): Promise<StoredSwap | OperationRefusal> {
  const row = await findSwap(trx, organisation, operation.body.swap);
  if (!row) return 'not-found';
  return row.establishment === operation.establishment ? row : 'foreign-establishment';
}
