import { Button } from '@comptoir/ui/button';
import { useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { useWayBack } from '../ways-back.ts';
import { DayBody } from './day-screen.tsx';
import { HoursRow, axisOf } from './hours-row.tsx';
import { watchHours } from './store.ts';
import styles from './team.module.css';
import { spanTitle } from './words.ts';

/** A person's week as a manager reads it; a day of it, and the way to put it right. */
export function PersonDays({
  tablet,
  manager,
  person,
  name,
  first,
  now,
  onCorrect,
  onBack,
}: {
  tablet: Tablet;
  manager: string;
  person: string;
  name: string;
  /** A day of the week. */
  first: string;
  now: number;
  onCorrect: (day: string) => void;
  onBack: () => void;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const view = useObserved(
    useMemo(
      () => watchHours(tablet, person, { kind: 'week', day: first }),
      [tablet, person, first],
    ),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  useWayBack(chosen === null ? null : () => setChosen(null));
  if (view === null) return null;
  const day = view.days.find((one) => one.day === chosen);
  if (day !== undefined) {
    return (
      <div className={styles.room}>
        <Button icon="back" onClick={() => setChosen(null)}>
          {name}
        </Button>
        <DayBody
          {...{ day, now }}
          rule={view.rule}
          viewer={manager}
          said={null}
          acts={() => null}
        />
        {day.lock !== null || day.old ? null : (
          <Button tone="primary" size="large" icon="edit" wide onClick={() => onCorrect(day.day)}>
            {text(person === manager ? 'correction.propose' : 'team.correct-day')}
          </Button>
        )}
      </div>
    );
  }
  const axis = axisOf(view.days, view.rule);
  return (
    <div className={styles.room}>
      <header className={styles.head}>
        <Button icon="back" onClick={onBack}>
          {text('team.week')}
        </Button>
        <h1>{name}</h1>
      </header>
      <p className={styles.lead}>
        {spanTitle(speech, view.span)} · <b>{duration(view.totals.worked)}</b>
      </p>
      <div className={styles.scroll}>
        <ul className={styles.days}>
          {view.days.map((one) => (
            <li key={one.day}>
              <HoursRow
                day={one}
                rule={view.rule}
                axis={axis}
                today={view.today}
                onOpen={() => setChosen(one.day)}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
