import { type Standing, mayFromTablet, peopleOf } from '@comptoir/shared/access/tablet-acts';
import { isFact } from '@comptoir/shared/journal/kinds';
import {
  type DeviceOperation,
  type Operation,
  isDeviceOperation,
} from '@comptoir/shared/journal/operation';
import { type Accepted, type Batch, type Command, type Verdict, refusedBecause } from './batch.ts';
import type { PortalJudge } from './portal-judge.ts';
import { findRoster } from './roster.ts';

/**
 * Projects a run of operations of one room, each judged by what the ones before it have left. Facts of tablets and what
 * the server itself wrote (set-up, commands, the back office) go to their room as they are.
 *
 * @param judge null where what the portal asked was judged before: a journal that is projected again
 */
export async function projectJudged(
  batch: Batch,
  judge: PortalJudge | null,
  items: readonly Accepted[],
  project: Command,
): Promise<Verdict[]> {
  if (items.every(({ operation }) => isTrusted(operation, judge))) {
    for (const { operation } of items) if (!isDeviceOperation(operation)) judge?.note(operation);
    return project(batch, items);
  }
  const verdicts: Verdict[] = [];
  let allowed: number[] = [];
  const settle = async (): Promise<void> => {
    const run = allowed;
    allowed = [];
    if (run.length === 0) return;
    const found = await project(
      batch,
      run.map((index) => items[index]!),
    );
    for (const [at, index] of run.entries()) verdicts[index] = found[at]!;
  };
  for (const [index, { operation }] of items.entries()) {
    let forbidden: Verdict | null = null;
    if (isDeviceOperation(operation)) {
      // Each may change who is allowed the next.
      await settle();
      forbidden = await forbids(batch, operation);
    } else if (!isTrusted(operation, judge) && !(await judge?.allows(operation, settle))) {
      forbidden = refusedBecause('not-allowed');
    }
    if (forbidden) {
      verdicts[index] = forbidden;
      continue;
    }
    allowed.push(index);
    if (!isDeviceOperation(operation)) judge?.note(operation);
  }
  await settle();
  return verdicts;
}

function isTrusted(operation: Operation, judge: PortalJudge | null): boolean {
  if (isDeviceOperation(operation)) return isFact(operation.kind);
  return judge === null || operation.source.door !== 'portal';
}

/**
 * Judges a change that a tablet asks for by the roster as it stands now, after everything that came before it:
 * whoever was demoted or archived meanwhile asks in vain, and sees it (T16, T17).
 *
 * @returns why it is refused; null when it may go to its room
 */
export async function forbids(batch: Batch, operation: DeviceOperation): Promise<Verdict | null> {
  const { establishment, actor } = operation;
  const about = peopleOf(operation);
  const roster = await findRoster(batch.trx, batch.organisation, [
    ...about,
    ...(actor === null ? [] : [actor]),
  ]);
  const standing = (person: string): Standing | undefined => {
    const entry = roster.get(person);
    if (!entry) return undefined;
    const { role, archived, establishments } = entry;
    return { role, archived, isMember: establishments.has(establishment) };
  };
  if (!mayFromTablet(operation, standing)) return refusedBecause('not-allowed');
  const isForeign = about.some((person) => standing(person)?.isMember === false);
  return isForeign ? refusedBecause('foreign-establishment') : null;
}
