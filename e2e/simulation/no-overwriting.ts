import type { Deps } from '@comptoir/server/deps';
import { type Operation, parseOperation } from '@comptoir/shared/journal/operation';
import { BrokenPromise } from './ledger.ts';
import { type Tallies, tally } from './tallies.ts';

/** One value that changed: what its author saw there, and what stands there now. */
type Change = { key: string; from: unknown; to: unknown };

/**
 * I7: no applied change has overwritten another one (S28). Read from the journal alone, in its order: every applied edit
 * found the value that its author saw, every definition the one that it names, every unknown punch nobody. What was refused
 * changed nothing.
 */
export async function checkNoOverwriting(
  deps: Pick<Deps, 'db'>,
  organisation: string,
  tallies: Tallies,
): Promise<void> {
  const rows = await deps.db
    .selectFrom('operation')
    .select(['position', 'bytes', 'kind'])
    .where('organisation', '=', organisation)
    .where('status', '=', 'applied')
    .orderBy('position')
    .execute();
  const values = new Map<string, string>();
  for (const { position, bytes, kind } of rows) {
    tally(tallies, `applied: ${kind}`);
    const parsed = bytes === null ? null : parseOperation(bytes);
    if (!parsed?.ok) continue;
    for (const { key, from, to } of changesOf(parsed.value)) {
      const [seen, stood] = [JSON.stringify(from), values.get(key)];
      if (from !== undefined && stood !== undefined && seen !== stood) {
        throw new BrokenPromise(`I7: position ${position} saw ${seen} as ${key}, it was ${stood}`);
      }
      values.set(key, JSON.stringify(to));
    }
  }
}

/** `from` undefined: its author saw nothing there, and says so of nothing. */
function changesOf(operation: Operation): Change[] {
  if (operation.kind === 'employee.create') {
    const { person, ...fields } = operation.body;
    return Object.entries(fields).map(([field, to]) => ({
      key: `${person} ${field}`,
      from: undefined,
      to,
    }));
  }
  if (operation.kind === 'employee.edit') {
    const { person, changes } = operation.body;
    return Object.entries(changes).flatMap(([field, change]) =>
      change ? [{ key: `${person} ${field}`, from: change.from, to: change.to }] : [],
    );
  }
  if (operation.kind === 'task-list.define') {
    const { list, previous } = operation.body;
    return [{ key: `list ${list}`, from: previous, to: operation.id }];
  }
  if (operation.kind === 'punch.attach') {
    return [{ key: `punch ${operation.body.punch}`, from: null, to: operation.body.person }];
  }
  return [];
}
