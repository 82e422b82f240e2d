import { PanelBack, PanelClock, PanelPerson, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import type { ReactNode } from 'react';
import { useSpeech } from '../src/language/language.tsx';
import { ManagingWords } from '../src/language/managing-words.tsx';
import { PlanningWords } from '../src/language/planning-words.tsx';
import { AbsenceScreen } from '../src/planning/absence-screen.tsx';
import { ScheduleDayScreen } from '../src/planning/day-screen.tsx';
import { ManageRequests } from '../src/planning/manage-requests.tsx';
import { ManageDay, PlanNotTaken, PostClashes } from '../src/planning/manage-screen.tsx';
import styles from '../src/planning/manage.module.css';
import { OfferDialog } from '../src/planning/offer-dialog.tsx';
import { PlanningNotice } from '../src/planning/planning-news.tsx';
import { RequestsScreen } from '../src/planning/requests-screen.tsx';
import { ScheduleScreen } from '../src/planning/schedule-screen.tsx';
import { ScheduleActs } from '../src/planning/schedule.tsx';
import { ShiftDialog } from '../src/planning/shift-dialog.tsx';
import { TeamDayScreen } from '../src/planning/team-day-screen.tsx';
import type { DayPlanView, ScheduleView, TeamDayView } from '../src/planning/view.ts';
import * as plan from './planning-samples.ts';
import { longPeople, now, zone } from './samples.ts';

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

function List({ view, offline = false }: { view: ScheduleView; offline?: boolean }) {
  return (
    <PlanningWords>
      <ScheduleScreen
        panel={
          <Who>
            <ScheduleActs waiting={1} onRequests={nothing} onAbsence={nothing} onPrint={nothing} />
          </Who>
        }
        view={view}
        fresh={new Set(view.changes.slice(0, 2).map(({ row }) => row.id))}
        now={now}
        offline={offline}
        asked={view === plan.schedule ? 1 : 0}
        onDay={nothing}
        onRequests={nothing}
        onAccept={nothing}
      />
    </PlanningWords>
  );
}

function Day({ day = '2026-11-28' }: { day?: string }) {
  const found = plan.schedule.weeks.flatMap(({ days }) => days).find((one) => one.day === day);
  if (found === undefined) return null;
  return (
    <PlanningWords>
      <ScheduleDayScreen
        panel={<Who />}
        day={found}
        rule={plan.rule}
        rules={plan.schedule.rules}
        now={now}
        open={plan.schedule.open}
        said={null}
        isAsked={() => false}
        onOffer={nothing}
        onTake={nothing}
      />
    </PlanningWords>
  );
}

function Requests({ view }: { view: ScheduleView }) {
  return (
    <PlanningWords>
      <RequestsScreen
        panel={<Who />}
        view={view}
        said={null}
        isAsked={() => false}
        onAbsence={nothing}
        onCancel={nothing}
        onAnswer={nothing}
        onWithdraw={nothing}
        onTake={nothing}
        onSettle={nothing}
      />
    </PlanningWords>
  );
}

function Team({ view }: { view: TeamDayView }) {
  return (
    <PlanningWords>
      <TeamScreen view={view} />
    </PlanningWords>
  );
}

function TeamScreen({ view }: { view: TeamDayView }) {
  const { text, time, date } = useSpeech();
  return (
    <TeamDayScreen
      view={view}
      now={now}
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={nothing} />
          <PanelTitle icon="people" title={text('team-day.title')} />
          <PanelSpace />
          <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
        </>
      }
    />
  );
}

/** What stands above the acts of a person's own screen. */
export const planningNews = (
  <PlanningWords>
    <PlanningNotice
      view={{ unseen: [plan.moved, plan.added], asked: 1, rule: plan.rule }}
      onOpen={nothing}
    />
  </PlanningWords>
);

/** « Planning » in the settings of a manager; `place` puts it beside their panel. */
export function managePlanning(
  place: (body: ReactNode) => ReactNode,
): Record<string, () => ReactNode> {
  const room = (body: ReactNode) =>
    place(
      <ManagingWords>
        <div className={styles.room}>{body}</div>
      </ManagingWords>,
    );
  const day = (view: DayPlanView, on = plan.today) => (
    <ManageDay {...{ view, now }} day={on} onShift={nothing} onAdd={nothing} />
  );
  const shift = plan.dayPlan.days[0]?.shifts[4] ?? null;
  return {
    'manage-day': () => room(day(plan.dayPlan)),
    'manage-empty': () => room(day(plan.dayPlan, '2026-11-22')),
    'manage-clash': () =>
      room(
        <>
          <PostClashes view={plan.clashing} busy={false} onSettle={nothing} />
          <PlanNotTaken view={plan.clashing} onSettle={nothing} />
          {day(plan.clashing)}
        </>,
      ),
    'manage-shift': () =>
      room(
        <>
          {day(plan.dayPlan)}
          <ShiftDialog
            {...{ shift }}
            view={plan.dayPlan}
            day={plan.today}
            busy={false}
            onSave={nothing}
            onRemove={nothing}
            onClose={nothing}
          />
        </>,
      ),
    'manage-requests': () =>
      room(<ManageRequests view={plan.dayPlan} manager="p12" onDecide={nothing} />),
  };
}

const longNames = longPeople().slice(0, 3);

/** « Mon planning », requests, the day of the team. */
export const planningScreens: Record<string, () => ReactNode> = {
  schedule: () => <List view={plan.schedule} />,
  'schedule-quiet': () => <List view={{ ...plan.schedule, changes: [] }} />,
  'schedule-offline': () => <List view={{ ...plan.schedule, changes: [] }} offline />,
  'schedule-empty': () => <List view={plan.noSchedule} />,
  'schedule-long': () => <List view={plan.longSchedule} />,
  'schedule-day': () => <Day />,
  'schedule-free': () => <Day day="2026-11-29" />,
  'schedule-offer': () => (
    <>
      <Day />
      <PlanningWords>
        <OfferDialog
          shift={plan.schedule.weeks[1]!.days[5]!.shifts[0]!}
          rule={plan.rule}
          colleagues={plan.schedule.colleagues}
          onSend={nothing}
          onClose={nothing}
        />
      </PlanningWords>
    </>
  ),
  requests: () => <Requests view={plan.asking} />,
  'requests-none': () => <Requests view={plan.noSchedule} />,
  absence: () => (
    <PlanningWords>
      <AbsenceScreen panel={<Who />} today={plan.today} offline onSend={nothing} />
    </PlanningWords>
  ),
  'team-day': () => <Team view={plan.teamDay(18)} />,
  'team-day-60': () => <Team view={plan.teamDay(60)} />,
  'team-day-1': () => <Team view={plan.teamDay(1)} />,
  'team-day-empty': () => <Team view={{ ...plan.teamDay(0), open: [], others: [] }} />,
  'team-day-plan': () => <Team view={{ ...plan.teamDay(18), hideStatuses: true }} />,
  'team-day-long': () => (
    <Team
      view={{
        ...plan.teamDay(12),
        people: plan.teamDay(12).people.map((one, index) => {
          const name = longNames[index];
          if (name === undefined) return one;
          return { ...one, who: { ...one.who, name: `${name.given} ${name.family}` } };
        }),
      }}
    />
  ),
};
