import { changeOf, draftOf } from '@comptoir/shared/timesheets/corrections/draft';
import { PanelBack, PanelClock, PanelPerson, PanelSpace } from '@comptoir/ui/panel';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { HoursWords } from '../src/language/hours-words.tsx';
import { useSpeech } from '../src/language/language.tsx';
import { ProposeScreen } from '../src/timesheets/corrections/propose-screen.tsx';
import { DayScreen } from '../src/timesheets/day-screen.tsx';
import { HoursActs } from '../src/timesheets/hours.tsx';
import { HoursScreen } from '../src/timesheets/hours-screen.tsx';
import { NewsNotice } from '../src/timesheets/news.tsx';
import { StatementScreen } from '../src/timesheets/statements/statement-screen.tsx';
import { StatementsScreen } from '../src/timesheets/statements/statements-screen.tsx';
import type { HoursDay, HoursView } from '../src/timesheets/view.ts';
import * as hours from './hours-samples.ts';
import { now, zone } from './samples.ts';

const nothing = () => undefined;

function Who({ name = 'Awa Diop', children }: { name?: string; children?: ReactNode }) {
  const { text, time, date } = useSpeech();
  return (
    <>
      <PanelBack label={text('act.back')} onBack={nothing} />
      <PanelPerson name={name} initials="AD" colour="brick" />
      {children}
      <PanelSpace />
      <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
    </>
  );
}

function List({ view, name }: { view: HoursView; name?: string }) {
  return (
    <HoursWords>
      <HoursScreen
        panel={
          <Who {...(name === undefined ? {} : { name })}>
            <HoursActs statements={view.statements} onStatements={nothing} onPrint={nothing} />
          </Who>
        }
        view={view}
        now={now}
        offline={view.silent.length > 0}
        onSpan={nothing}
        onDay={nothing}
        onSettle={nothing}
      />
    </HoursWords>
  );
}

function Sent() {
  const { text } = useSpeech();
  return (
    <Notice tone="calm" icon="check" alert>
      {text('correction.sent')}
    </Notice>
  );
}

function Day({ day, kept = false }: { day: HoursDay; kept?: boolean }) {
  return (
    <HoursWords>
      <DayScreen
        panel={<Who />}
        view={hours.week}
        day={day}
        person={hours.awa}
        now={now}
        said={kept ? <Sent /> : null}
        onPropose={nothing}
        onWithdraw={nothing}
        onObject={nothing}
      />
    </HoursWords>
  );
}

function Proposal() {
  const { rule, day, punches } = hours.proposal;
  const lines = [
    ...draftOf(punches, day, rule),
    { key: 'new', punch: null, type: 'out' as const, time: '17:05', removed: false },
  ];
  return (
    <HoursWords>
      <Stage panel={<Who />}>
        <ProposeScreen
          title="Correction du 18 nov."
          view={hours.proposal}
          lines={lines}
          drafted={changeOf(lines, day, rule, { now, newId: () => hours.chef })}
          person={hours.awa}
          now={now}
          offline
          busy={false}
          send="Envoyer la demande"
          onLines={nothing}
          onSend={nothing}
        />
      </Stage>
    </HoursWords>
  );
}

/** What stands above the acts of a person's own screen. */
export const news = (
  <HoursWords>
    <NewsNotice
      view={{
        outcomes: [
          {
            row: hours.approved,
            pending: false,
            proposedBy: 'Awa Diop',
            decidedBy: 'Karim Haddad',
          },
        ],
        notTaken: [],
        statements: [{ id: hours.awa, from: '2026-10-01', to: '2026-10-31' }],
      }}
      onOpen={nothing}
    />
  </HoursWords>
);

/** « Mes heures », corrections and statements. */
export const hoursScreens: Record<string, () => ReactNode> = {
  hours: () => <List view={hours.week} />,
  'hours-month': () => <List view={hours.month} />,
  'hours-empty': () => <List view={hours.emptyWeek} />,
  'hours-long': () => (
    <List view={hours.week} name="Wolfeschlegelsteinhausenbergerdorff Anantharamakrishnan" />
  ),
  'hours-day': () => <Day day={hours.correctedDay} kept />,
  'hours-waiting': () => <Day day={hours.waitingDay} />,
  'hours-refused': () => <Day day={hours.refusedDay} />,
  'hours-closed': () => <Day day={hours.closedDay} />,
  'hours-propose': () => <Proposal />,
  statements: () => (
    <HoursWords>
      <StatementsScreen
        panel={<Who />}
        view={{ statements: hours.statements, silent: [], lastContact: now }}
        zone={zone}
        now={now}
        offline={false}
        onOpen={nothing}
      />
    </HoursWords>
  ),
  'statements-none': () => (
    <HoursWords>
      <StatementsScreen
        panel={<Who />}
        view={{ statements: [], silent: [], lastContact: now }}
        zone={zone}
        now={now}
        offline={false}
        onOpen={nothing}
      />
    </HoursWords>
  ),
  statement: () => (
    <HoursWords>
      <StatementScreen
        panel={<Who />}
        own={{ row: hours.statement, pending: false }}
        onPrint={nothing}
        onAcknowledge={nothing}
        onDispute={nothing}
      />
    </HoursWords>
  ),
};
