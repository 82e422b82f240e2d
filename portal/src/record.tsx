import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AccessBlock } from './access/access-block.tsx';
import { CoverList } from './access/cover-list.tsx';
import { standInsQuery } from './access/rights-api.ts';
import { RightsBlock } from './access/rights-block.tsx';
import { useApi } from './api/use-api.ts';
import { employeesQuery, putIntoTeam, teamsQuery } from './employees/api.ts';
import { type PartOf, PersonPage } from './employees/person-page.tsx';
import type { PersonPart } from './employees/person-parts.ts';
import { useAsker } from './employees/use-asker.ts';
import { PunchTimes } from './evidence/punch-times.tsx';
import { History } from './journal/history.tsx';
import { LastInvitation } from './last-invitation.tsx';
import { useSpeech } from './language/language.tsx';
import { EmptyState } from '@comptoir/ui/empty-state';
import { ContractsBlock } from './planning/contracts/contracts-block.tsx';
import { useNow } from './platform/now.ts';
import { TeamsPage } from './teams/teams-page.tsx';
import { useMe, useZone } from './use-me.ts';
import { reachOf, reaches } from '@comptoir/shared/access/policy';

const route = getRouteApi('/inside/configuration/users/$person');
const none: never[] = [];

export function User() {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  const navigate = useNavigate();
  const { text } = useSpeech();
  const asker = useAsker();
  const teams = useQuery(teamsQuery(useApi())).data ?? none;
  const { person: id } = route.useParams();
  const search = route.useSearch();
  const readsHours = me.permissions.includes('hours.read');
  const asked = search.part ?? 'profile';
  const part = asked === 'punches' && !readsHours ? 'profile' : asked;
  const onPart = (wanted: PersonPart) =>
    void navigate({
      to: '/configuration/users/$person',
      params: { person: id },
      search: { ...search, part: wanted },
      replace: true,
      resetScroll: false,
    });
  return (
    <PersonPage
      key={id}
      id={id}
      looking={{ me: me.person.id, permissions: me.permissions, asker, teams }}
      establishments={me.establishments}
      zone={zone}
      part={part}
      onPart={onPart}
      access={({ person, ...of }) => (
        <AccessBlock
          email={person.email}
          archived={person.archivedAt !== null}
          access={person.access}
          zone={zone}
          mayRead={me.permissions.includes('mail.read')}
          invited={<LastInvitation person={person.id} zone={zone} />}
          history={
            <History
              person={person.id}
              subject="access"
              zone={zone}
              empty={
                <EmptyState icon="mail" title={text('record.invitations-empty')}>
                  {text('record.invitations-empty-text')}
                </EmptyState>
              }
            />
          }
          {...of}
        />
      )}
      rights={(of) => <Rights {...of} />}
      contracts={({ person, name, edits }) => (
        <ContractsBlock {...{ name, zone, now, edits }} person={person.id} />
      )}
      punches={
        readsHours
          ? ({ person, name }) => (
              <PunchTimes person={person.id} name={name} zone={zone} now={now} />
            )
          : null
      }
      history={(person) => (
        <History
          person={person}
          zone={zone}
          level="h2"
          empty={<EmptyState icon="history" title={text('record.history-empty')} />}
        />
      )}
    />
  );
}

/** Roles and grants, with what the house knows of stores, teams and stand-ins. */
function Rights({ person, name, offered, onAct }: PartOf) {
  const me = useMe();
  const api = useApi();
  const asker = useAsker();
  const gives = me.permissions.includes('roles.give') && person.archivedAt === null;
  const teams = useQuery(teamsQuery(api)).data ?? none;
  const cover = useQuery({ ...standInsQuery(api), enabled: gives }).data ?? null;
  const known = new Set(me.establishments.map((one) => one.id));
  const stores = [
    ...me.establishments,
    ...person.establishments.filter(({ id }) => !known.has(id)),
  ];
  return (
    <RightsBlock
      person={{ id: person.id, name, works: person.establishments }}
      access={person.access}
      asker={gives ? asker : null}
      places={{ establishments: stores, teams }}
      cover={cover}
      onInvite={offered.includes('invite') ? () => onAct('invite') : null}
    />
  );
}

export function Teams() {
  const me = useMe();
  const api = useApi();
  const asker = useAsker();
  const teams = useQuery(teamsQuery(api));
  const lines = useQuery(employeesQuery(api)).data ?? none;
  const gives = me.permissions.includes('roles.give');
  const cover = useQuery({ ...standInsQuery(api), enabled: gives });
  const reach = asker === null ? null : reachOf(asker, 'teams.manage', teams.data ?? none);
  return (
    <TeamsPage
      teams={teams}
      lines={lines}
      establishments={me.establishments.filter(({ id }) => asker === null || reaches(reach, id))}
      cover={gives ? <CoverList asked={cover} establishments={me.establishments} /> : null}
      onPut={(team, people) => putIntoTeam(api, team, people)}
    />
  );
}
