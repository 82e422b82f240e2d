import { getRouteApi } from '@tanstack/react-router';
import { AccessBlock } from './access/access-block.tsx';
import { fullName } from './employees/users-list.ts';
import { PersonPage } from './employees/person-page.tsx';
import { Lost } from './frames.tsx';
import { useMe, useZone } from './use-me.ts';

const route = getRouteApi('/inside/configuration/users/$person');

export function User() {
  const me = useMe();
  const zone = useZone();
  const { person: id } = route.useParams();
  return (
    <PersonPage
      key={id}
      id={id}
      establishments={me.establishments}
      zone={zone}
      access={(person) => (
        <AccessBlock
          person={person.id}
          email={person.email}
          name={fullName(person) ?? ''}
          access={person.access}
          zone={zone}
          mayRead={me.permissions.includes('mail.read')}
        />
      )}
    />
  );
}

export function Teams() {
  return <Lost />;
}
