import { Icon } from '@comptoir/ui/icon';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './announcements-screen.module.css';
import type { NewsView } from './view.ts';

type One = NewsView['announcements'][number];

/** What is announced on the left, the one that is open beside it. */
export function AnnouncementsScreen({
  view,
  panel,
  now,
  open,
  known,
  onOpen,
}: {
  view: NewsView;
  panel: ReactNode;
  now: number;
  open: One | null;
  /** Somebody typed a code: what they open is noted as read. */
  known: boolean;
  onOpen: (announcement: string) => void;
}) {
  const { text, day, moment } = useSpeech();
  const { announcements, zone } = view;
  const today = day(now, zone);
  if (announcements.length === 0) {
    return (
      <Stage panel={panel}>
        <h1 className={styles.heading}>{text('announcements.title')}</h1>
        <p className={styles.lead}>{text('announcements.none')}</p>
      </Stage>
    );
  }
  return (
    <Stage panel={panel}>
      <h1 className={styles.heading}>{text('announcements.title')}</h1>
      <div className={styles.both}>
        <ul className={styles.list}>
          {announcements.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.line}
                aria-pressed={one.id === open?.id}
                onClick={() => onOpen(one.id)}
              >
                <span className={styles.words}>
                  <span className={styles.title}>{one.title ?? text('announcements.erased')}</span>
                  <span className={styles.detail}>{moment(one.from, zone, today)}</span>
                </span>
                {known ? (
                  <span className={styles.mark} data-unread={one.unread || undefined}>
                    <Icon name={one.unread ? 'message' : 'check'} size={20} />
                    {text(one.unread ? 'announcements.new' : 'announcements.done')}
                  </span>
                ) : (
                  <Icon name="forward" size={20} />
                )}
              </button>
            </li>
          ))}
        </ul>
        {open === null ? (
          <p className={styles.empty}>{text('announcements.choose')}</p>
        ) : (
          <Reading one={open} {...{ zone, today, known }} />
        )}
      </div>
    </Stage>
  );
}

/** The whole of one: its words as they were written, and nothing in them that a finger could follow. */
function Reading({
  one,
  zone,
  today,
  known,
}: {
  one: One;
  zone: string;
  today: string;
  known: boolean;
}) {
  const { text, moment, stamp } = useSpeech();
  const at = moment(one.from, zone, today);
  return (
    <article
      key={one.id}
      className={styles.reading}
      tabIndex={0}
      aria-label={one.title ?? text('announcements.erased')}
    >
      {one.to === 'all' ? null : (
        <p className={styles.for}>
          <Icon name={one.to === 'team' ? 'team' : 'person'} size={20} />
          {text(`announcements.to-${one.to}`)}
        </p>
      )}
      <h2 className={styles.name}>{one.title ?? text('announcements.erased')}</h2>
      {one.body === null ? null : <p className={styles.body}>{one.body}</p>}
      <p className={styles.foot}>
        {one.by === null ? at : text('announcements.by', { name: one.by, at })}
        {one.until === null ? null : (
          <>
            <br />
            {text('announcements.until', { at: stamp(one.until, zone, today) })}
          </>
        )}
      </p>
      {known ? null : <p className={styles.foot}>{text('announcements.open-home')}</p>}
    </article>
  );
}
