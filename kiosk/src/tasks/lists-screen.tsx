import { moments } from '@comptoir/shared/tasks/moments';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { listWords } from './list-words.ts';
import styles from './lists-screen.module.css';
import type { ListLine, TaskListsView } from './lists-view.ts';
import { MoveButtons } from './move-buttons.tsx';

type Props = {
  view: TaskListsView;
  onNew: () => void;
  onOpen: (line: ListLine) => void;
  onMove: (line: ListLine, by: -1 | 1) => void;
  onRestore: (line: ListLine) => void;
};

/** Every list by its moment of the day, in the order of the board. */
export function ListsScreen(props: Props) {
  const { view, onNew } = props;
  const { text } = useSpeech();
  const none = view.lists.length === 0;
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <h1 className={styles.title}>{text('lists.title')}</h1>
        {none ? null : (
          <Button tone="primary" icon="add" onClick={onNew}>
            {text('lists.new')}
          </Button>
        )}
      </div>
      {none ? (
        <EmptyState
          icon="tasks"
          title={text(view.archived.length > 0 ? 'lists.all-archived' : 'lists.empty')}
          act={
            <Button tone="primary" icon="add" onClick={onNew}>
              {text('lists.new')}
            </Button>
          }
        >
          {text('lists.empty-note')}
        </EmptyState>
      ) : null}
      {moments.map((moment) => {
        const lists = view.lists.filter((list) => list.moment === moment);
        return lists.length === 0 ? null : (
          <section key={moment} className={styles.moment}>
            <h2 className={styles.subtitle}>{text(`tasks.${moment}`)}</h2>
            <ul className={styles.lists}>
              {lists.map((line, index) => (
                <Line
                  key={line.id}
                  line={line}
                  ends={{ first: index === 0, last: index === lists.length - 1 }}
                  {...props}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <Archived {...props} />
    </div>
  );
}

function Line({
  line,
  ends,
  onOpen,
  onMove,
}: Props & { line: ListLine; ends: { first: boolean; last: boolean } }) {
  const speech = useSpeech();
  const { text } = speech;
  const title = line.title === '' ? text('lists.untitled') : line.title;
  return (
    <li className={styles.line}>
      <button type="button" className={styles.open} onClick={() => onOpen(line)}>
        <span className={styles.words}>
          <span className={styles.name}>{title}</span>
          <span className={styles.detail}>{listWords(speech, line)}</span>
          {line.pending || line.clash !== null ? (
            <span className={styles.badges}>
              {line.clash === null ? null : (
                <Badge tone="danger" icon="warning">
                  {text('lists.clash-badge')}
                </Badge>
              )}
              {line.pending ? (
                <Badge tone="quiet" icon="sending">
                  {text('state.pending')}
                </Badge>
              ) : null}
            </span>
          ) : null}
        </span>
        <Icon name="forward" />
      </button>
      {ends.first && ends.last ? null : (
        <MoveButtons
          up={text('lists.up', { title })}
          down={text('lists.down', { title })}
          {...ends}
          onMove={(by) => onMove(line, by)}
        />
      )}
    </li>
  );
}

function Archived({ view, onRestore }: Props) {
  const { text } = useSpeech();
  const [open, setOpen] = useState(false);
  const count = view.archived.length;
  if (count === 0) return null;
  return (
    <section className={styles.moment}>
      <div>
        <Button tone="plain" icon="archive" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text('lists.archived', { count })}
        </Button>
      </div>
      {open ? (
        <ul className={styles.lists}>
          {view.archived.map((line) => (
            <li key={line.id} className={styles.line} data-archived>
              <span className={styles.words}>
                <span className={styles.name}>{line.title || text('lists.untitled')}</span>
                <span className={styles.badges}>
                  {line.pending ? (
                    <Badge tone="quiet" icon="sending">
                      {text('state.pending')}
                    </Badge>
                  ) : null}
                </span>
              </span>
              <Button
                icon="undo"
                aria-label={text('lists.restore-named', { title: line.title })}
                onClick={() => onRestore(line)}
              >
                {text('lists.restore')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
