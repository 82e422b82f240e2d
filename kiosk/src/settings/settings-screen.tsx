import type { Language } from '@comptoir/shared/establishments/languages';
import { Choices } from '@comptoir/ui/choices';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { PanelBack, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Key } from '../language/speech.ts';
import { Diagnostics } from './diagnostics.tsx';
import { LockedPeople } from './locked-people.tsx';
import { Refusals } from './refusals.tsx';
import {
  type Room,
  type Section,
  type TabletSection,
  firstOf,
  groupOf,
  groups,
  isRoom,
  openIn,
} from './sections.ts';
import styles from './settings-screen.module.css';
import type { DiagnosticsView } from './view.ts';

type Props = {
  view: DiagnosticsView;
  manager: string;
  zone: string;
  now: number;
  onLanguage: (language: Language) => void;
  onUnlock: (person: string) => void;
  onBack: () => void;
  exportButton: ReactNode;
  /** The evidence file of the store, beside the emergency export. */
  evidence: ReactNode;
  /** Draws a part of « Établissement ». */
  room: (room: Room) => ReactNode;
  /** Where it opens. */
  first?: Section;
};

const icons: Record<Section, IconName> = {
  employees: 'people',
  planning: 'calendar',
  hours: 'history',
  punches: 'expected',
  'task-lists': 'tasks',
  register: 'register',
  announcements: 'message',
  establishment: 'settings',
  tablet: 'language',
  sync: 'synced',
  refusals: 'warning',
  locked: 'lock',
  export: 'download',
  about: 'info',
};

export function SettingsScreen(props: Props) {
  const { view, manager, onBack } = props;
  const { leaseOver } = view;
  // Somebody may wait to be unlocked: that is what a manager comes for then.
  const first = props.first ?? (leaseOver ? 'locked' : 'employees');
  const { text } = useSpeech();
  const [chosen, setSection] = useState<Section>(first);
  const section = openIn(groupOf(chosen), leaseOver).includes(chosen) ? chosen : 'locked';
  const group = groupOf(section);
  const counts: Partial<Record<Section, number>> = {
    refusals: view.refusals.length,
    locked: view.locked.length,
  };
  const inGroup = (one: (typeof groups)[number]) =>
    openIn(one, leaseOver).reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  return (
    <Stage
      panel={
        <>
          <PanelBack label={text('act.finish')} onBack={onBack} />
          <PanelTitle
            title={text('settings.title')}
            detail={text('settings.opened-by', { name: manager })}
          />
          <div className={styles.groups} role="group" aria-label={text('settings.title')}>
            {groups.map((one) => (
              <button
                key={one}
                type="button"
                className={styles.group}
                aria-pressed={one === group}
                onClick={() => setSection(one === group ? section : firstOf(one, leaseOver))}
              >
                <span>{text(`settings.group-${one}`)}</span>
                {one !== group && inGroup(one) > 0 ? (
                  <span className={styles.badge}>{inGroup(one)}</span>
                ) : null}
              </button>
            ))}
          </div>
          <nav
            className={styles.sections}
            data-group={group}
            aria-label={text('settings.sections')}
          >
            {openIn(group, leaseOver).map((one) => (
              <button
                key={one}
                type="button"
                className={styles.section}
                aria-current={one === section ? 'page' : undefined}
                onClick={() => setSection(one)}
              >
                <Icon name={icons[one]} />
                <span className={styles.sectionName}>{text(`settings.${one}`)}</span>
                {counts[one] ? <span className={styles.badge}>{counts[one]}</span> : null}
              </button>
            ))}
          </nav>
          {leaseOver ? (
            <p className={styles.lease}>
              <Icon name="lock" />
              <span>{text('settings.lease-over')}</span>
            </p>
          ) : null}
          <PanelSpace />
        </>
      }
    >
      {isRoom(section) ? (
        props.room(section)
      ) : (
        <div
          key={section}
          className={styles.sheet}
          tabIndex={0}
          role="group"
          aria-label={text(`settings.${section}`)}
        >
          <h1 className={styles.title}>{text(`settings.${section}`)}</h1>
          <SectionBody section={section} {...props} />
        </div>
      )}
    </Stage>
  );
}

function SectionBody(props: Props & { section: TabletSection }) {
  const { section, view, zone, now } = props;
  const { text, language } = useSpeech();
  switch (section) {
    case 'tablet':
      return (
        <>
          <h2 className={styles.subtitle}>{text('settings.language')}</h2>
          <Choices
            label={text('settings.language')}
            options={view.languages.map((one) => text(`settings.language-${one}`))}
            chosen={text(`settings.language-${language}`)}
            onChoose={(chosen) => {
              const found = view.languages.find(
                (one) => text(`settings.language-${one}` as Key) === chosen,
              );
              if (found !== undefined) props.onLanguage(found);
            }}
          />
        </>
      );
    case 'sync':
      return <Diagnostics view={view} now={now} zone={zone} />;
    case 'refusals':
      return <Refusals refusals={view.refusals} zone={zone} />;
    case 'locked':
      return <LockedPeople locked={view.locked} onUnlock={props.onUnlock} />;
    case 'export':
      return (
        <>
          <p>{text('settings.export-what')}</p>
          {props.exportButton}
          {props.evidence}
        </>
      );
    case 'about':
      return (
        <>
          <p>{text('settings.protects')}</p>
          <dl className={styles.facts}>
            {(
              [
                ['settings.version', view.app],
                ['settings.device', view.device],
                ['settings.epoch', view.epoch],
              ] as const
            ).map(([key, value]) => (
              <div key={key}>
                <dt>{text(key)}</dt>
                <dd className={styles.code}>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      );
  }
}
