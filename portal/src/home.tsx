import type { Me } from '@comptoir/shared/access/portal';
import { Skeleton } from '@comptoir/ui/skeleton';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { NewsWidget, unreadOf } from './announcements/news-widget.tsx';
import { inUse, troubled } from './devices/silence.ts';
import { QuarantineWidget, unsettledOf } from './devices/quarantine-widget.tsx';
import { TabletsWidget } from './devices/tablets-widget.tsx';
import { backupTrouble } from '@comptoir/shared/evidence/backups';
import { Begin, type Begun } from './home/begin.tsx';
import { BackupsWidget } from './home/backups-widget.tsx';
import { CoverWidget } from './home/cover-widget.tsx';
import { ableOf, isPressing } from './home/cover.ts';
import { type Failure, asFailure } from './api/failure.ts';
import { Failed } from './failed.tsx';
import styles from './home/layout.module.css';
import { InstallHint } from './home/install-hint.tsx';
import { MailWidget } from './home/mail-widget.tsx';
import { SecurityWidget, YourDataWidget } from './home/own-cards.tsx';
import { WaitingWidget } from './home/waiting-widget.tsx';
import { needsHand, stateOf } from './home/waiting.ts';
import { type Answers, useAnswers } from './home-answers.ts';
import { useSpeech } from './language/language.tsx';
import { Page } from './page.tsx';
import {
  ChangesWidget,
  RequestsWidget,
  ShiftWidget,
  unseenChanges,
} from './planning/own/home-widgets.tsx';
import { waitingRequests } from './planning/own/own-requests.ts';
import { plannedThisWeek } from './planning/own/schedule-days.ts';
import { ToDecideWidget } from './planning/requests/to-decide-widget.tsx';
import { useNarrow } from './platform/narrow.ts';
import { useNow } from './platform/now.ts';
import { ApprovalsWidget } from './punches/approvals-widget.tsx';
import { PresenceWidget } from './punches/presence-widget.tsx';
import { grownSince, hasOwn } from './timesheets/own-period.ts';
import { TasksWidget, openTasksOf } from './tasks/tasks-widget.tsx';
import {
  MonthWidget,
  OwnTabletsWidget,
  TodayWidget,
  WeekWidget,
} from './timesheets/own-widgets.tsx';
import { ToCloseWidget, ToSettleWidget } from './timesheets/to-settle-widgets.tsx';
import { useMe, useZone } from './use-me.ts';

/** Cards that everybody has at least (C11). */
const enough = 5;

/** One card, and whether somebody has to decide something because of it. */
type Card = { key: string; pressing: boolean; card: ReactNode };

/** C11: what needs a decision first, then what goes on now. Every card opens its list. */
export function Home() {
  const me = useMe();
  const { text, date } = useSpeech();
  const now = useNow();
  const zone = useZone();
  const answers = useAnswers(me, now, zone);
  const settled = useSettled(answers);
  const begun = settled ? begunOf(me, answers) : null;
  const narrow = useNarrow();
  const house = houseCards(me, answers, now, zone).filter(
    // The first steps say the same, and lead there.
    ({ key }) => begun === null || (key !== 'tablets' && key !== 'cover'),
  );
  // Without a network what this device kept is the whole of the page, not a row of cards that failed.
  const cards =
    answers.schedule?.keptAt === undefined || answers.schedule.keptAt === null
      ? [...house, ...ownCards(me, answers, now, zone, house.length)]
      : planCards(me, answers, now, house.length);
  const nothingCame = nothingCameOf(answers);
  // On a phone one's own day comes before everything else.
  const hero = narrow
    ? (cards.find(({ key }) => key === 'shift' || key === 'today') ?? null)
    : null;
  const rest = cards.filter((one) => one !== hero);
  const groups = [
    ['pressing', text('home.decide'), rest.filter((one) => one.pressing)],
    ['calm', text('home.now'), rest.filter((one) => !one.pressing)],
  ] as const;
  return (
    <Page
      title={text('home.hello', { given: me.person.given })}
      lead={<span className={styles.date}>{date(now, zone)}</span>}
    >
      {begun === null ? null : <Begin begun={begun} />}
      {nothingCame !== null ? (
        <Failed failure={nothingCame} onRetry={() => retryAll(answers)} />
      ) : !settled ? (
        <Skeleton rows={4} label={text('app.loading')} />
      ) : (
        [
          hero === null ? null : (
            <section key="hero" className={styles.group} aria-label={text('home.own-day')}>
              <h2 className={styles.spoken}>{text('home.own-day')}</h2>
              {hero.card}
            </section>
          ),
          ...groups.map(([key, title, shown]) =>
            shown.length === 0 ? null : (
              <section key={key} className={styles.group} aria-label={title}>
                <h2 className={styles.title}>{title}</h2>
                <div className={styles.cards}>
                  {shown.map((one) => (
                    <Fragment key={one.key}>{one.card}</Fragment>
                  ))}
                </div>
              </section>
            ),
          ),
        ]
      )}
      {me.permissions.includes('own.schedule') ? <InstallHint /> : null}
    </Page>
  );
}

