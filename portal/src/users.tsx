import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AddPersonPage } from './employees/add-person-page.tsx';
import { PeoplePage } from './employees/people-page.tsx';
import { Lost } from './frames.tsx';
import { useMe } from './use-me.ts';

const route = getRouteApi('/inside/configuration/users');

export function Users() {
  const { establishments } = useMe();
  const { q = '', at, archived = false } = route.useSearch();
  const navigate = useNavigate();
  return (
    <PeoplePage
      filter={{ query: q, establishment: at ?? null, archived }}
      establishments={establishments}
      onFilter={({ query, establishment, archived: wanted }) =>
        void navigate({
          to: '/configuration/users',
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

export function NewUser() {
  return <AddPersonPage establishments={useMe().establishments} />;
}

export function UsersImport() {
  return <Lost />;
}
