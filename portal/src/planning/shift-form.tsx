import type {
  PlannedShift,
  PlanningAnswer,
  WrittenContent,
} from '@comptoir/shared/planning/portal';
import { plannedWork } from '@comptoir/shared/planning/shift';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { type Near, NearDialog } from './near-dialog.tsx';
import type { Alert } from './plan-alerts.ts';
import { stateOf, writtenOf } from './plan.ts';
import { type Names, personName, sayAlert, sayShift } from './plan-words.ts';
import { stateIcons } from './shift-chip.tsx';
import { type DraftFault, type ShiftDraft, readDraft } from './shift-draft.ts';
import styles from './shift-form.module.css';

/** One shift, new or as it stands. Times are typed as people write them; Enter saves. */
export function ShiftForm({
  answer,
  names,
  shift,
  first,
  near,
  alerts,
  onSave,
  onDelete,
  onClose,
}: {
  answer: PlanningAnswer;
  names: Names;
  /** Null: a new one. */
  shift: PlannedShift | null;
  first: ShiftDraft;
  near: Near;
  alerts: readonly Alert[];
  onSave: (content: WrittenContent, draft: ShiftDraft | null) => void;
  onDelete: () => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text, duration, dayLong } = speech;
  const [draft, setDraft] = useState(first);
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const rule = answer.establishment;
  const read = readDraft(draft, rule);
  const state = shift === null ? null : stateOf(shift);
  const published = shift === null || state === 'published' ? null : shift.published;
  const set = (changes: Partial<ShiftDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const wrong = (fault: DraftFault, words: string) =>
    faults.includes(fault) && !read.ok && read.faults.includes(fault) ? words : null;
  const positions = answer.positions.filter(
    ({ id, archived }) => !archived || id === first.position,
  );
  const title = text(shift === null ? 'plan.form-new' : 'plan.form-edit');
  return (
    <NearDialog title={title} near={near} onClose={onClose}>
      <form
        ref={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (read.ok) {
            onSave(read.content, draft);
            return;
          }
          setFaults(read.faults);
          form.current?.querySelector<HTMLElement>(`[name=${read.faults[0]}]`)?.focus();
        }}
      >
        <div className={styles.head}>
          <div>
            <h2 className={styles.title}>{personName(speech, names, draft.person)}</h2>
            <p className={styles.when}>
              {/^\d{4}-\d\d-\d\d$/.test(draft.day) ? dayLong(draft.day) : ''}
            </p>
          </div>
          {state === null || state === 'published' ? null : (
            <Badge tone="info" icon={stateIcons[state]}>
              {text(`plan.state-${state}`)}
            </Badge>
          )}
        </div>
        <div className={styles.pair}>
          <TextField
            label={text('plan.times')}
            name="times"
            placeholder="9-17"
            // The form opens by itself where the hand is.
            autoFocus
            value={draft.times}
            onFocus={({ target }) => target.select()}
            error={wrong('times', text('plan.times-wrong'))}
            onChange={({ target }) => set({ times: target.value })}
          />
          <TextField
            label={text('plan.pause')}
            name="pause"
            inputMode="numeric"
            placeholder="0"
            value={draft.pause}
            error={wrong('pause', text('plan.pause-wrong'))}
            onChange={({ target }) => set({ pause: target.value })}
          />
        </div>
        <p className={styles.length} aria-live="polite">
          {read.ok
            ? text('plan.length', { time: duration(plannedWork(read.content)) })
            : text('plan.times-hint')}
        </p>
        <SelectField
          label={text('plan.position')}
          value={draft.position ?? ''}
          onChange={({ target }) => set({ position: target.value === '' ? null : target.value })}
        >
          <option value="">{text('plan.no-position')}</option>
          {positions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className={styles.pair}>
          <SelectField
            label={text('plan.person')}
            value={draft.person ?? ''}
            onChange={({ target }) => set({ person: target.value === '' ? null : target.value })}
          >
            <option value="">{text('plan.nobody')}</option>
            {answer.people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={text('plan.day')}
            name="day"
            type="date"
            value={draft.day}
            error={wrong('day', text('plan.day-wrong'))}
            onChange={({ target }) => set({ day: target.value })}
          />
        </div>
        {draft.person !== null || answer.teams.length === 0 ? null : (
          <SelectField
            label={text('plan.for-team')}
            value={draft.team ?? ''}
            onChange={({ target }) => set({ team: target.value === '' ? null : target.value })}
          >
            <option value="">{text('plan.everybody')}</option>
            {answer.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={text('plan.note')}
          placeholder={text('plan.note-hint')}
          maxLength={500}
          value={draft.note}
          onChange={({ target }) => set({ note: target.value })}
        />
        {alerts.length === 0 ? null : (
          <ul className={styles.alerts} aria-label={text('plan.alerts')}>
            {alerts.map((alert) => (
              <li key={alert.rule}>
                <Icon name="warning" size={16} />
                {sayAlert(speech, alert)}
              </li>
            ))}
          </ul>
        )}
        {published === null ? null : (
          <div className={styles.published}>
            <p>
              {text('plan.published-as', {
                what: sayShift(speech, names, published, {
                  person: published.person !== draft.person,
                }),
              })}
            </p>
            <Button
              tone="plain"
              icon="undo"
              onClick={() => {
                const back = writtenOf(published);
                if (back !== null) onSave(back, null);
              }}
            >
              {text('plan.back-to-published')}
            </Button>
          </div>
        )}
        <div className={styles.acts}>
          <Button type="submit" tone="primary">
            {text(shift === null ? 'plan.add' : 'plan.save')}
          </Button>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          {shift === null || state === 'removed' ? null : (
            <Button tone="plain" onClick={onDelete}>
              {text('plan.delete')}
            </Button>
          )}
        </div>
      </form>
    </NearDialog>
  );
}
