import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Section } from '../page.tsx';
import { phoneText } from '../phone.ts';
import { ArchiveBlock } from './archive-block.tsx';
import { hoursText } from './draft.ts';
import { Memberships } from './memberships.tsx';
import { PersonEdit } from './person-edit.tsx';
import styles from './person.module.css';
import { PinBlock } from './pin-block.tsx';
import type { RecordAct } from './record-acts.ts';
import { RecordPhoto } from './record-photo.tsx';

const languages = { fr: 'Français', en: 'English' };

/** K8 to K12: what is noted of somebody, their code, where they work, and their leaving. */
export function PersonProfile({
  person,
  establishments,
  zone,
  edits,
  offered,
  pin,
  editing,
  onEdit,
  onAct,
  contracts,
}: {
  person: EmployeeRecord;
  establishments: { id: string; name: string }[];
  zone: string;
  edits: boolean;
  offered: readonly RecordAct[];
  /** A new PIN, shown this once. */
  pin: string | null;
  /** The field at which the form opens; null: it is closed. */
  editing: 'given' | 'email' | null;
  onEdit: (editing: 'given' | 'email' | null) => void;
  onAct: (act: RecordAct) => void;
  contracts: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <>
      <Section
        title={text('person.profile')}
        acts={
          editing !== null || !edits ? null : (
            <Button icon="edit" onClick={() => onEdit('given')}>
              {text('person.edit')}
            </Button>
          )
        }
      >
        {edits ? <RecordPhoto person={person} /> : null}
        {editing !== null && edits ? (
          <PersonEdit record={person} focus={editing} onClose={() => onEdit(null)} />
        ) : (
          <Facts person={person} />
        )}
      </Section>
      {contracts}
      {person.archivedAt === null ? (
        <>
          <PinBlock
            person={person}
            zone={zone}
            pin={pin}
            onRenew={offered.includes('pin') ? () => onAct('pin') : null}
          />
          <Memberships person={person} all={establishments} edits={edits} />
        </>
      ) : null}
      <ArchiveBlock person={person} zone={zone} offered={offered} onAct={onAct} />
    </>
  );
}

function Facts({ person }: { person: EmployeeRecord }) {
  const { text, dayLong } = useSpeech();
  const none = text('person.none');
  const day = (date: string | null) =>
    date === null ? null : `${dayLong(date)} ${date.slice(0, 4)}`;
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
    [text('record.minor-until'), day(person.minorUntil) ?? text('record.adult')],
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
