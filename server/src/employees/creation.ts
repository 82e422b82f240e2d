import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { insertEmployees, insertMemberships } from './commands.ts';
import { findStoredEmployees } from './queries.ts';

/** People who are new to the roster, many at once: an import is one run of them. */
export async function createAll(
  batch: Batch,
  items: readonly Accepted<'employee.create'>[],
): Promise<Verdict[]> {
  const people = items.map(({ operation }) => operation.body.person);
  const stored = await findStoredEmployees(batch.trx, batch.organisation, people);
  const known = new Set(stored.map(({ person }) => person));
  const rows: Parameters<typeof insertEmployees>[1][number][] = [];
  const memberships: { person: string; establishment: string }[] = [];
  const verdicts = items.map(({ operation, position }): Verdict => {
    const { establishment, body } = operation;
    if (establishment === null || !batch.establishments.has(establishment)) {
      return refusedBecause('not-found');
    }
    const { person, nameText, colour, role, team, minorUntil } = body;
    if (known.has(person)) return refusedBecause('conflict');
    known.add(person);
    rows.push({ person, name_text: nameText, colour, role, team, minor_until: minorUntil });
    memberships.push({ person, establishment });
    batch.feed.put({ establishment, room: 'employees', key: person, position });
    return applied();
  });
  await insertEmployees(batch, rows);
  await insertMemberships(batch, memberships);
  return verdicts;
}
