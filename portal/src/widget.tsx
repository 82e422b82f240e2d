import { Icon, type IconName } from '@comptoir/ui/icon';
import { Button } from '@comptoir/ui/button';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { asFailure } from './api/failure.ts';
import { useSpeech } from './language/language.tsx';
import type { configuration, modules } from './places.ts';
import { useNow } from './platform/now.ts';
import styles from './widget.module.css';

type To =
  | (typeof modules)[number]['to']
  | (typeof configuration)[number]['to']
  | '/configuration/tablets/new'
  | '/schedule/requests'
  | '/tasks'
  | '/timesheets/anomalies'
  | '/timesheets/periods'
  | '/quarantine/$device'
  | '/profile/security'
  | '/your-data';

/** What a card needs to know of the question behind it. */
export type Asked<T> = {
  data: T | undefined;
  error: unknown;
  dataUpdatedAt: number;
  refetch: () => unknown;
};

/**
 * A card of the home that follows something: what it is about, drawn or told, and the way to its list by a press
 * anywhere on it. It has its shape while it is awaited, and says so when it could not be brought up to date.
 */
export function Widget<T>({
  title,
  icon,
  to,
  params = {},
  search = {},
  tone = 'calm',
  wide = false,
  asked,
  children,
}: {
  title: string;
  icon: IconName;
  to: To;
  /** Whose page it is, where it has a parameter. */
  params?: { device?: string };
  /** What of the list is shown. */
  search?: { tab?: 'invited'; at?: string; span?: 'month'; from?: string };
  /** `decision`: somebody has to do something. `panel`: the hero of the page. */
  tone?: 'calm' | 'decision' | 'panel';
  wide?: boolean;
  asked: Asked<T>;
  children: (data: T) => ReactNode;
}) {
  const { text } = useSpeech();
  const id = useId();
  const failure = asFailure(asked.error);
  const { data } = asked;
  return (
    <article
      className={styles.widget}
      data-tone={tone}
      data-wide={wide || undefined}
      aria-labelledby={id}
    >
      <h3 id={id} className={styles.title}>
        <Icon name={icon} size={20} />
        <Link to={to} params={params} search={search} className={styles.link}>
          {title}
        </Link>
        <span className={styles.arrow}>
          <Icon name="forward" size={18} />
        </span>
      </h3>
      <div className={styles.content}>
        {data !== undefined ? (
          children(data)
        ) : failure === null ? (
          <span className={styles.waiting} role="status" aria-label={text('app.loading')} />
        ) : (
          <div className={styles.failed}>
            <p>{text('widget.failed')}</p>
            <Button icon="undo" onClick={() => void asked.refetch()}>
              {text('act.retry')}
            </Button>
          </div>
        )}
      </div>
      {failure !== null && data !== undefined ? <Stale since={asked.dataUpdatedAt} /> : null}
    </article>
  );
}

function Stale({ since }: { since: number }) {
  const { text, time, moment, date } = useSpeech();
  const now = useNow();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isToday = date(since, zone) === date(now, zone);
  return (
    <p className={styles.stale}>
      <Icon name="offline" size={16} />
      {text('widget.stale', { time: (isToday ? time : moment)(since, zone) })}
    </p>
  );
}

/** The large figure of a card and what it counts. */
export function Figure({ value, children }: { value: ReactNode; children: ReactNode }) {
  return (
    <p className={styles.figure}>
      <b>{value}</b> <span>{children}</span>
    </p>
  );
}

/** All is well, or nothing is there yet: said calmly. */
export function Nothing({ icon = 'check', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <p className={styles.nothing}>
      <Icon name={icon} size={20} />
      <span>{children}</span>
    </p>
  );
}
