import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Dialog } from '@comptoir/ui/dialog';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import {
  type TaskFault,
  type TypedTask,
  emptyTask,
  longestTitle,
  readTask,
  typedTask,
} from './list-rules.ts';
import type { TaskItem, TaskListsView } from './lists-view.ts';
import { plainNumber } from './measured.ts';
import { MeasureFields } from './measure-fields.tsx';
import styles from './task-form.module.css';

/** One task of a list: what, before when, for whom, and what is measured. */
export function TaskForm({
  item,
  people,
  teams,
  onPut,
  onRemove,
  onClose,
}: {
  /** Null: a new one. */
  item: TaskItem | null;
  people: TaskListsView['people'];
  teams: string[];
  onPut: (value: Omit<TaskItem, 'task'>) => void;
  onRemove: (task: string) => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [typed, setTyped] = useState<TypedTask>(() =>
    item === null ? emptyTask : typedTask(item, (value) => plainNumber(speech, value)),
  );
  const [faults, setFaults] = useState<TaskFault[]>([]);
  const [added, setAdded] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const change = (next: Partial<TypedTask>) => setTyped({ ...typed, ...next });
  const faultWords = (...own: TaskFault[]) => {
    const found = faults.find((fault) => own.includes(fault));
    return found === undefined ? null : text(`task.fault-${found}`);
  };
  const put = (): boolean => {
    const read = readTask(typed);
    setFaults(read.ok ? [] : read.faults);
    if (read.ok) onPut(read.value);
    return read.ok;
  };
  const unlisted = (kind: 'team' | 'person', value: string) =>
    kind === 'team' ? !teams.includes(value) : !people.some(({ id }) => id === value);
  const who = typed.for;
  return (
    <Dialog title={text(item === null ? 'task.new' : 'task.edit')} wide onClose={onClose}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (put()) onClose();
        }}
      >
        <TextField
          label={text('task.name')}
          error={faultWords('no-title')}
          value={typed.title}
          maxLength={longestTitle}
          autoCapitalize="sentences"
          enterKeyHint="done"
          onChange={(event) => change({ title: event.target.value })}
        />
        <div className={styles.pair}>
          <TextField
            label={text('task.due')}
            hint={text('task.due-hint')}
            error={faultWords('bad-due')}
            type="time"
            value={typed.due}
            onChange={(event) => change({ due: event.target.value })}
          />
          <SelectField
            label={text('task.for')}
            hint={'\u00a0'}
            value={valueOf(who)}
            onChange={(event) => change({ for: whoOf(event.target.value) })}
          >
            <option value="everyone">{text('task.for-everyone')}</option>
            {who.kind !== 'everyone' && unlisted(who.kind, nameIn(who)) ? (
              <option value={valueOf(who)}>
                {who.kind === 'team' ? who.team : text('task.for-unknown')}
              </option>
            ) : null}
            {teams.length === 0 ? null : (
              <optgroup label={text('task.for-teams')}>
                {teams.map((team) => (
                  <option key={team} value={`team/${team}`}>
                    {team}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={text('task.for-people')}>
              {people.map(({ id, name }) => (
                <option key={id} value={`person/${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          </SelectField>
        </div>
        <div className={styles.group}>
          <h3 className={styles.label}>{text('task.measure')}</h3>
          <Choices
            label={text('task.measure')}
            options={kinds.map((kind) => text(`task.measure-${kind}`))}
            chosen={text(`task.measure-${kindOf(typed.measure)}`)}
            onChoose={(chosen) => {
              const kind = kinds.find((one) => text(`task.measure-${one}`) === chosen);
              if (kind !== undefined && kind !== kindOf(typed.measure))
                change({ measure: measureOf[kind] });
            }}
          />
          {typed.measure === null ? null : (
            <MeasureFields
              measure={typed.measure}
              faultWords={faultWords}
              onChange={(measure) => change({ measure })}
            />
          )}
        </div>
        <div className={styles.acts}>
          {item === null ? (
            <p className={styles.added} role="status">
              {added === 0 ? '' : text('task.added', { count: added })}
            </p>
          ) : (
            <span className={styles.added}>
              <Button
                tone="plain"
                icon="erase"
                onClick={() => {
                  onRemove(item.task);
                  onClose();
                }}
              >
                {text('task.remove')}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{text(added === 0 ? 'act.cancel' : 'act.close')}</Button>
          {item === null ? (
            <Button
              icon="add"
              onClick={() => {
                if (!put()) return;
                setAdded(added + 1);
                // Who and until when often stay the same; what is to be done never does.
                change({ title: '', measure: null });
                form.current?.querySelector('input')?.focus();
              }}
            >
              {text('task.add-next')}
            </Button>
          ) : null}
          <Button tone="primary" icon="check" type="submit">
            {text(item === null ? 'task.add' : 'task.done')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const kinds = ['none', 'celsius', 'other'] as const;
const measureOf = {
  none: null,
  celsius: { unit: '°C', min: '', max: '' },
  other: { unit: '', min: '', max: '' },
} as const satisfies Record<(typeof kinds)[number], TypedTask['measure']>;

function kindOf(measure: TypedTask['measure']): (typeof kinds)[number] {
  if (measure === null) return 'none';
  return measure.unit === '°C' ? 'celsius' : 'other';
}

function nameIn(who: Exclude<TypedTask['for'], { kind: 'everyone' }>): string {
  return who.kind === 'team' ? who.team : who.person;
}

function valueOf(who: TypedTask['for']): string {
  return who.kind === 'everyone' ? 'everyone' : `${who.kind}/${nameIn(who)}`;
}

function whoOf(value: string): TypedTask['for'] {
  if (value.startsWith('team/')) return { kind: 'team', team: value.slice(5) };
  if (value.startsWith('person/')) return { kind: 'person', person: value.slice(7) };
  return { kind: 'everyone' };
}
