import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Badge } from '@comptoir/ui/badge';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Tabs } from '@comptoir/ui/tabs';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { Portrait, erased } from '../portrait.tsx';
import { employeeQuery } from './api.ts';
import { AccessBadge } from './badges.tsx';
import { type PersonPart, personParts } from './person-parts.ts';
import { PersonProfile } from './person-profile.tsx';
import styles from './person.module.css';
import { type Looking, type RecordAct, mayEdit, recordActsFor } from './record-acts.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RecordMenu } from './record-menu.tsx';
import { fullName } from './users-list.ts';

/** What a part that belongs to another room is told. */
export type PartOf = {
  person: EmployeeRecord;
  name: string;
  /** What whoever looks may ask for now. */
  offered: readonly RecordAct[];
  onAct: (act: RecordAct) => void;
  /** Opens the form at the e-mail address; null where that is not theirs. */
  onCorrect: (() => void) | null;
};

type Props = {
  looking: Looking;
  establishments: { id: string; name: string }[];
  zone: string;
  part: PersonPart;
  onPart: (part: PersonPart) => void;
  /** Parts about accesses, rights and the journal, which belong to other rooms. */
  access: (of: PartOf) => ReactNode;
  rights: (of: PartOf) => ReactNode;
  history: (person: string) => ReactNode;
  /** Below what is noted of them: their contracts, which belong to planning. */
  contracts: (of: PartOf & { edits: boolean }) => ReactNode;
  /** Null: whoever looks may not read hours. */
  punches: ((of: PartOf) => ReactNode) | null;
};

/** K7, C17: the record of one person. */
export function PersonPage({ id, ...rest }: Props & { id: string }) {
  const { text } = useSpeech();
  const query = useQuery(employeeQuery(useApi(), id));
  const [asking, setAsking] = useState<RecordAct | null>(null);
  const [pin, setPin] = useState<string | null>(null);
  const { data: person } = query;
  const missing = query.error instanceof Failure && query.error.code === 'not-found';
  const title = person ? (fullName(person) ?? text('person.erased')) : text('users.title');
  const offers = person === undefined ? [] : recordActsFor(person, rest.looking);
  return (
    <Page
      key={person?.id ?? 'none'}
      title={title}
      narrow
      before={<Back />}
      {...(person === undefined
        ? {}
        : {
            portrait: <Portrait person={{ ...(person.name ?? erased), ...person }} />,
            beside: <RecordMenu name={title} offers={offers} onAct={setAsking} />,
            lead: <Badges person={person} />,
          })}
    >
      {missing ? (
        <EmptyState icon="person" title={text('person.missing')} />
      ) : (
        <Loaded query={query} rows={5}>
          {(record) => (
            <Record
              key={record.id}
              person={record}
              offered={offers.filter(({ unable }) => unable === null).map(({ act }) => act)}
              pin={pin}
              onAct={setAsking}
              {...rest}
            />
          )}
        </Loaded>
      )}
      {asking === null || person === undefined ? null : (
        <RecordDialog
          act={asking}
          person={person}
          onClose={() => setAsking(null)}
          onPin={(made) => {
            setPin(made);
            rest.onPart('profile');
          }}
        />
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

function Badges({ person }: { person: EmployeeRecord }) {
  const { text } = useSpeech();
  const roles = [
    ...new Set([
      ...(person.role === 'manager' ? (['manager'] as const) : []),
      ...person.access.roles.map(({ role }) => role).filter((role) => role !== 'employee'),
    ]),
  ];
  return (
    <span className={styles.badges}>
      {(roles.length === 0 ? (['employee'] as const) : roles).map((role) => (
        <Badge key={role} tone="quiet" icon="person">
          {text(`role.${role}`)}
        </Badge>
      ))}
      {person.archivedAt === null ? (
        <AccessBadge state={person.access.state} />
      ) : (
        <Badge tone="quiet" icon="archive">
          {text('person.archived')}
        </Badge>
      )}
    </span>
  );
}

function Record({
  person,
  offered,
  pin,
  onAct,
  looking,
  establishments,
  zone,
  part,
  onPart,
  ...parts
}: Props & {
  person: EmployeeRecord;
  offered: readonly RecordAct[];
  pin: string | null;
  onAct: (act: RecordAct) => void;
}) {
  const { text } = useSpeech();
  const [editing, setEditing] = useState<'given' | 'email' | null>(null);
  const [correcting, setCorrecting] = useState(false);
  // A field takes the focus only where it is seen: the form opens once its part does.
  if (correcting && part === 'profile') {
    setCorrecting(false);
    setEditing('email');
  }
  const edits = mayEdit(person, looking);
  const told: PartOf = {
    person,
    name: fullName(person) ?? text('person.erased'),
    offered,
    onAct,
    onCorrect: edits
      ? () => {
          setCorrecting(true);
          onPart('profile');
        }
      : null,
  };
  return (
    <Tabs
      label={text('record.parts')}
      tabs={personParts
        .filter((value) => value !== 'punches' || parts.punches !== null)
        .map((value) => ({
          value,
          label: text(`record.part-${value}`),
          marked: value === 'access' && person.access.delivery === 'failed' && !person.archivedAt,
        }))}
      chosen={part}
      onChoose={onPart}
    >
      <div className={styles.parts}>
        {/* What is half typed or half chosen waits, while one looks at another part. */}
        <div hidden={part !== 'profile'}>
          <PersonProfile
            person={person}
            establishments={establishments}
            zone={zone}
            edits={edits}
            offered={offered}
            pin={pin}
            editing={editing}
            onEdit={setEditing}
            onAct={onAct}
            contracts={parts.contracts({ ...told, edits })}
          />
        </div>
        {part === 'punches' ? <div>{parts.punches?.(told)}</div> : null}
        {part === 'access' ? <div>{parts.access(told)}</div> : null}
        <div hidden={part !== 'rights'}>{parts.rights(told)}</div>
        {part === 'history' ? <div>{parts.history(person.id)}</div> : null}
      </div>
    </Tabs>
  );
}
