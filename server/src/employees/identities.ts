import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';
import { writeExternalIds } from './commands.ts';
import { findOwnersOfExternalIds } from './queries.ts';

/** Names by which payroll knows people: one names one person, the latest given is the one that is shown. */
export async function identifyAll(
  batch: Batch,
  items: readonly Accepted<'employee.identify'>[],
): Promise<Verdict[]> {
  const { trx, organisation } = batch;
  const asked = items.map(({ operation }) => operation.body);
  const roster = await findRoster(
    trx,
    organisation,
    asked.map(({ person }) => person),
  );
  const owners = await findOwnersOfExternalIds(
    trx,
    organisation,
    asked.map(({ externalId }) => externalId),
  );
  const given = new Map<string, { person: string; externalId: string; position: number }>();
  const verdicts = items.map(({ operation, position }): Verdict => {
    const { person, externalId } = operation.body;
    if (!roster.has(person)) return refusedBecause('not-found');
    if ((owners.get(externalId) ?? person) !== person) return refusedBecause('conflict');
    owners.set(externalId, person);
    given.set(externalId, { person, externalId, position });
    batch.feed.tellBackoffice(person, position);
    return applied();
  });
  await writeExternalIds(batch, [...given.values()]);
  return verdicts;
}
