import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AccessBlock } from './access/access-block.tsx';
import { TokensPage } from './access/tokens-page.tsx';
import { useApi } from './api/use-api.ts';
import { AddTabletPage } from './devices/add-tablet-page.tsx';
import { TabletsPage } from './devices/tablets-page.tsx';
import { AddPersonPage } from './employees/add-person-page.tsx';
import { PeoplePage } from './employees/people-page.tsx';
import { fullName } from './employees/people-list.ts';
import { PersonPage } from './employees/person-page.tsx';
import { establishmentsQuery } from './establishments/api.ts';
import { EstablishmentsPage } from './establishments/establishments-page.tsx';
import { MailPage } from './mail/mail-page.tsx';
import { useMe } from './use-me.ts';

const peopleRoute = getRouteApi('/inside/people');
const personRoute = getRouteApi('/inside/people/$person');

/** Moments of the administration are told in the zone of the first establishment. */
function useZone(): string {
  return useMe().establishments[0]?.zone ?? 'Europe/Paris';
}

export function People() {
  const { establishments } = useMe();
  const { q = '', at, archived = false } = peopleRoute.useSearch();
  const navigate = useNavigate();
  return (
    <PeoplePage
      filter={{ query: q, establishment: at ?? null, archived }}
      establishments={establishments}
      onFilter={({ query, establishment, archived: wanted }) =>
        void navigate({
          to: '/people',
          search: {
            ...(query === '' ? {} : { q: query }),
            ...(establishment === null ? {} : { at: establishment }),
            ...(wanted ? { archived: true } : {}),
          },
          replace: true,
        })
      }
    />
  );
}

export function NewPerson() {
  return <AddPersonPage establishments={useMe().establishments} />;
}

export function Person() {
  const me = useMe();
  const zone = useZone();
  const { person: id } = personRoute.useParams();
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

export function Tablets() {
  return <TabletsPage zone={useZone()} />;
}

export function NewTablet() {
  const me = useMe();
  const query = useQuery({
    ...establishmentsQuery(useApi()),
    enabled: me.permissions.includes('establishments.manage'),
  });
  return (
    <AddTabletPage
      kioskAddress={query.data?.kioskAddress ?? location.origin}
      establishments={me.establishments}
    />
  );
}

export function Establishments() {
  return <EstablishmentsPage />;
}

export function Mail() {
  return <MailPage zone={useZone()} />;
}

export function Tokens() {
  return <TokensPage zone={useZone()} />;
}
