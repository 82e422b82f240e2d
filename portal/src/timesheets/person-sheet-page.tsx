import { businessDay } from '@comptoir/shared/time/business-day';
import type { TimesheetAnswer } from '@comptoir/shared/timesheets/portal';
import type { SheetDay } from '@comptoir/shared/timesheets/sheet';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { nameParts } from '../initials.ts';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { Portrait } from '../portrait.tsx';
import type { Looking } from './anomalies-page.tsx';
import { axisAround, stretchesIn } from './day-drawing.ts';
import { PeriodBar } from './period-bar.tsx';
import { PersonDay } from './person-day.tsx';
import styles from './person-sheet.module.css';
import { LockedDays } from './periods/locked-days.tsx';
import { timesheetQuery } from './sheet-api.ts';
import { SilentTablets } from './sheet-frame.tsx';
import { overtimeOf } from './sheet-people.ts';
import type { SheetPlace, SheetSearch, SheetView } from './sheet-search.ts';
import { signed } from './signed.ts';

/** The days behind one person's total: each opens on its periods, its punches and the steps to what is paid. */
export function PersonSheetPage({
  person,
  looking,
  view,
  places,
  day,
  now,
  onSearch,
}: {
  person: string;
  looking: Looking;
  view: SheetView;
  places: readonly SheetPlace[];
  /** The day that stands open; null: none. */
  day: string | null;
  now: number;
  onSearch: (search: SheetSearch) => void;
}) {
  const { text } = useSpeech();
  const { establishment, period } = view;
  const query = useQuery({
    ...timesheetQuery(useApi(), person, {
      ...{ establishment: establishment.id, from: period.from, to: period.to },
    }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const missing = query.error instanceof Failure && query.error.code === 'not-found';
  const name = data?.person.name ?? '';
  const search = { at: establishment.id, ...period };
  const today = businessDay(now, establishment.zone, establishment.cutOffHour);
  const axis = axisAround(
    (data?.sheet.days ?? []).flatMap((one) =>
      stretchesIn(one.corrected.periods, one.day, establishment.zone),
    ),
  );
  return (
    <Page
      wide
      key={data === undefined ? 'none' : person}
      title={name === '' ? text('sheets.title') : name}
      before={
        <Link to="/timesheets" search={({ day: _, ...before }) => before} className={styles.back}>
          <Icon name="back" size={18} />
          {text('sheets.title')}
        </Link>
      }
      {...(data === undefined
        ? {}
        : { portrait: <Portrait person={{ ...data.person, ...nameParts(name) }} /> })}
      {...(data?.person.team ? { lead: data.person.team } : {})}
    >
      <PeriodBar view={{ ...view, team: null }} places={places} teams={[]} onSearch={onSearch} />
      {missing ? (
        <EmptyState icon="person" title={text('person.missing')} />
      ) : (
        <Loaded query={query} rows={6}>
          {(answer) => (
            <>
              <LockedDays
                locks={answer.locks}
                elsewhere={answer.closedElsewhere}
                zone={establishment.zone}
              />
              <SilentTablets silent={answer.silent} zone={establishment.zone} />
              <Totals answer={answer} />
              <Section title={text('sheets.days')}>
                <ul className={styles.days}>
                  {shown(answer, today).map((one) => (
                    <PersonDay
                      key={one.day}
                      day={one}
                      answer={answer}
                      looking={looking}
                      place={establishment}
                      axis={axis}
                      open={one.day === day}
                      now={now}
                      onOpen={() =>
                        onSearch(one.day === day ? search : { ...search, day: one.day })
                      }
                    />
                  ))}
                </ul>
              </Section>
              <Weeks answer={answer} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

/** Planned, raw, corrected and paid of the span, and what of it is counted apart. */
function Totals({ answer: { sheet } }: { answer: TimesheetAnswer }) {
  const { text, duration } = useSpeech();
  const { totals } = sheet;
  const { planned, raw, corrected, paid, late, counters } = totals;
  const overtime = overtimeOf(totals);
  const large = [
    planned === null ? null : (['planned', planned] as const),
    ['raw', raw] as const,
    ['corrected', corrected] as const,
    ['paid', paid] as const,
  ].filter((one) => one !== null);
  const apart = [
    ['overtime', overtime],
    ['step-night', counters.night],
    ['step-sunday', counters.sunday],
    ['step-holiday', counters.holiday],
    ['step-breaks', totals.breaks],
  ] as const;
  return (
    <section className={styles.totals} aria-label={text('sheets.totals')}>
      <dl className={styles.large}>
        {large.map(([name, value]) => (
          <div key={name} data-paid={name === 'paid' || undefined}>
            <dt>{text(`sheets.${name}`)}</dt>
            <dd>{duration(value)}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.apart}>
        <div>
          <dt>{text('sheets.worked-days')}</dt>
          <dd>{totals.daysWorked}</dd>
        </div>
        {apart.map(([name, value]) =>
          value === 0 ? null : (
            <div key={name}>
              <dt>{text(`sheets.${name}`)}</dt>
              <dd>{duration(value)}</dd>
            </div>
          ),
        )}
        {late === 0 ? null : (
          <div data-late>
            <dt>{text('sheets.late')}</dt>
            <dd>{signed(late, duration)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Weeks and the overtime of those that end in the span. */
function Weeks({ answer: { sheet } }: { answer: TimesheetAnswer }) {
  const { text, days, duration } = useSpeech();
  const shown = sheet.weeks.filter((week) => week.worked > 0);
  if (shown.length === 0) return null;
  return (
    <Section title={text('sheets.weeks')}>
      <ul className={styles.weeks}>
        {shown.map(({ monday, paid, overtime, ends }) => (
          <li key={monday}>
            <b className={styles.week}>{days(monday, sundayOf(monday))}</b>
            <span>{duration(paid)}</span>
            <span className={styles.soft}>
              {ends
                ? overtime
                    .filter(({ time }) => time > 0)
                    .map(({ time, rate }) =>
                      text('sheets.overtime-step', { time: duration(time), rate }),
                    )
                    .join(' · ')
                : text('sheets.week-goes-on')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Days that have come, and later ones of which something is known. */
function shown({ sheet }: TimesheetAnswer, today: string): SheetDay[] {
  return sheet.days.filter(
    ({ day, planned, raw, corrected }) =>
      day <= today || (planned ?? 0) > 0 || raw.periods.length + corrected.periods.length > 0,
  );
}

function sundayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
}
