import { Face } from '@comptoir/ui/face';
import { initialsOf } from './initials.ts';

type Person = { given: string; family: string; colour: string; photo: string | null };

/** The name of somebody whose name was erased. */
export const erased = { given: '', family: '' };

/** A person's photo as the server has it, or their initials. Decoration: the name always stands beside it. */
export function Portrait({
  person,
  size = 'regular',
}: {
  person: Person;
  size?: 'small' | 'regular' | 'large';
}) {
  const { photo, colour } = person;
  const image = photo === null ? null : `/api/portal/photos/${photo}`;
  return (
    <Face key={image} image={image} initials={initialsOf(person)} colour={colour} size={size} />
  );
}
