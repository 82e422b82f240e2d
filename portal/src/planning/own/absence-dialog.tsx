import type { Me } from '@comptoir/shared/access/portal';
import { absenceTypes } from '@comptoir/shared/planning/absence';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Notice } from '@comptoir/ui/notice';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
import { useSpeech } from '../../language/language.tsx';
import { Pair } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import {
  type AbsenceDraft,
  type AbsenceFault,
  emptyAbsence,
  faultsOf,
  isLong,
  limitIn,
  spanOf,
} from './absence-draft.ts';
import { askAbsence, refreshSchedule, withdrawAbsence } from './api.ts';
import styles from './requests.module.css';

/** Any Monday: its week names the weekdays. */
const monday = 5;

/** Asks for an absence, or says when one cannot work. */
export function AbsenceDialog({
  places,
  today,
  onClose,
}: {
  places: Me['establishments'];
  today: string;
  onClose: () => void;
}) {
  const { text, dayShort } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [absence] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => emptyAbsence(today));
  const [place, setPlace] = useState(places[0]?.id ?? '');
  const [tried, setTried] = useState(false);
  const set = (part: Partial<AbsenceDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    act.clear();
  };
  const wrong = (field: AbsenceFault, words: string) =>
    tried && faults.includes(field) ? words : null;
  const act = useAct(async () => {
    const { type, reason } = draft;
    const said = reason.trim() === '' ? null : reason.trim();
    await askAbsence(api, {
      absence,
      establishment: place,
      type,
      span: spanOf(draft),
      reason: said,
    });
    await refreshSchedule(queries);
    toast({
      text: text('mine.absence-done'),
      undo: () => void withdrawAbsence(api, absence).then(() => refreshSchedule(queries)),
    });
    return true;
  });
  const { failure } = act;
  const refused = limitIn(failure);
  const arrived = failure?.code === 'conflict';
  const faults = [...faultsOf(draft, today), ...(refused === null ? [] : [refused])];
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (faults.length > 0) return focusFirstWrong(form);
    if ((await act.run(undefined)) === true) return onClose();
    focusFirstWrong(form);
    // Whatever of it arrived all the same is in the list behind.
    void refreshSchedule(queries);
  };
  return (
    <DialogForm
      title={text('mine.absence-title')}
      act={text('mine.absence-send')}
      busy={act.busy}
      failure={refused === null && !arrived ? failure : null}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <SelectField
        label={text('mine.absence-type')}
        value={draft.type}
        onChange={({ target }) => {
          const type = absenceTypes.find((one) => one === target.value);
          if (type !== undefined) set({ type });
        }}
      >
        {absenceTypes.map((type) => (
          <option key={type} value={type}>
            {text(`mine.type-${type}`)}
          </option>
        ))}
      </SelectField>
      <Pair>
        <TextField
          label={text('mine.from')}
          type="date"
          value={draft.from}
          error={wrong('from', text('mine.from-wrong')) ?? wrong('too-far', text('mine.from-far'))}
          onChange={({ target: { value } }) =>
            // The end follows a beginning that passes it.
            set({ from: value, ...(value > draft.to ? { to: value } : {}) })
          }
        />
        <TextField
          label={text('mine.to')}
          type="date"
          min={draft.from}
          value={draft.to}
          error={wrong('to', text('mine.to-wrong')) ?? wrong('too-long', text('mine.to-long'))}
          onChange={({ target }) => set({ to: target.value })}
        />
      </Pair>
      <Checkbox
        label={text('mine.whole')}
        checked={draft.whole}
        onChange={({ target }) => set({ whole: target.checked })}
      />
      {draft.whole ? null : (
        <Pair>
          <TextField
            label={text('mine.since')}
            type="time"
            value={draft.since}
            error={wrong('since', text('mine.time-wrong'))}
            onChange={({ target }) => set({ since: target.value })}
          />
          <TextField
            label={text('mine.until')}
            type="time"
            value={draft.until}
            error={wrong('until', text('mine.until-wrong'))}
            onChange={({ target }) => set({ until: target.value })}
          />
        </Pair>
      )}
      {!isLong(draft) ? null : (
        <fieldset className={styles.weekdays}>
          <legend>{text('mine.weekdays')}</legend>
          {[1, 2, 3, 4, 5, 6, 7].map((one) => {
            const on = draft.weekdays.includes(one);
            const others = draft.weekdays.filter((other) => other !== one);
            return (
              <button
                key={one}
                type="button"
                className={styles.weekday}
                aria-pressed={on}
                onClick={() => set({ weekdays: on ? others : [...others, one] })}
              >
                {dayShort(`2026-01-${String(monday + one - 1).padStart(2, '0')}`).replace(
                  /[\s\d]+/g,
                  '',
                )}
              </button>
            );
          })}
        </fieldset>
      )}
      {places.length < 2 ? null : (
        <SelectField
          label={text('mine.place')}
          value={place}
          onChange={({ target }) => setPlace(target.value)}
        >
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={text('mine.absence-reason')}
        hint={text('mine.absence-reason-hint')}
        maxLength={500}
        value={draft.reason}
        onChange={({ target }) => set({ reason: target.value })}
      />
      {arrived ? (
        <Notice tone="warn" icon="warning" alert>
          {text('mine.absence-arrived')}
        </Notice>
      ) : null}
    </DialogForm>
  );
}