/** One's schedule: what changed in it, the next shift, and what is asked. */
function planCards(me: Me, answers: Answers, now: number, others: number): Card[] {
  const { schedule: asked, hours } = answers;
  if (asked === undefined) return [];
  const { data } = asked;
  const alone = answers.presence === undefined && answers.devices === undefined;
  const { id } = me.person;
  const waiting = data === undefined ? null : waitingRequests(data, id, now);
  const some = waiting !== null && waiting.answer + waiting.asked > 0;
  const changed = data !== undefined && unseenChanges(data).length > 0;
  // Whoever runs the house and never works a shift has no use for an empty schedule.
  const works = others < enough || (data?.shifts.length ?? 0) > 0;
  const out = hours?.data === undefined || hours.data.today.state === 'out';
  const cards: Card[] = [];
  if (changed)
    cards.push({ key: 'changes', pressing: true, card: <ChangesWidget asked={asked} /> });
  if (works) {
    const tone = out ? 'panel' : 'calm';
    const given = { asked, now, tone, loadedAt: asked.keptAt } as const;
    cards.push({ key: 'shift', pressing: false, card: <ShiftWidget {...given} /> });
  }
  if (some || alone) {
    const pressing = (waiting?.answer ?? 0) > 0;
    const card = <RequestsWidget asked={asked} now={now} me={id} />;
    cards.push({ key: 'requests', pressing, card });
  }
  return cards;
}

/** Cards about other people and the house, each for whoever may see it. */
function houseCards(me: Me, answers: Answers, now: number, zone: string): Card[] {
  const { presence, doubtful, waiting, cover, devices, apart, mail, backups } = answers;
  const { toSettle, toClose } = answers;
  const place = (id: string) => me.establishments.find((one) => one.id === id);
  const zoneOf = (id: string) => place(id)?.zone ?? me.establishments[0]?.zone ?? 'Europe/Paris';
  const lost = (mail?.data?.mails ?? []).filter(
    ({ state }) => state === 'failed' || state === 'kept',
  );
  // Mails of invitations are told by the card of invitations already.
  const told = (waiting?.data ?? []).filter((one) =>
    ['bounced', 'kept'].includes(stateOf(one, now)),
  );
  const asking = answers.asking;
  const decisions = (asking?.data?.absences.length ?? 0) + (asking?.data?.swaps.length ?? 0);
  return [
    asking !== undefined &&
      decisions > 0 && {
        key: 'asking',
        pressing: true,
        card: <ToDecideWidget asked={asking} />,
      },
    doubtful && {
      key: 'approvals',
      pressing: (doubtful.data?.length ?? 0) > 0,
      card: <ApprovalsWidget asked={doubtful} />,
    },
    toSettle && {
      key: 'to-settle',
      pressing: (toSettle.data ?? []).some(({ anomalies }) => anomalies.length > 0),
      card: <ToSettleWidget asked={toSettle} />,
    },
    toClose?.data !== undefined &&
      toClose.data.length > 0 && {
        key: 'to-close',
        pressing: true,
        card: <ToCloseWidget asked={toClose} />,
      },
    waiting && {
      key: 'waiting',
      pressing: needsHand(waiting.data ?? [], now),
      card: <WaitingWidget asked={waiting} now={now} />,
    },
    devices && {
      key: 'tablets',
      pressing:
        devices.data !== undefined &&
        (troubled(devices.data, now).length > 0 || inUse(devices.data).length === 0),
      card: <TabletsWidget asked={devices} now={now} />,
    },
    apart &&
      unsettledOf(apart.data ?? []) > 0 && {
        key: 'apart',
        pressing: true,
        card: <QuarantineWidget asked={apart} mayList={devices !== undefined} />,
      },
    mail &&
      lost.length > told.length && {
        key: 'mail',
        pressing: true,
        card: <MailWidget asked={mail} />,
      },
    backups?.data !== undefined &&
      backupTrouble(backups.data, now) !== null && {
        key: 'backups',
        pressing: true,
        card: <BackupsWidget asked={backups} now={now} zone={zone} />,
      },
    cover && {
      key: 'cover',
      pressing: isPressing(cover.data ?? []),
      card: <CoverWidget asked={cover} nameOf={(id) => place(id)?.name} />,
    },
    presence && {
      key: 'presence',
      pressing: false,
      card: <PresenceWidget asked={presence} zoneOf={zoneOf} />,
    },
  ]
    .flatMap((one) => (one === undefined || one === false ? [] : [one]))
    .sort((a, b) => Number(b.key === 'presence') - Number(a.key === 'presence'));
}

