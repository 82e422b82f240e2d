import { changeOf, draftWith } from '@comptoir/shared/timesheets/corrections/draft';
import { Tabs } from '@comptoir/ui/tabs';
import type { ReactNode } from 'react';
import { useSpeech } from '../src/language/language.tsx';
import { ManagingWords } from '../src/language/managing-words.tsx';
import { ProposeScreen } from '../src/timesheets/corrections/propose-screen.tsx';
import { WaitingScreen } from '../src/timesheets/corrections/waiting-screen.tsx';
import { InspectionScreen } from '../src/timesheets/exports/inspection-screen.tsx';
import styles from '../src/timesheets/team.module.css';
import { TeamScreen } from '../src/timesheets/team-screen.tsx';
import type { WaitingView } from '../src/timesheets/view.ts';
import * as hours from './hours-samples.ts';
import { now } from './samples.ts';

const nothing = () => undefined;
const tabs = ['waiting', 'week', 'inspection'] as const;

function Room({ tab, children }: { tab: (typeof tabs)[number]; children: ReactNode }) {
  const { text } = useSpeech();
  return (
    <div className={styles.room}>
      <h1>{text('team.title')}</h1>
      <Tabs
        label={text('team.title')}
        tabs={tabs.map((value) => ({ value, label: text(`team.${value}`, { count: 3 }) }))}
        chosen={tab}
        onChoose={nothing}
      >
        {children}
      </Tabs>
    </div>
  );
}

function Waits({ view }: { view: WaitingView }) {
  return (
    <Room tab="waiting">
      <WaitingScreen
        view={view}
        now={now}
        manager={hours.chef}
        onApprove={nothing}
        onRefuse={nothing}
        onAccept={nothing}
        onEdit={nothing}
      />
    </Room>
  );
}

function Edit() {
  const { proposal, waitingDay } = hours;
  const row = waitingDay.corrections[0]!.row;
  const of = { day: row.day, person: row.person, rule: proposal.rule };
  const lines = draftWith(proposal.punches, row, of);
  return (
    <div className={styles.room}>
      <ProposeScreen
        title="Awa Diop, 18 nov."
        view={proposal}
        lines={lines}
        drafted={changeOf(lines, row.day, of.rule, { now, newId: () => hours.chef })}
        person={row.person}
        now={now}
        offline={false}
        deciders={false}
        busy={false}
        send="Accepter ainsi"
        onLines={nothing}
        onSend={nothing}
      />
    </div>
  );
}

/** Paramètres › Heures; `settings` draws the frame around it. */
export function teamHoursScreens(
  settings: (body: ReactNode) => ReactNode,
): Record<string, () => ReactNode> {
  const within = (body: ReactNode) => settings(<ManagingWords>{body}</ManagingWords>);
  return {
    'settings-hours': () => within(<Waits view={hours.waitingView} />),
    'settings-hours-nothing': () => within(<Waits view={hours.nothingWaits} />),
    'settings-hours-week': () =>
      within(
        <Room tab="week">
          <TeamScreen view={hours.teamView} now={now} onDay={nothing} onPerson={nothing} />
        </Room>,
      ),
    'settings-hours-edit': () => within(<Edit />),
    'settings-hours-inspection': () =>
      within(
        <Room tab="inspection">
          <InspectionScreen
            bounds={{ first: '2025-10-22', today: '2026-11-21' }}
            onSave={() => Promise.resolve('done')}
            onPrint={() => Promise.resolve('ready')}
          />
        </Room>,
      ),
  };
}
