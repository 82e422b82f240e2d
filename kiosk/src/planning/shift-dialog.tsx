import { spanOn } from '@comptoir/shared/planning/copy';
import { plannedWork } from '@comptoir/shared/planning/same-shift';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Field } from '@comptoir/ui/field';
import { Icon } from '@comptoir/ui/icon';
import { SelectField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { judge } from './judge.ts';
import styles from './manage.module.css';
import type { WantedShift } from './managing/store.ts';
import type { DayPlanView, ShownShift } from './view.ts';
import { longDay, toldWords } from './words.ts';

const pauses = [0, 15, 20, 30, 45, 60, 90, 120];

/** A shift of today or tomorrow: who, when, where; what stands against it is told, and it may be published all the same. */
export function ShiftDialog({
  view,
  day,
  shift,
  busy,
  onSave,
  onRemove,
  onClose,
}: {
  view: DayPlanView;
  day: string;
  /** Null: a new one. */
  shift: ShownShift | null;
  busy: boolean;
  onSave: (wanted: WantedShift) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text, time, duration } = speech;
  const { rule, people, positions } = view;
  const row = shift?.row ?? null;
  const [person, setPerson] = useState(row?.person ?? '');
  const [on, setOn] = useState(day);
  const [from, setFrom] = useState(row === null ? '09:00' : time(row.start, rule.zone));
  const [to, setTo] = useState(row === null ? '17:00' : time(row.end, rule.zone));
  const [pause, setPause] = useState(row?.pause ?? 30);
  const [position, setPosition] = useState(row?.position ?? '');
  const [note, setNote] = useState(row?.note ?? '');
  const [removing, setRemoving] = useState(false);
  const isTimed = from !== '' && to !== '';
  const span = isTimed ? spanOn(on, { from, to }, rule) : null;
  const fits = span !== null && pause * 60_000 < span.end - span.start;
  const planned = people.find(({ who }) => who.id === person);
  const told =
    planned === undefined || span === null || !fits
      ? []
      : judge(planned, { id: row?.id ?? 'new', ...span, pause }, view);
  return (
    <Dialog title={text(row === null ? 'plan.add' : 'plan.change')} wide onClose={onClose}>
      <div className={styles.form}>
        <SelectField
          label={text('plan.who')}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        >
          <option value="">{text('plan.nobody')}</option>
          {people.map(({ who }) => (
            <option key={who.id} value={who.id}>
              {who.name}
            </option>
          ))}
        </SelectField>
        <div className={styles.when}>
          <SelectField
            label={text('plan.day')}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          >
            {view.days.map((one) => (
              <option key={one.day} value={one.day}>
                {longDay(speech, one.day)}
              </option>
            ))}
          </SelectField>
          <Field
            label={text('absence.time-from')}
            type="time"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field
            label={text('absence.time-to')}
            type="time"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <div className={styles.pair}>
          <SelectField
            label={text('plan.pause')}
            value={pause}
            onChange={(event) => setPause(Number(event.target.value))}
          >
            {[...new Set([...pauses, pause])].map((one) => (
              <option key={one} value={one}>
                {duration(one * 60_000)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={text('plan.position')}
            value={position}
            onChange={(event) => setPosition(event.target.value)}
          >
            <option value="">{text('plan.no-position')}</option>
            {positions
              .filter(({ id, archived }) => !archived || id === position)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </SelectField>
        </div>
        <Field
          label={text('plan.note')}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
        />
        <div role="status" className={styles.told}>
          {!fits ? (
            <p data-tone="plain">{text('plan.fault')}</p>
          ) : (
            <p data-tone="calm">
              {text('plan.worked', {
                time: duration(plannedWork({ ...span, pause })),
              })}{' '}
              {text(person === '' ? 'plan.tells-nobody' : 'plan.tells')}
            </p>
          )}
          {told.map((one) => (
            <p
              key={`${one.kind} ${one.rule}`}
              data-tone={one.kind === 'warning' ? 'soft' : one.strength}
            >
              <Icon name="warning" size={18} />
              {toldWords(speech, one)}
            </p>
          ))}
        </div>
        <div className={styles.acts}>
          {row === null ? null : removing ? (
            <Button tone="danger" icon="minus" onClick={onRemove}>
              {text('plan.remove-sure')}
            </Button>
          ) : (
            <Button icon="minus" onClick={() => setRemoving(true)}>
              {text('plan.remove')}
            </Button>
          )}
          <span className={styles.space} />
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button
            tone="primary"
            icon="check"
            disabled={!fits || busy}
            onClick={() => {
              if (span === null) return;
              onSave({
                ...{ person: person === '' ? null : person, ...span, pause, note },
                position: position === '' ? null : position,
                team: person === '' ? (row?.team ?? null) : null,
              });
            }}
          >
            {text('plan.publish')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
