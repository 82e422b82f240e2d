import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { phoneText } from '../phone.ts';
import { Portrait, erased } from '../portrait.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { ArchiveBlock } from './archive-block.tsx';
import { employeeQuery } from './api.ts';
import { hoursText } from './draft.ts';
import { Memberships } from './memberships.tsx';
import { fullName } from './users-list.ts';
import { PersonEdit } from './person-edit.tsx';
import { AccessBadge } from './badges.tsx';
import styles from './person.module.css';
import { PinBlock } from './pin-block.tsx';

type Props = {
  establishments: { id: string; name: string }[];
  zone: string;
  /** The part about the access, which belongs to another room. */
  access: (person: EmployeeRecord) => ReactNode;
};

/** K7: the record of one person. */
export function PersonPage({ id, ...rest }: Props & { id: string }) {
  const { text } = useSpeech();
  const query = useQuery(employeeQuery(useApi(), id));
  const person = query.data;
  const missing = query.error instanceof Failure && query.error.code === 'not-found';
  const title = person ? (fullName(person) ?? text('person.erased')) : text('users.title');
  return (
    <Page key={person?.id ?? 'none'} title={title} narrow before={<Back />}>
      {missing ? (
        <EmptyState icon="person" title={text('person.missing')} />
      ) : (
        <Loaded query={query} rows={5}>
          {(record) => <Record key={record.id} person={record} {...rest} />}
        </Loaded>
      )}
    </Page>
  );
}

function Back() {
  const { text } = useSpeech();
  return (
    <Link to="/configuration/users" search={true} className={styles.back}>
      <Icon name="back" size={18} />
      {text('users.title')}
    </Link>
  );
}

function Record({ person, establishments, zone, access }: Props & { person: EmployeeRecord }) {
  const { text } = useSpeech();
  const [editing, setEditing] = useState(false);
  const archived = person.archivedAt !== null;
  return (
    <>
      <div className={styles.who}>
        <Portrait person={{ ...(person.name ?? erased), ...person }} />
        <div className={styles.badges}>
          <Badge tone="quiet" icon="person">
            {text(`role.${person.role}`)}
          </Badge>
          {archived ? (
            <Badge tone="quiet" icon="archive">
              {text('person.archived')}
            </Badge>
          ) : (
            <AccessBadge state={person.access.state} />
          )}
        </div>
      </div>
      <Section
        title={text('person.profile')}
        acts={
          editing || archived ? null : (
            <Button icon="settings" onClick={() => setEditing(true)}>
              {text('person.edit')}
            </Button>
          )
        }
      >
        {editing ? (
          <PersonEdit record={person} onClose={() => setEditing(false)} />
        ) : (
          <Facts person={person} />
        )}
      </Section>
      {archived ? null : (
        <>
          <PinBlock person={person} zone={zone} />
          {access(person)}
          <Memberships person={person} all={establishments} />
        </>
      )}
      <ArchiveBlock person={person} zone={zone} />
    </>
  );
}

function Facts({ person }: { person: EmployeeRecord }) {
  const { text, dayLong } = useSpeech();
  const none = text('person.none');
  const day = (date: string | null) =>
    date === null ? null : `${dayLong(date)} ${date.slice(0, 4)}`;
  const languages = { fr: 'Français', en: 'English' };
  const facts: [string, string | null][] = [
    [text('field.email'), person.email],
    [text('field.phone'), person.phone === null ? null : phoneText(person.phone)],
    [text('field.team'), person.team],
    [text('field.display'), person.display],
    [
      text('field.language'),
      person.language === null ? text('field.as-establishment') : languages[person.language],
    ],
    [text('field.starts-on'), day(person.startsOn)],
    [text('field.ends-on'), day(person.endsOn)],
    [
      text('field.limit'),
      person.openPeriodLimit === null
        ? text('field.as-establishment')
        : hoursText(person.openPeriodLimit),
    ],
    ...(person.externalId === null
      ? []
      : [[text('field.external-id'), person.externalId] as [string, string]]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd data-empty={fact === null || undefined}>{fact ?? none}</dd>
        </div>
      ))}
    </dl>
  );
}
