import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { Icon } from '@comptoir/ui/icon';
import { useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './register-days.module.css';
import { RegisterRow } from './register-row.tsx';
import { type DayOfRegister, countsOf, daysOf } from './register-rules.ts';
import { dayTitle, listWord } from './register-words.ts';

/** More lines than this are not drawn at once: three months of forty tasks would freeze a tablet. */
const linesAtOnce = 120;

/** The days of the period, the latest first. Each opens and closes; those that fit are open. */
export function RegisterDays({
  entries,
  whole,
  pending,
  zone,
}: {
  entries: RegisterEntry[];
  /** Nothing is left out: how far a day is can be said. */
  whole: boolean;
  pending: ReadonlySet<string>;
  zone: string;
}) {
  const days = useMemo(() => daysOf(entries), [entries]);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => openAtFirst(days), [days]);
  return (
    <div className={styles.days}>
      {days.map((one) => (
        <Day
          key={one.day}
          of={one}
          open={open.has(one.day) !== toggled.has(one.day)}
          onToggle={() =>
            setToggled((before) => {
              const next = new Set(before);
              if (!next.delete(one.day)) next.add(one.day);
              return next;
            })
          }
          whole={whole}
          pending={pending}
          zone={zone}
        />
      ))}
    </div>
  );
}

function openAtFirst(days: DayOfRegister[]): ReadonlySet<string> {
  const open = new Set<string>();
  let lines = 0;
  for (const { day, lists } of days) {
    lines += lists.reduce((sum, { entries }) => sum + entries.length, 0);
    if (lines > linesAtOnce && open.size > 0) break;
    open.add(day);
  }
  return open;
}

function Day({
  of: { day, lists },
  open,
  onToggle,
  whole,
  pending,
  zone,
}: {
  of: DayOfRegister;
  open: boolean;
  onToggle: () => void;
  whole: boolean;
  pending: ReadonlySet<string>;
  zone: string;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const entries = lists.flatMap((list) => list.entries);
  const { done, late, missed, out } = countsOf(entries);
  const bad = [
    ...(late === 0 ? [] : [`${late} ${text('register.count-late')}`]),
    ...(missed === 0 ? [] : [`${missed} ${text('register.count-missed', { count: missed })}`]),
    ...(out === 0 ? [] : [`${out} ${text('register.count-out')}`]),
  ];
  return (
    <section className={styles.day}>
      <h2>
        <button type="button" className={styles.head} aria-expanded={open} onClick={onToggle}>
          <Icon name="forward" />
          <span className={styles.name}>{dayTitle(speech, day)}</span>
          {bad.length === 0 ? null : (
            <span className={styles.bad}>
              <Icon name="warning" size={18} />
              {bad.join(', ')}
            </span>
          )}
          {whole ? (
            <span className={styles.progress}>
              {text('register.day-progress', { done, total: entries.length })}
            </span>
          ) : null}
        </button>
      </h2>
      {open
        ? lists.map(({ list, entries: own }) => (
            <div key={list} className={styles.list}>
              <h3 className={styles.title}>{listWord(speech, own[0]?.listTitle ?? null)}</h3>
              <ul>
                {own.map((entry) => (
                  <RegisterRow key={entry.task} entry={entry} pending={pending} zone={zone} />
                ))}
              </ul>
            </div>
          ))
        : null}
    </section>
  );
}
