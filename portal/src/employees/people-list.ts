import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { plainText } from '../initials.ts';

/** What is chosen above the list; it stands in the address, so that going back finds it again. */
export type PeopleFilter = { query: string; establishment: string | null; archived: boolean };

/** The name that people see, or null once it was erased. */
export function fullName({ name }: Pick<EmployeeRecord, 'name'>): string | null {
  return name === null ? null : `${name.given} ${name.family}`.trim();
}

/** Who is to be shown, in the order of their names. */
export function peopleOf(
  people: readonly EmployeeRecord[],
  { query, establishment, archived }: PeopleFilter,
): EmployeeRecord[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  return people
    .filter((one) => (one.archivedAt !== null) === archived)
    .filter(
      (one) =>
        establishment === null || one.establishments.some((place) => place.id === establishment),
    )
    .filter((one) => {
      const said = plainText(
        [fullName(one), one.display, one.email, one.team].filter(Boolean).join(' '),
      );
      return words.every((word) => said.includes(word));
    })
    .sort((a, b) => (fullName(a) ?? '').localeCompare(fullName(b) ?? '', 'fr'));
}