/** Cards about oneself. Whoever follows nothing else sees more of them. */
function ownCards(me: Me, answers: Answers, now: number, zone: string, others: number): Card[] {
  const alone = answers.presence === undefined && answers.devices === undefined;
  const { hours } = answers;
  const { on, requiredBy, restricted } = me.secondFactor;
  const security = {
    key: 'security',
    pressing: !on && (restricted || requiredBy !== null),
    card: <SecurityWidget me={me} zone={zone} />,
  };
  const plan = planCards(me, answers, now, others);
  const own: Card[] = plan.filter(({ key }) => key !== 'requests');
  if (answers.news !== undefined && unreadOf(answers.news.data) > 0) {
    own.push({ key: 'news', pressing: true, card: <NewsWidget asked={answers.news} /> });
  }
  // Whoever follows the house has other things to look at than who wipes the bar.
  const today = openTasksOf(answers.tasks?.data).all.length;
  if (answers.tasks !== undefined && today > 0 && others < enough) {
    own.push({ key: 'tasks', pressing: false, card: <TasksWidget asked={answers.tasks} /> });
  }
  const schedule = answers.schedule?.data;
  if (hours !== undefined) {
    const grown =
      hours.data === undefined
        ? 0
        : grownSince(hours.data, hours.dataUpdatedAt, answers.opened, now);
    const given = { asked: hours, grown, zone };
    const silent = (hours.data?.silent.length ?? 0) > 0;
    // Whoever runs the house and never clocks has no use for empty hours.
    const clocks = others < enough || hours.data === undefined || hasOwn(hours.data);
    if (clocks) {
      const out = hours.data?.today.state !== 'in' && hours.data?.today.state !== 'break';
      const hero = !out || !plan.some(({ key }) => key === 'shift');
      const today = {
        key: 'today',
        pressing: false,
        card: <TodayWidget {...given} tone={hero ? 'panel' : 'calm'} />,
      };
      // Who is at work looks at the day that goes on, who is not at the next one.
      if (hero) own.unshift(today);
      else own.push(today);
      const planned = schedule === undefined ? 0 : plannedThisWeek(schedule, now);
      const week = <WeekWidget {...given} planned={planned} />;
      own.push({ key: 'week', pressing: false, card: week });
    }
    own.push(...plan.filter(({ key }) => key === 'requests'));
    if (alone) own.push({ key: 'month', pressing: false, card: <MonthWidget {...given} /> });
    if (alone || (silent && answers.devices === undefined)) {
      own.push({ key: 'own-tablets', pressing: silent, card: <OwnTabletsWidget {...given} /> });
    }
  }
  if (alone || !on) own.push(security);
  if (alone) own.push({ key: 'data', pressing: false, card: <YourDataWidget /> });
  return own;
}

/** The first steps of a house, for whoever can take them; null once they are taken or where one cannot know. */
function begunOf(me: Me, { presence, devices, cover }: Answers): Begun | null {
  const may = me.permissions.includes('employees.manage');
  if (!may || presence?.data === undefined || devices?.data === undefined) return null;
  const people = presence.data.present.length + presence.data.away;
  const tablet = inUse(devices.data).length > 0;
  const begun = {
    // Set-up makes up to two people; a shop of two that clocks already needs no advice.
    colleagues: people > 2 || (tablet && people > 1),
    tablet,
    cover: (cover?.data ?? []).some((one) => one.role === 'administration' && ableOf(one) > 1),
  };
  return begun.colleagues && begun.tablet ? null : begun;
}

/** Every question of the home that is asked for this person. */
function askedOf({ opened: _, ...answers }: Answers) {
  return Object.values(answers).filter((one) => one !== undefined);
}

/** Whether the order of the cards is known: everything has answered, or has had two seconds to. */
function useSettled(answers: Answers): boolean {
  const [waited, setWaited] = useState(false);
  const settled = askedOf(answers).every((one) => one.data !== undefined || one.error !== null);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), 2_000);
    return () => clearTimeout(timer);
  }, []);
  return settled || waited;
}

/** Where no question at all was answered, one sentence says so instead of every card. */
function nothingCameOf(answers: Answers): Failure | null {
  const asked = askedOf(answers);
  const none =
    asked.length > 0 && asked.every((one) => one.data === undefined && one.error !== null);
  return none ? asFailure(asked[0]?.error) : null;
}

function retryAll(answers: Answers): void {
  for (const one of askedOf(answers)) void one.refetch();
}
