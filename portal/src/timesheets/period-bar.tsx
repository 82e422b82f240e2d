import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './period-bar.module.css';
import { type SheetPeriod, isSheetPeriod, periodAround, spans, stepped } from './sheet-period.ts';
import type { SheetPlace, SheetSearch, SheetView } from './sheet-search.ts';

/** Where, who and when: establishment, team, and the days, with the way to those before and after. */
export function PeriodBar({
  view,
  places,
  teams,
  onSearch,
}: {
  view: SheetView;
  places: readonly SheetPlace[];
  teams: readonly string[];
  onSearch: (search: SheetSearch) => void;
}) {
  const { text } = useSpeech();
  const { establishment, team, period } = view;
  const search = { at: establishment.id, ...(team === null ? {} : { team }), ...period };
  const days = (wanted: SheetPeriod) => onSearch({ ...search, ...wanted });
  const shownTeams = team === null || teams.includes(team) ? teams : [...teams, team];
  return (
    <div className={styles.bar}>
      {places.length < 2 ? null : (
        <SelectField
          label={text('users.establishment')}
          value={establishment.id}
          onChange={({ target }) => onSearch({ at: target.value, ...period })}
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {shownTeams.length === 0 ? null : (
        <SelectField
          label={text('users.team')}
          value={team ?? ''}
          onChange={({ target: { value } }) =>
            onSearch({
              ...{ at: establishment.id, ...period },
              ...(value === '' ? {} : { team: value }),
            })
          }
        >
          <option value="">{text('users.any-team')}</option>
          {shownTeams.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div className={styles.when}>
        <fieldset className={styles.spans}>
          <legend className={styles.spoken}>{text('sheets.span')}</legend>
          {spans.map((span) => (
            <button
              key={span}
              type="button"
              className={styles.span}
              aria-pressed={period.span === span}
              onClick={() =>
                days(span === 'free' ? { ...period, span } : periodAround(period.from, span))
              }
            >
              {text(`sheets.span-${span}`)}
            </button>
          ))}
        </fieldset>
        <div className={styles.steps}>
          <button
            type="button"
            className={styles.step}
            aria-label={text('sheets.before')}
            onClick={() => days(stepped(period, -1))}
          >
            <Icon name="back" size={20} />
          </button>
          <PeriodName period={period} />
          <button
            type="button"
            className={styles.step}
            aria-label={text('sheets.after')}
            onClick={() => days(stepped(period, 1))}
          >
            <Icon name="forward" size={20} />
          </button>
        </div>
      </div>
      {period.span === 'free' ? (
        <FreeDays key={`${period.from} ${period.to}`} period={period} onDays={days} />
      ) : null}
    </div>
  );
}

/** `Novembre 2026`, or the first and the last day. */
export function PeriodName({ period: { span, from, to } }: { period: SheetPeriod }) {
  const { month, days } = useSpeech();
  return (
    <p className={styles.name} aria-live="polite">
      {span === 'month' ? month(from) : days(from, to)}
    </p>
  );
}

/** Two dates that are asked for once both are good. */
function FreeDays({
  period,
  onDays,
}: {
  period: SheetPeriod;
  onDays: (period: SheetPeriod) => void;
}) {
  const { text } = useSpeech();
  const [wanted, setWanted] = useState<SheetPeriod>(period);
  const good = isSheetPeriod(wanted);
  return (
    <form
      className={styles.free}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (good) onDays(wanted);
      }}
    >
      <TextField
        label={text('punch-times.from')}
        type="date"
        value={wanted.from}
        onChange={({ target }) => setWanted({ ...wanted, from: target.value })}
      />
      <TextField
        label={text('punch-times.to')}
        type="date"
        value={wanted.to}
        error={good ? null : text('sheets.dates')}
        onChange={({ target }) => setWanted({ ...wanted, to: target.value })}
      />
      <div className={styles.show}>
        <Button type="submit" disabled={!good}>
          {text('sheets.show')}
        </Button>
      </div>
    </form>
  );
}
