import type { ContractRow, ContractTerms } from '@comptoir/shared/planning/contract';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import { findHere } from '../people/queries.ts';

/** Contracts of some people, the earliest first. */
export async function findContracts(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, ContractTerms[]>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('contract')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('from_day')
      .execute(),
  );
  const found = new Map<string, ContractTerms[]>();
  for (const { person, from_day: from, weekly, part_time } of rows) {
    const own = found.get(person) ?? [];
    found.set(person, [...own, { from, weekly, partTime: part_time === 1 }]);
  }
  return found;
}

/** Contracts as the tablets of a store get them, by person: of those who work there (spec PLAN-38). */
export async function findContractRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
  establishment: string,
): Promise<Map<string, ContractRow>> {
  const here = await findHere(db, { organisation, establishment }, people);
  const held = await findContracts(db, organisation, here);
  return new Map([...held].map(([person, terms]) => [person, { person, terms }]));
}
