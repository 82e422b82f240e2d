import 'temporal-polyfill/global';
import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import {
  type CheckOperation,
  type UncheckOperation,
  projectCheckOff,
  projectUncheck,
} from '@comptoir/shared/tasks/project';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findMerged } from '../journal/queries.ts';
import { type RosterEntry, findRoster, rosterFlags } from '../journal/roster.ts';
import { writeCheckOffs } from './commands.ts';
import { type TaskListBody, findDefinitions, findHeld } from './queries.ts';
import type { HeldCheckOff } from './row.ts';

type Kinds = 'task.check' | 'task.uncheck';
type Item = Omit<Accepted<Kinds>, 'operation'> & { operation: CheckOperation | UncheckOperation };

type Known = {
  batch: Batch;
  roster: ReadonlyMap<string, RosterEntry>;
  definitions: ReadonlyMap<string, TaskListBody>;
  /** Whose check-off it is, when it names a second record of somebody. */
  merged: ReadonlyMap<string, string>;
  held: Map<string, HeldCheckOff>;
  changed: Map<string, { held: HeldCheckOff; position: number }>;
};

/** Texts are attachments and stay there: what a projection writes is only their hashes. */
const noText = (): null => null;

/** Check-offs and what was taken back, applied whatever they say; one read and one write per table for the run. */
export async function projectCheckOffs(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const known = await read(batch, items.filter(isFromTablet));
  const verdicts = items.map((item) => {
    if (!isFromTablet(item)) return refusedBecause('not-allowed');
    const { operation } = item;
    return operation.kind === 'task.check'
      ? check(known, item, operation)
      : uncheck(known, item, operation);
  });
  await writeCheckOffs(batch, [...known.changed.values()]);
  return verdicts;
}

function isFromTablet(item: Accepted<Kinds>): item is Accepted<Kinds> & Item {
  return isDeviceOperation(item.operation);
}

async function read(batch: Batch, items: readonly Item[]): Promise<Known> {
  const { trx, organisation } = batch;
  const checks = items.flatMap(({ operation }) =>
    operation.kind === 'task.check' ? [operation.body] : [],
  );
  const unchecked = items.flatMap(({ operation }) =>
    operation.kind === 'task.uncheck' ? [operation.body.check] : [],
  );
  const people = checks.flatMap(({ person }) => (person === null ? [] : [person]));
  const definitions = [...new Set(checks.map(({ definition }) => definition))];
  const held = await findHeld(trx, organisation, [...new Set(unchecked)]);
  const merged = await findMerged(trx, organisation, people);
  return {
    batch,
    merged,
    roster: await findRoster(trx, organisation, [...people, ...merged.values()]),
    definitions: await findDefinitions(trx, organisation, definitions),
    held: new Map(held.map((one) => [one.checkOff.id, one])),
    changed: new Map(),
  };
}

function check(known: Known, item: Item, operation: CheckOperation): Verdict {
  const { batch, roster, definitions, merged } = known;
  const { list, task, definition, person: named, actionText } = operation.body;
  const person = named === null ? null : (merged.get(named) ?? named);
  const defined = definitions.get(definition);
  const entry = person === null ? undefined : roster.get(person);
  const made = projectCheckOff(operation, {
    bounds: { after: item.after, before: batch.receivedAt },
    textOf: noText,
    task: (defined?.list === list && defined.tasks.find((one) => one.task === task)) || null,
    flags: [...item.flags, ...rosterFlags(entry, person, operation.establishment)],
  });
  const checkOff = { ...made, person };
  const { establishment } = operation;
  change(known, { checkOff, establishment, actionText, uncheckReasonText: null }, item.position);
  return applied(checkOff.flags);
}

function uncheck(known: Known, item: Item, operation: UncheckOperation): Verdict {
  const bounds = { after: item.after, before: known.batch.receivedAt };
  const held = known.held.get(operation.body.check);
  const clock = correctedTime(operation.clock, bounds).flags;
  if (!held) return applied([...item.flags, 'unknown-task', ...clock]);
  const checkOff = projectUncheck(operation, held.checkOff, { bounds, textOf: noText });
  if (checkOff !== held.checkOff) {
    change(
      known,
      { ...held, checkOff, uncheckReasonText: operation.body.reasonText },
      item.position,
    );
  }
  return applied([...item.flags, ...clock]);
}

function change(known: Known, held: HeldCheckOff, position: number): void {
  known.held.set(held.checkOff.id, held);
  known.changed.set(held.checkOff.id, { held, position });
}
