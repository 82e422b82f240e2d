import type { OperationRefusal } from '@comptoir/shared/refusals';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import {
  projectAbsence,
  projectAbsenceDecision,
  projectAbsenceEnd,
} from './absences/projection.ts';
import type { IsClosed } from '../journal/closed-days.ts';
import { projectAgreed } from './changes/projection.ts';
import { projectContract } from './contracts/commands.ts';
import { projectDraft } from './drafts/projection.ts';
import { projectPosition } from './positions/commands.ts';
import { projectPost, projectPublication } from './publications/projection.ts';
import {
  projectSwap,
  projectSwapAnswer,
  projectSwapDecision,
  projectSwapEnd,
} from './swaps/projection.ts';
import { projectTemplate } from './templates/commands.ts';

type Kinds =
  | `shift.${'set' | 'post'}`
  | `schedule.${'publish' | 'accept'}`
  | `absence.${'ask' | 'set' | 'decide' | 'cancel'}`
  | `swap.${'ask' | 'answer' | 'decide' | 'withdraw'}`
  | 'position.define'
  | 'template.define'
  | 'contract.set';

/** The schedule, drafted and published, and what people ask of it. Each operation sees what the one before left. */
export function planningProjection(
  isClosed: IsClosed,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const item of items) {
      const refusal = await project(batch, item, isClosed);
      verdicts.push(refusal === null ? applied(item.flags) : refusedBecause(refusal));
    }
    return verdicts;
  };
}

async function project(
  batch: Batch,
  item: Accepted<Kinds>,
  isClosed: IsClosed,
): Promise<OperationRefusal | null> {
  if (is(item, 'shift.set')) return projectDraft(batch, item, isClosed);
  if (is(item, 'shift.post')) return projectPost(batch, item, isClosed);
  if (is(item, 'schedule.publish')) return projectPublication(batch, item, isClosed);
  if (is(item, 'schedule.accept')) return projectAgreed(batch, item);
  if (is(item, 'position.define')) return projectPosition(batch, item);
  if (is(item, 'template.define')) return projectTemplate(batch, item);
  if (is(item, 'contract.set')) return projectContract(batch, item);
  if (is(item, 'absence.ask') || is(item, 'absence.set')) return projectAbsence(batch, item);
  if (is(item, 'absence.decide')) return projectAbsenceDecision(batch, item);
  if (is(item, 'absence.cancel')) return projectAbsenceEnd(batch, item);
  if (is(item, 'swap.ask')) return projectSwap(batch, item);
  if (is(item, 'swap.answer')) return projectSwapAnswer(batch, item);
  if (is(item, 'swap.withdraw')) return projectSwapEnd(batch, item);
  return projectSwapDecision(batch, item, isClosed);
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Accepted<K> {
  return item.operation.kind === kind;
}
