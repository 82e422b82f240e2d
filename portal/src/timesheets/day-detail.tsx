import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { punchesOfDay } from '@comptoir/shared/timesheets/corrections/draft';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { Account, SheetDay } from '@comptoir/shared/timesheets/sheet';
import { DayRibbon, RibbonAxis } from '@comptoir/ui/day-ribbon';
import { Icon } from '@comptoir/ui/icon';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './day-detail.module.css';
import { axisAround, stretchesIn } from './day-drawing.ts';
import { DaySteps } from './day-steps.tsx';
import { PunchLines } from './punch-lines.tsx';

/** Everything behind one day's total: its periods as bars and times, each step to what is paid, and what was recorded. */
export function DayDetail({
  day,
  punches,
  nameOf,
  zone,
  corrections,
  acts,
}: {
  day: SheetDay;
  /** Of the person, of this day and those beside it. */
  punches: readonly Punch[];
  nameOf: (person: string | null) => string;
  zone: string;
  /** Of this day, each as a card with its acts. */
  corrections: ReactNode;
  acts?: ReactNode;
}) {
  const { text, duration } = useSpeech();
  const own = punchesOfDay(punches, day.day);
  return (
    <div className={styles.detail}>
      <Bars day={day} zone={zone} />
      {day.warnings.length === 0 ? null : (
        <ul className={styles.warnings}>
          {day.warnings.map(({ rule, found, limit }) => (
            <li key={rule}>
              <Icon name="warning" size={18} />
              <span>
                {text(`sheets.warn-${rule}`, { found: duration(found), limit: duration(limit) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.sides}>
        <DaySteps day={day} />
        <section className={styles.part} aria-label={text('sheets.punches')}>
          <h3>{text('sheets.punches')}</h3>
          {own.length === 0 ? (
            <p className={styles.soft}>{text('sheets.no-punches')}</p>
          ) : (
            <PunchLines punches={own} nameOf={nameOf} day={day.day} zone={zone} />
          )}
        </section>
      </div>
      {corrections}
      {acts === undefined ? null : <div className={styles.acts}>{acts}</div>}
    </div>
  );
}

/** What was recorded, and what counts where that is not the same, on one axis. */
function Bars({ day, zone }: { day: SheetDay; zone: string }) {
  const { text } = useSpeech();
  const raw = stretchesIn(day.raw.periods, day.day, zone);
  const corrected = stretchesIn(day.corrected.periods, day.day, zone);
  const same = JSON.stringify(bare(day.raw)) === JSON.stringify(bare(day.corrected));
  const axis = axisAround([...raw, ...corrected]);
  if (raw.length + corrected.length === 0) return null;
  const lines = same
    ? ([['recorded', raw, day.raw]] as const)
    : ([
        ['recorded', raw, day.raw],
        ['counted', corrected, day.corrected],
      ] as const);
  return (
    <div className={styles.bars}>
      <div className={styles.axis}>
        <RibbonAxis axis={axis} hours={axis.hours} />
      </div>
      {lines.map(([name, stretches, account]) => (
        <div key={name} className={styles.bar}>
          <span className={styles.label}>{text(`sheets.${name}`)}</span>
          <DayRibbon stretches={stretches} axis={axis} current={name === 'counted'} />
          <Times account={account} zone={zone} />
        </div>
      ))}
    </div>
  );
}

/** `09:00 – 12:30 · 13:00 – 17:00`, breaks told apart. */
export function Times({ account, zone }: { account: Account; zone: string }) {
  const { text, time } = useSpeech();
  return (
    <span className={styles.times}>
      {account.periods.map(({ opens, start, end, breaks, unresolved }) => (
        <span key={opens} data-missing={end === null || undefined}>
          {time(start, zone)} –{' '}
          {end === null ? text(unresolved ? 'home.end-unknown' : 'home.end-open') : time(end, zone)}
          {breaks.map((pause) => (
            <span key={pause.start} className={styles.pause}>
              {text('sheets.pause', {
                from: time(pause.start, zone),
                to: pause.end === null ? '…' : time(pause.end, zone),
              })}
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}

function bare({ periods }: Account): unknown {
  return periods.map(({ start, end, breaks }) => ({ start, end, breaks }));
}

/** Corrections of one day, the newest first. */
export function correctionsOf(rows: readonly CorrectionRow[], day: string): CorrectionRow[] {
  return rows.filter((one) => one.day === day).sort((a, b) => b.proposedAt - a.proposedAt);
}
