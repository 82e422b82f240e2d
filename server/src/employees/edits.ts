import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';
import { settle } from './changes.ts';
import { replaceEmployees } from './commands.ts';
import { feedEmployee } from './feed.ts';
import { findStoredEmployees } from './queries.ts';
import type { StoredEmployee } from './row.ts';

type Item = Accepted<'employee.edit'>;

/** What another room says of an edit. */
export type EditGuards = {
  /** Whether who asks may make this person a manager. */
  mayRaise: (asked: { giver: string | null; person: string; tablet: boolean }) => Promise<boolean>;
  /** Whether somebody holds what no tablet gives: where their invitation goes is the portal's to say (INV-15). */
  holdsBeyondRoster: (person: string) => Promise<boolean>;
  /** Somebody is a manager no more: what they held as one ends. */
  demoted: (person: string) => Promise<void>;
};

/**
 * Edits, one after the other: each is applied where every current value equals its `from`; otherwise nothing of it
 * changes and its author hears `conflict`. Rows are read and written once for all of them.
 */
export async function editAll(
  batch: Batch,
  items: readonly Item[],
  { mayRaise, holdsBeyondRoster, demoted }: EditGuards,
): Promise<Verdict[]> {
  const { trx, organisation } = batch;
  const people = items.map(({ operation }) => operation.body.person);
  const roster = await findRoster(trx, organisation, people);
  const stored = await findStoredEmployees(trx, organisation, people);
  const rows = new Map(stored.map((row) => [row.person, row]));
  const changed = new Map<string, StoredEmployee>();
  const flush = async (): Promise<void> => {
    await replaceEmployees(batch, [...changed.values()]);
    changed.clear();
  };
  const verdicts: Verdict[] = [];
  for (const { operation, position } of items) {
    const { person, changes } = operation.body;
    const [entry, current] = [roster.get(person), rows.get(person)];
    if (!entry || !current || current.archived === 1) {
      verdicts.push(refusedBecause('not-found'));
      continue;
    }
    if (changes.role?.to === 'manager' && current.role !== 'manager') {
      // Whose role it is to give may have been changed just before.
      await flush();
      const asked = { giver: operation.actor, person, tablet: isDeviceOperation(operation) };
      if (!(await mayRaise(asked))) {
        verdicts.push(refusedBecause('not-allowed'));
        continue;
      }
    }
    if (changes.emailText && isDeviceOperation(operation) && (await holdsBeyondRoster(person))) {
      verdicts.push(refusedBecause('not-allowed'));
      continue;
    }
    const update = settle(current, changes);
    if (!update) {
      // The values that stand reach the tablet with the refusal: its manager sees both, side by side (S28).
      if (isDeviceOperation(operation)) {
        feedEmployee(batch, { person, establishments: [operation.establishment], position });
      }
      verdicts.push(refusedBecause('conflict'));
      continue;
    }
    if (update.role === 'employee' && current.role === 'manager') await demoted(person);
    if (Object.keys(update).length > 0) {
      const next = { ...current, ...update };
      rows.set(person, next);
      changed.set(person, next);
      feedEmployee(batch, { person, establishments: entry.establishments, position });
    }
    verdicts.push(applied());
  }
  await flush();
  return verdicts;
}
