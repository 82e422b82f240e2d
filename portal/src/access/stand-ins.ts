import type { CoverAnswer, RoleHolding } from '@comptoir/shared/access/portal';

type Cover = CoverAnswer['cover'];

/**
 * Who could act in somebody's place for one of their roles (W9): names of those who hold it there, or for the whole house,
 * and can log in. Null where nobody asks: for an employee's role, and for one of a team alone.
 *
 * @param works where the person works, for a manager of no place in particular
 */
export function standInsFor(
  person: string,
  { role, establishment, team }: RoleHolding,
  cover: Cover,
  works: readonly string[],
): string[] | null {
  if (role === 'employee' || team !== null) return null;
  const places = role === 'manager' && establishment === null ? works : [establishment];
  const able = places.map((place) => {
    const found = cover
      .filter((one) => one.role === role && [place, null].includes(one.establishment))
      .flatMap(({ people }) => people)
      .filter((one) => one.canLogIn && one.person !== person);
    return new Map(found.map((one) => [one.person, one.name]));
  });
  // Whoever is needed in several places is covered by those who stand in all of them.
  const [first, ...others] = able;
  return [...(first ?? [])]
    .filter(([id]) => others.every((there) => there.has(id)))
    .map(([, name]) => name);
}
