import type { PlanningAnswer } from '@comptoir/shared/planning/portal';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import { Button } from '@comptoir/ui/button';
import { SelectField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { IconButton } from './icon-button.tsx';
import {
  type PlanPeriod,
  type PlanRows,
  type PlanSearch,
  planAround,
  planRows,
  planSpans,
  planStepped,
} from './plan-days.ts';
import type { PlanPlace } from './planning-page.tsx';
import styles from './plan-toolbar.module.css';

/** Where, who and which days. */
export function PlanToolbar({
  place,
  places,
  teams,
  team,
  period,
  rows,
  today,
  onSearch,
}: {
  place: PlanPlace;
  places: readonly PlanPlace[];
  teams: PlanningAnswer['teams'];
  team: string | null;
  period: PlanPeriod;
  rows: PlanRows;
  today: string;
  onSearch: (search: PlanSearch) => void;
}) {
  const { text, days, dayLong } = useSpeech();
  const search: PlanSearch = {
    at: place.id,
    ...(team === null ? {} : { team }),
    zoom: period.span,
    from: period.from,
    rows,
  };
  const isNow = period.from <= today && today <= period.to;
  return (
    <div className={styles.bar}>
      <div className={styles.when}>
        <div className={styles.steps}>
          <IconButton icon="back" label={text('plan.before')} onPress={() => go(-1)} />
          <p className={styles.period} aria-live="polite">
            {period.span === 'day' ? dayLong(period.from) : days(period.from, period.to)}
            <span className={styles.week}>
              {weekNumber(period.from) === weekNumber(period.to)
                ? text('plan.week', { week: weekNumber(period.from) })
                : text('plan.weeks', { from: weekNumber(period.from), to: weekNumber(period.to) })}
            </span>
          </p>
          <IconButton icon="forward" label={text('plan.after')} onPress={() => go(1)} />
        </div>
        <span className={styles.today} data-here={isNow || undefined}>
          <Button
            onClick={() => onSearch({ ...search, from: planAround(today, period.span).from })}
          >
            {text('plan.today')}
          </Button>
        </span>
        <LinkButton to="/planning/files" search={search} icon="print">
          {text('plan.files')}
        </LinkButton>
      </div>
      <Segments
        legend={text('plan.span')}
        options={planSpans.map((one) => ({ value: one, label: text(`plan.span-${one}`) }))}
        chosen={period.span}
        onChoose={(span) => {
          const day = isNow ? today : period.from;
          onSearch({ ...search, zoom: span, from: planAround(day, span).from });
        }}
      />
      <div className={styles.rows}>
        <Segments
          legend={text('plan.rows')}
          options={planRows.map((one) => ({ value: one, label: text(`plan.rows-${one}`) }))}
          chosen={rows}
          onChoose={(wanted) => onSearch({ ...search, rows: wanted })}
        />
      </div>
      {places.length < 2 ? null : (
        <SelectField
          label={text('users.establishment')}
          value={place.id}
          onChange={({ target }) =>
            onSearch({ at: target.value, zoom: period.span, from: period.from, rows })
          }
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {teams.length === 0 ? null : (
        <SelectField
          label={text('users.team')}
          value={team ?? ''}
          onChange={({ target: { value } }) => {
            const { team: _before, ...rest } = search;
            onSearch(value === '' ? rest : { ...rest, team: value });
          }}
        >
          <option value="">{text('plan.every-team')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );

  function go(step: 1 | -1): void {
    onSearch({ ...search, from: planStepped(period, step).from });
  }
}

function Segments<T extends string>({
  legend,
  options,
  chosen,
  onChoose,
}: {
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset className={styles.segments}>
      <legend className={styles.spoken}>{legend}</legend>
      {options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={styles.segment}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
