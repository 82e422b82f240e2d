import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ImportPage } from './employees/import-page.tsx';
import { UsersPage } from './employees/users-page.tsx';

const route = getRouteApi('/inside/configuration/users');

export function Users() {
  const search = route.useSearch();
  const navigate = useNavigate();
  return (
    <UsersPage
      search={search}
      onSearch={(wanted) =>
        void navigate({
          to: '/configuration/users',
          search: wanted,
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

export function UsersImport() {
  return <ImportPage />;
}
