import type { TimesheetAnswer } from '@comptoir/shared/timesheets/portal';
import type { SheetDay } from '@comptoir/shared/timesheets/sheet';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { type Axis, DayRibbon } from '@comptoir/ui/day-ribbon';
import { Icon } from '@comptoir/ui/icon';
import { useEffect, useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Looking } from './anomalies-page.tsx';
import { anomalyIcons } from './anomaly-row.tsx';
import { CorrectionCard } from './corrections/correction-card.tsx';
import { DayDetail, Times, correctionsOf } from './day-detail.tsx';
import { stretchesIn } from './day-drawing.ts';
import styles from './person-sheet.module.css';
import type { SheetPlace } from './sheet-search.ts';
import { DecisionActs, useDayActs } from './use-day-acts.tsx';

/** A day in a line: its bar, its times, what it pays. Open: everything behind it, and what can be changed. */
export function PersonDay({
  day,
  answer,
  looking,
  place,
  axis,
  open,
  now,
  onOpen,
}: {
  day: SheetDay;
  answer: TimesheetAnswer;
  looking: Looking;
  place: SheetPlace;
  /** Of all days that are shown, so that their bars can be compared. */
  axis: Axis;
  open: boolean;
  now: number;
  onOpen: () => void;
}) {
  const { text, dayLong, duration } = useSpeech();
  const row = useRef<HTMLLIElement>(null);
  const { corrected, raw, paid } = day;
  const empty = raw.periods.length + corrected.periods.length === 0 && paid.total === 0;
  const stretches = stretchesIn(corrected.periods, day.day, place.zone);
  // A link to a day leads to it, and not to the top of a month.
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row} className={styles.day} data-open={open || undefined}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={onOpen}>
        <span className={styles.date}>
          <span className={styles.weekday}>{dayLong(day.day)}</span>
          {day.holiday === null ? null : (
            <span className={styles.soft}>{text('sheets.holiday')}</span>
          )}
        </span>
        <span className={styles.track}>
          {stretches.length === 0 ? null : <DayRibbon stretches={stretches} axis={axis} />}
          <Times account={corrected} zone={place.zone} />
        </span>
        <span className={styles.badges}>
          {day.lock === null ? null : (
            <Badge tone="quiet" icon="lock">
              {text('periods.closed')}
            </Badge>
          )}
          {storesOf(day, answer).map((store) => (
            <Badge key={store} tone="quiet" icon="lock">
              {text('periods.closed-at', { store })}
            </Badge>
          ))}
          {day.anomalies.map(({ kind, correction, punches }) => (
            <Badge
              key={`${kind}-${correction ?? punches.join()}`}
              tone="warn"
              icon={anomalyIcons[kind]}
            >
              {text(`sheets.anomaly-${kind}`)}
            </Badge>
          ))}
          {day.warnings.length === 0 ? null : (
            <Badge tone="danger" icon="warning">
              {text('sheets.warnings', { count: day.warnings.length })}
            </Badge>
          )}
        </span>
        <span className={styles.paid}>
          {raw.worked === corrected.worked ? null : (
            <s>
              <span className={styles.spoken}>{text('sheets.raw')} </span>
              {duration(raw.worked)}
            </s>
          )}
          {empty ? <span className={styles.soft}>–</span> : <b>{duration(paid.total)}</b>}
        </span>
        <span className={styles.arrow}>
          <Icon name="forward" size={18} />
        </span>
      </button>
      {open ? <Opened day={day} answer={answer} looking={looking} place={place} now={now} /> : null}
    </li>
  );
}

function Opened({
  day,
  answer,
  looking,
  place,
  now,
}: {
  day: SheetDay;
  answer: TimesheetAnswer;
  looking: Looking;
  place: SheetPlace;
  now: number;
}) {
  const { text } = useSpeech();
  const { person, punches, silent, names } = answer;
  const own = person.id === looking.me;
  const locked = day.lock !== null;
  const acts = useDayActs(
    { person: person.id, name: person.name, day: day.day, place, punches, silent },
    now,
  );
  const nameOf = (id: string | null) =>
    (id === null ? null : names[id]) ?? text('sheets.nobody-known');
  const decides = looking.decides && !own && !locked;
  return (
    <div className={styles.opened}>
      {locked ? <p className={styles.soft}>{text('periods.who-reopens')}</p> : null}
      {own && looking.decides ? <p className={styles.soft}>{text('sheets.own-not')}</p> : null}
      <DayDetail
        day={day}
        punches={punches}
        nameOf={nameOf}
        zone={place.zone}
        corrections={
          <div className={styles.cards}>
            {correctionsOf(answer.corrections, day.day).map((row) => (
              <CorrectionCard
                key={row.id}
                correction={row}
                punches={punches}
                nameOf={nameOf}
                zone={place.zone}
                acts={decides ? <DecisionActs correction={row} acts={acts} /> : null}
              />
            ))}
          </div>
        }
        {...(decides
          ? {
              acts: (
                <Button icon="edit" onClick={acts.edit}>
                  {text('sheets.edit-day')}
                </Button>
              ),
            }
          : {})}
      />
      {acts.dialogs}
    </div>
  );
}

/** Names of the other establishments whose closed days count on this one. */
function storesOf({ closedAt = [] }: SheetDay, { closedElsewhere }: TimesheetAnswer): string[] {
  const names = closedElsewhere.map(({ establishment: { id, name } }) => [id, name] as const);
  const known = new Map(names);
  return closedAt.flatMap((id) => known.get(id) ?? []);
}
