import { moments } from '@comptoir/shared/tasks/moments';
import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Notice } from '@comptoir/ui/notice';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useWayBack } from '../ways-back.ts';
import { DayButtons } from './day-buttons.tsx';
import styles from './list-form.module.css';
import { type ListFault, listFaults, longestTitle, moved, mostTasks } from './list-rules.ts';
import { taskWords } from './list-words.ts';
import { ArchiveDialog, LeaveDialog } from './list-warnings.tsx';
import type { ListContent, TaskItem, TaskListsView } from './lists-view.ts';
import { MoveButtons } from './move-buttons.tsx';
import { TaskForm } from './task-form.tsx';

type Props = {
  /** What stands; null: a new list. */
  stands: ListContent | null;
  /** What the form begins with: what stands, or what was being written. */
  content: ListContent;
  /** It was being written when the settings locked. */
  kept: boolean;
  people: TaskListsView['people'];
  teams: string[];
  newId: () => string;
  /** Every keystroke, so that it can be offered again. */
  onChange: (content: ListContent) => void;
  onSave: (content: ListContent) => void;
  /** Null where there is nothing to archive. */
  onArchive: (() => void) | null;
  onLeave: () => void;
};

type Open =
  { what: 'task'; item: TaskItem | null } | { what: 'archive' } | { what: 'leave' } | null;

/** One list: title, moment, days and tasks, on one sheet; each task opens in a dialog of its own. */
export function ListForm(props: Props) {
  const { stands, people, teams, onSave, onArchive, onLeave } = props;
  const speech = useSpeech();
  const { text } = speech;
  const [content, setContent] = useState(props.content);
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const faults = tried ? listFaults(content) : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const change = (next: Partial<ListContent>) => {
    const changed = { ...content, ...next };
    setContent(changed);
    props.onChange(changed);
  };
  const faultWords = (fault: ListFault) => text(`list.fault-${fault}`, { most: mostTasks });
  const only = (...own: ListFault[]) => faults.filter((fault) => own.includes(fault));
  const save = () => {
    setTried(true);
    if (listFaults(content).length === 0) onSave(content);
  };
  const putTask = (item: TaskItem) => {
    const known = content.tasks.some(({ task }) => task === item.task);
    const tasks = known
      ? content.tasks.map((one) => (one.task === item.task ? item : one))
      : [...content.tasks, item];
    change({ tasks });
  };
  const unchanged = JSON.stringify(content) === JSON.stringify(stands ?? emptyList);
  const leave = () => (unchanged ? onLeave() : setOpen({ what: 'leave' }));
  useWayBack(leave);

  return (
    <>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className={styles.fields}>
          <h1 className={styles.title}>
            {text(stands === null ? 'lists.new' : 'list.edit-title')}
          </h1>
          {props.kept ? (
            <Notice tone="calm" icon="info">
              {text('list.kept')}
            </Notice>
          ) : null}
          <TextField
            label={text('list.name')}
            hint={text('list.name-hint')}
            error={only('no-title').map(faultWords)[0] ?? null}
            value={content.title}
            maxLength={longestTitle}
            autoCapitalize="sentences"
            enterKeyHint="next"
            onChange={(event) => change({ title: event.target.value })}
          />
          <div className={styles.group}>
            <h2 className={styles.label}>{text('list.moment')}</h2>
            <Choices
              label={text('list.moment')}
              options={moments.map((moment) => text(`tasks.${moment}`))}
              chosen={text(`tasks.${content.moment}`)}
              onChoose={(chosen) => {
                const moment = moments.find((one) => text(`tasks.${one}`) === chosen);
                if (moment !== undefined) change({ moment });
              }}
            />
          </div>
          <div className={styles.group}>
            <h2 className={styles.label}>{text('list.days')}</h2>
            <DayButtons chosen={content.weekdays} onChoose={(weekdays) => change({ weekdays })} />
            {only('no-day').map((fault) => (
              <Notice key={fault} tone="danger" icon="warning">
                {faultWords(fault)}
              </Notice>
            ))}
          </div>
          <div className={styles.group}>
            <h2 className={styles.label}>
              {text('list.tasks')} <span className={styles.count}>{content.tasks.length}</span>
            </h2>
            {content.tasks.length === 0 ? (
              <p className={styles.note}>{text('list.tasks-empty')}</p>
            ) : null}
            <ol className={styles.tasks}>
              {content.tasks.map((item, index) => (
                <li key={item.task} className={styles.task}>
                  <button
                    type="button"
                    className={styles.open}
                    aria-label={text('list.task-edit', { title: item.title })}
                    onClick={() => setOpen({ what: 'task', item })}
                  >
                    <span className={styles.number}>{index + 1}</span>
                    <span className={styles.words}>
                      <span className={styles.name}>{item.title}</span>
                      <span className={styles.detail}>
                        {taskWords(speech, item, (id) => names.get(id))}
                      </span>
                    </span>
                  </button>
                  <MoveButtons
                    up={text('lists.up', { title: item.title })}
                    down={text('lists.down', { title: item.title })}
                    first={index === 0}
                    last={index === content.tasks.length - 1}
                    onMove={(by) => change({ tasks: moved(content.tasks, index, by) })}
                  />
                </li>
              ))}
            </ol>
            <div>
              <Button icon="add" onClick={() => setOpen({ what: 'task', item: null })}>
                {text('list.add-task')}
              </Button>
            </div>
            {only('no-task', 'too-many-tasks', 'too-long').map((fault) => (
              <Notice key={fault} tone="danger" icon="warning" alert>
                {faultWords(fault)}
              </Notice>
            ))}
          </div>
          {onArchive === null ? null : (
            <div className={styles.group}>
              <p className={styles.note}>{text('list.saved-note')}</p>
              <div>
                <Button tone="plain" icon="archive" onClick={() => setOpen({ what: 'archive' })}>
                  {text('list.archive')}
                </Button>
              </div>
            </div>
          )}
        </div>
        <div className={styles.foot}>
          {faults.length > 0 ? (
            <p className={styles.fault} role="alert">
              {faults.map(faultWords).join(' ')}
            </p>
          ) : null}
          <Button onClick={leave}>{text('act.cancel')}</Button>
          <Button tone="primary" icon="check" type="submit">
            {text('list.save')}
          </Button>
        </div>
      </form>
      {/* Not in the form: of a form within a form Chromium tells nobody, and submits it. */}
      {open?.what === 'task' ? (
        <TaskForm
          item={open.item}
          people={people}
          teams={teams}
          onPut={(value) => putTask({ ...value, task: open.item?.task ?? props.newId() })}
          onRemove={(task) => change({ tasks: content.tasks.filter((one) => one.task !== task) })}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.what === 'archive' && onArchive !== null ? (
        <ArchiveDialog title={content.title} onArchive={onArchive} onClose={() => setOpen(null)} />
      ) : null}
      {open?.what === 'leave' ? (
        <LeaveDialog onLeave={onLeave} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

export const emptyList: ListContent = {
  title: '',
  moment: 'opening',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  tasks: [],
};
