import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { TokensPage } from './access/tokens-page.tsx';
import { useApi } from './api/use-api.ts';
import { AddTabletPage } from './devices/add-tablet-page.tsx';
import { TabletsPage } from './devices/tablets-page.tsx';
import { employeesQuery } from './employees/api.ts';
import { establishmentsQuery } from './establishments/api.ts';
import { EstablishmentsPage } from './establishments/establishments-page.tsx';
import { InvitationPage } from './establishments/invitation-page.tsx';
import { OrganisationPage } from './establishments/organisation-page.tsx';
import { JournalPage } from './journal/journal-page.tsx';
import { MailPage } from './mail/mail-page.tsx';
import { useMe, useZone } from './use-me.ts';

const journalRoute = getRouteApi('/inside/configuration/journal');

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

export function Organisation() {
  return <OrganisationPage />;
}

export function Invitation() {
  return <InvitationPage email={useMe().account.email} />;
}

export function Mail() {
  return <MailPage zone={useZone()} />;
}

export function Tokens() {
  return <TokensPage zone={useZone()} />;
}

export function Journal() {
  const query = useQuery(employeesQuery(useApi()));
  const navigate = useNavigate();
  const people = useMemo(
    () =>
      (query.data ?? []).map(({ id, name, team, email }) => ({
        id,
        name: `${name?.given ?? ''} ${name?.family ?? ''}`.trim(),
        hint: email ?? team,
      })),
    [query.data],
  );
  return (
    <JournalPage
      filter={journalRoute.useSearch()}
      people={people}
      zone={useZone()}
      onFilter={(filter) =>
        void navigate({ to: '/configuration/journal', search: filter, replace: true })
      }
    />
  );
}
