import type { Me } from '@comptoir/shared/access/portal';
import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import { addDays } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useCallback, useMemo, useState } from 'react';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { KeptNotice } from '../../kept-notice.tsx';
import { LinkButton } from '../../link.tsx';
import { Page } from '../../page.tsx';
import { useNow } from '../../platform/now.ts';
import { ChangesBlock } from './changes-block.tsx';
import { changesToShow, unseenOf } from './schedule-changes.ts';
import { windowAround } from './schedule-days.ts';
import { type ScheduleSearch, type Showing, scheduleViews, stepped } from './schedule-view.ts';
import styles from './schedule.module.css';
import { ShiftDialog } from './shift-dialog.tsx';
import { TeamView } from './team-view.tsx';
import { useOwnSchedule } from './use-own-schedule.ts';
import { useSeenChanges } from './use-seen-changes.ts';
import { useTurning } from './use-turning.ts';
import { ListView, WeekView } from './weeks-view.tsx';

/** « Mon planning »: what changed, then the week, four weeks, or who works on a day. */
export function SchedulePage({
  me,
  showing,
  today,
  onSearch,
}: {
  me: Me;
  showing: Showing;
  /** Today's business day. */
  today: string;
  onSearch: (search: ScheduleSearch) => void;
}) {
  const { text, days } = useSpeech();
  const now = useNow();
  const { view, monday, day } = showing;
  const range = windowAround(monday, today);
  const keeps = range.from === windowAround(today, today).from;
  const shown = useOwnSchedule(me.person.id, range, { keeps });
  const { data: loaded, at, old, kept, failure } = shown;
  const last = addDays(monday, view === 'list' ? 27 : 6);
  const covers = loaded !== undefined && loaded.from <= monday && last <= loaded.to;
  const turn = useTurning(
    (step) => onSearch(stepped(showing, step)),
    () => onSearch({ view }),
  );
  const colleagues =
    loaded?.schedule.establishments.some(({ rules }) => rules.colleagues) !== false;
  const views = scheduleViews.filter((one) => one !== 'team' || colleagues);
  return (
    <Page
      title={text('nav.schedule')}
      lead={
        view === 'list'
          ? days(monday, last)
          : text('mine.lead', { week: weekNumber(monday), days: days(monday, last) })
      }
      wide
      acts={
        <>
          <LinkButton to="/schedule/requests" icon="message">
            {text('mine.requests')}
          </LinkButton>
          <div className={styles.paper}>
            <Button icon="print" data-screen onClick={() => window.print()}>
              {text('act.print')}
            </Button>
          </div>
        </>
      }
    >
      <div className={styles.bar}>
        <fieldset className={styles.views}>
          <legend>{text('mine.views')}</legend>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.view}
              aria-pressed={view === one}
              onClick={() => onSearch({ view: one, day })}
            >
              {text(`mine.view-${one}`)}
            </button>
          ))}
        </fieldset>
        <div className={styles.steps}>
          <button
            type="button"
            className={styles.step}
            aria-label={text('mine.before')}
            onClick={() => onSearch(stepped(showing, -1))}
          >
            <Icon name="back" size={20} />
          </button>
          <Button tone="plain" onClick={() => onSearch({ view })}>
            {text('mine.today')}
          </Button>
          <button
            type="button"
            className={styles.step}
            aria-label={text('mine.after')}
            onClick={() => onSearch(stepped(showing, 1))}
          >
            <Icon name="forward" size={20} />
          </button>
        </div>
      </div>
      {loaded === undefined || (!covers && !old) ? (
        failure === null ? (
          <Skeleton rows={6} label={text('app.loading')} />
        ) : (
          <Failed failure={failure} onRetry={() => void shown.refetch()} />
        )
      ) : (
        <div {...turn}>
          {old ? (
            <KeptNotice at={at} onRetry={() => void shown.refetch()}>
              {text('mine.age-text')}
            </KeptNotice>
          ) : (
            <Failed failure={failure} onRetry={() => void shown.refetch()} />
          )}
          <Shown
            key={me.person.id}
            me={me}
            schedule={loaded.schedule}
            showing={showing}
            today={today}
            now={now}
            kept={kept}
            missing={!covers}
            onSearch={onSearch}
          />
        </div>
      )}
    </Page>
  );
}

function Shown({
  me,
  schedule,
  showing: { view, monday, day },
  today,
  now,
  kept,
  missing,
  onSearch,
}: {
  me: Me;
  schedule: OwnSchedule;
  showing: Showing;
  today: string;
  now: number;
  /** It is this device's copy. */
  kept: boolean;
  /** The copy does not have these days. */
  missing: boolean;
  onSearch: (search: ScheduleSearch) => void;
}) {
  const { text } = useSpeech();
  const [open, setOpen] = useState<OwnShift | null>(null);
  const fresh = useFresh(schedule);
  const note = useSeenChanges(me.person.id);
  const unseen = unseenOf(schedule.changes).join(' ');
  const onShown = useCallback(() => {
    if (unseen !== '') note(unseen.split(' '));
  }, [note, unseen]);
  const groups = changesToShow(schedule.changes, { fresh, now });
  const given = { schedule, monday, today, now, onShift: setOpen };
  const { person } = me;
  const self = { id: person.id, name: person.given, colour: person.colour };
  return (
    <>
      {groups.length === 0 ? null : (
        <ChangesBlock groups={groups} schedule={schedule} onShown={onShown} />
      )}
      {missing ? <p className={styles.none}>{text('mine.not-kept')}</p> : null}
      {missing ? null : view === 'week' ? (
        <WeekView {...given} />
      ) : view === 'list' ? (
        <ListView {...given} />
      ) : (
        <TeamView
          schedule={schedule}
          self={self}
          monday={monday}
          day={day}
          kept={kept}
          onDay={(wanted) => onSearch({ view, day: wanted })}
        />
      )}
      {open === null ? null : (
        <ShiftDialog
          shift={open}
          schedule={schedule}
          me={person.id}
          now={now}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** Acts that were new at some moment since the page was opened: they stay in sight after they were seen. */
function useFresh(schedule: OwnSchedule): ReadonlySet<string> {
  const unseen = unseenOf(schedule.changes).join(' ');
  const [known, setKnown] = useState(unseen);
  const all = useMemo(
    () => new Set(`${known} ${unseen}`.split(' ').filter(Boolean)),
    [known, unseen],
  );
  const whole = [...all].join(' ');
  if (whole !== known) setKnown(whole);
  return all;
}
