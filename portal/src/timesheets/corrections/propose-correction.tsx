import { draftOf } from '@comptoir/shared/timesheets/corrections/draft';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import { addDays } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { type FormEvent, useState } from 'react';
import { focusFirstWrong } from '../../first-wrong.ts';
import { useSpeech } from '../../language/language.tsx';
import { Acts, Fields } from '../../page.tsx';
import { SilentTablets } from '../sheet-frame.tsx';
import type { SheetPlace } from '../sheet-search.ts';
import { DayEditor } from './day-editor.tsx';
import { useDecisions } from './use-decisions.ts';

/** As far back as the page has punches: an older day is put right by whoever manages. */
const reach = 34;

/** Proposes another account of one of one's own days. Which day, and where, is asked first where it is not known. */
export function ProposeCorrection({
  person,
  hours,
  places,
  day,
  now,
  onClose,
}: {
  person: string;
  hours: OwnHours;
  places: readonly SheetPlace[];
  /** Null: to be chosen. */
  day: string | null;
  now: number;
  onClose: () => void;
}) {
  const decisions = useDecisions();
  const [only] = places;
  const known = day !== null && places.length === 1 && only !== undefined;
  const [chosen, setChosen] = useState<{ day: string; place: SheetPlace } | null>(
    known ? { day, place: only } : null,
  );
  const { today, punches, silent } = hours;
  if (chosen === null) {
    return (
      <ChooseDay
        first={day ?? today.day}
        today={today.day}
        places={places}
        locks={hours.locks}
        onChoose={(wanted, place) => setChosen({ day: wanted, place })}
        onClose={onClose}
      />
    );
  }
  const { place } = chosen;
  return (
    <DayEditor
      edited={{
        ...{ person, name: null, day: chosen.day, place, punches },
        lines: draftOf(punches, chosen.day, place),
        approves: null,
      }}
      now={now}
      notices={<SilentTablets silent={silent} zone={place.zone} />}
      onSend={(change, reason) =>
        decisions.correct(
          { person, name: null, establishment: place.id, day: chosen.day },
          change,
          reason,
        )
      }
      onClose={onClose}
    />
  );
}

function ChooseDay({
  first,
  today,
  places,
  locks,
  onChoose,
  onClose,
}: {
  first: string;
  today: string;
  places: readonly SheetPlace[];
  locks: OwnHours['locks'];
  onChoose: (day: string, place: SheetPlace) => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [day, setDay] = useState(first);
  const [at, setAt] = useState(places[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const place = places.find(({ id }) => id === at);
  const lock = locks.find(({ from, to }) => from <= day && day <= to);
  // Which of several stores closed these days is for the server to say.
  const closed = lock !== undefined && places.length === 1;
  const fault =
    !/^\d{4}-\d\d-\d\d$/.test(day) || day > today
      ? text('correct.day-to-come')
      : day < addDays(today, -reach)
        ? text('correct.day-too-old')
        : closed
          ? text('periods.who-reopens')
          : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (fault !== null || place === undefined) focusFirstWrong(event.currentTarget);
    else onChoose(day, place);
  };
  return (
    <Dialog title={text('correct.which-day')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <Fields>
          <TextField
            label={text('sheets.day')}
            type="date"
            max={today}
            value={day}
            error={tried ? fault : null}
            onChange={({ target }) => setDay(target.value)}
          />
          {places.length < 2 ? null : (
            <SelectField
              label={text('users.establishment')}
              value={at}
              onChange={({ target }) => setAt(target.value)}
            >
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
          <Acts>
            <Button type="submit" tone="primary">
              {text('act.continue')}
            </Button>
            <Button onClick={onClose}>{text('act.cancel')}</Button>
          </Acts>
        </Fields>
      </form>
    </Dialog>
  );
}
