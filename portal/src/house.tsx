import { useQuery } from '@tanstack/react-query';
import { Navigate, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { TokensPage } from './access/tokens-page.tsx';
import { useApi } from './api/use-api.ts';
import { devicesQuery } from './devices/api.ts';
import { QuarantinePage } from './devices/quarantine-page.tsx';
import { inUse, isSilent, isUsed } from './devices/silence.ts';
import { AddTabletPage } from './devices/add-tablet-page.tsx';
import { TabletsPage } from './devices/tablets-page.tsx';
import { employeesQuery } from './employees/api.ts';
import { establishmentsQuery } from './establishments/api.ts';
import { type Around, EstablishmentsPage } from './establishments/establishments-page.tsx';
import { ProofsPage } from './evidence/proofs-page.tsx';
import { InvitationPage } from './establishments/invitation-page.tsx';
import { PlanningRulesPage } from './establishments/planning-rules-page.tsx';
import { TimeRulesPage } from './establishments/time-rules-page.tsx';
import { OrganisationPage } from './establishments/organisation-page.tsx';
import { BackupsState } from './home/backups-state.tsx';
import { JournalPage } from './journal/journal-page.tsx';
import { MailPage } from './mail/mail-page.tsx';
import { withHoursWords } from './language/hours-words.tsx';
import { useNow } from './platform/now.ts';
import { useMe, useZone } from './use-me.ts';

const tabletsRoute = getRouteApi('/inside/configuration/tablets');
const newTabletRoute = getRouteApi('/inside/configuration/tablets/new');
const quarantineRoute = getRouteApi('/inside/quarantine/$device');
const establishmentRoute = getRouteApi('/inside/configuration/establishments/$establishment');
const planningRulesRoute = getRouteApi(
  '/inside/configuration/establishments/$establishment/planning',
);
const journalRoute = getRouteApi('/inside/configuration/journal');

export function Tablets() {
  const { at } = tabletsRoute.useSearch();
  const { establishments } = useMe();
  const place = establishments.find(({ id }) => id === at) ?? null;
  return <TabletsPage zone={useZone()} place={place} />;
}

export function NewTablet() {
  const me = useMe();
  const query = useQuery({
    ...establishmentsQuery(useApi()),
    enabled: me.permissions.includes('establishments.manage'),
  });
  const { replaces } = newTabletRoute.useSearch();
  const tablets = useQuery({ ...devicesQuery(useApi()), enabled: replaces !== undefined });
  const old = tablets.data?.devices.find(({ id }) => id === replaces);
  // Whose place it takes is on every screen of the way: without that nothing begins.
  if (replaces !== undefined && old === undefined) {
    return tablets.isPending ? null : <Navigate to="/configuration/tablets" search={{}} replace />;
  }
  return (
    <AddTabletPage
      replaces={old === undefined ? null : { ...old, ended: !isUsed(old) }}
      kioskAddress={query.data?.kioskAddress ?? location.origin}
      establishments={me.establishments}
    />
  );
}

export function Quarantine() {
  const { device } = quarantineRoute.useParams();
  const { permissions, establishments, person } = useMe();
  const house = useZone();
  const people = useQuery({
    ...employeesQuery(useApi()),
    enabled: permissions.includes('employees.read'),
  }).data;
  const known = useMemo(
    () =>
      (people ?? []).map(({ id, name }) => ({
        id,
        name: `${name?.given ?? ''} ${name?.family ?? ''}`.trim(),
      })),
    [people],
  );
  return (
    <QuarantinePage
      device={device}
      people={known}
      self={person.id}
      zoneOf={(id) => establishments.find((one) => one.id === id)?.zone ?? house}
      maySettle={permissions.includes('punches.approve')}
      mayList={permissions.includes('devices.manage')}
    />
  );
}

/** What one may not see is not counted. */
export const Establishments = withHoursWords(function Establishments() {
  const api = useApi();
  const now = useNow();
  const { permissions } = useMe();
  const people = useQuery({
    ...employeesQuery(api),
    enabled: permissions.includes('employees.read'),
  }).data;
  const tablets = useQuery({
    ...devicesQuery(api),
    enabled: permissions.includes('devices.manage'),
  }).data;
  const aroundOf = (id: string): Around => {
    const here = tablets && inUse(tablets.devices).filter((one) => one.establishment.id === id);
    return {
      people:
        people?.filter((one) => one.archivedAt === null && one.establishments.includes(id))
          .length ?? null,
      tablets:
        here === undefined
          ? null
          : { count: here.length, silent: here.filter((one) => isSilent(one, now)).length },
    };
  };
  return <EstablishmentsPage aroundOf={aroundOf} />;
});

/** How one store turns hours into paid time. */
export const TimeRules = withHoursWords(function TimeRules() {
  const { establishment } = establishmentRoute.useParams();
  return <TimeRulesPage key={establishment} establishment={establishment} />;
});

/** How one store plans. */
export const PlanningRules = withHoursWords(function PlanningRules() {
  const { establishment } = planningRulesRoute.useParams();
  return <PlanningRulesPage key={establishment} establishment={establishment} now={useNow()} />;
});

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

export function Evidence() {
  const zone = useZone();
  return <ProofsPage zone={zone} backups={<BackupsState zone={zone} />} />;
}

export function Journal() {
  const { permissions } = useMe();
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
      linked={permissions.includes('employees.read')}
      people={people}
      zone={useZone()}
      onFilter={(filter) =>
        void navigate({ to: '/configuration/journal', search: filter, replace: true })
      }
    />
  );
}
