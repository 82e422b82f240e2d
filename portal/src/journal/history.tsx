import type { JournalEntry } from '@comptoir/shared/journal/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { asFailure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { type JournalFilter, journalQuery } from './api.ts';
import styles from './journal.module.css';
import { doorOf, fieldOf, piecesOf, refusalOf, valueOf } from './told.ts';

/**
 * Who changed what, when, from where; newest first, older ones on demand. With `person`, what concerns that person: the
 * permanent history of a record, its invitations included (C12).
 *
 * @param zone in which days and hours are told
 * @param empty stands where nothing matches
 * @param linked names lead to their records
 * @param level of the headings of days: below the title of a page, or of a part of one
 */
export function History({
  zone,
  empty,
  level = 'h3',
  linked = false,
  ...filter
}: JournalFilter & {
  zone: string;
  empty?: ReactNode;
  level?: 'h2' | 'h3';
  linked?: boolean;
}) {
  const { text } = useSpeech();
  const query = useInfiniteQuery(journalQuery(useApi(), filter));
  const pages = query.data?.pages;
  const days = useMemo(
    () =>
      daysOf(
        (pages ?? []).flatMap((page) => page.entries),
        zone,
      ),
    [pages, zone],
  );
  const failure = asFailure(query.error);
  if (pages === undefined) {
    if (failure === null) return <Skeleton rows={6} label={text('app.loading')} />;
    return <Failed failure={failure} onRetry={() => void query.refetch()} />;
  }
  if (days.length === 0) {
    return empty ?? <EmptyState icon="history" title={text('journal.empty')} />;
  }
  return (
    <div className={styles.history}>
      {days.map(({ day, entries }) => (
        <Day key={day} day={day} entries={entries} {...{ zone, level, linked }} />
      ))}
      <Failed failure={failure} />
      {query.hasNextPage ? (
        <div className={styles.older}>
          <BusyButton
            icon="undo"
            busy={query.isFetchingNextPage}
            busyLabel={text('app.loading')}
            onClick={() => void query.fetchNextPage()}
          >
            {text('journal.older')}
          </BusyButton>
        </div>
      ) : null}
    </div>
  );
}

type DayOf = { day: string; entries: JournalEntry[] };

/** Entries of one calendar date of the zone together, in the order in which they came. */
function daysOf(entries: readonly JournalEntry[], zone: string): DayOf[] {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const days: DayOf[] = [];
  for (const entry of entries) {
    const day = calendar.format(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

function Day({
  day,
  entries,
  zone,
  level: Heading,
  linked,
}: DayOf & { zone: string; level: 'h2' | 'h3'; linked: boolean }) {
  const { dayLong } = useSpeech();
  return (
    <section className={styles.day} aria-label={`${dayLong(day)} ${day.slice(0, 4)}`}>
      <Heading className={styles.date}>{`${dayLong(day)} ${day.slice(0, 4)}`}</Heading>
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.position} entry={entry} zone={zone} linked={linked} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, zone, linked }: { entry: JournalEntry; zone: string; linked: boolean }) {
  const speech = useSpeech();
  const { text, time } = speech;
  const place = entry.establishment ?? null;
  return (
    <li className={styles.entry} data-refused={entry.refusal === null ? undefined : true}>
      <time className={styles.time} dateTime={new Date(entry.at).toISOString()}>
        {time(entry.at, zone)}
      </time>
      <div className={styles.told}>
        <p className={styles.sentence}>
          {piecesOf(speech, entry).map(({ text: words, person }, index) =>
            person === null || !linked ? (
              words
            ) : (
              <Link
                key={index}
                to="/configuration/users/$person"
                params={{ person }}
                className={styles.person}
              >
                {words}
              </Link>
            ),
          )}
        </p>
        <p className={styles.door}>
          {doorOf(speech, entry)}
          {place === null || place === entry.place ? '' : ` · ${place}`}
        </p>
        {entry.refusal === null ? null : (
          <Badge tone="danger" icon="close">
            {text('journal.refused', { why: refusalOf(speech, entry.refusal) })}
          </Badge>
        )}
        {entry.changes.length === 0 ? null : (
          <dl className={styles.changes}>
            {entry.changes.map((change, index) => (
              <Change key={index} change={change} zone={zone} />
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

function Change({
  change: { field, from, to },
  zone,
}: {
  change: JournalEntry['changes'][number];
  zone: string;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const was = valueOf(speech, field, from, zone);
  const is = valueOf(speech, field, to, zone);
  return (
    <div className={styles.change}>
      <dt>{fieldOf(speech, field)}</dt>
      <dd>
        {was === null || from === to ? null : (
          <>
            <span className={styles.spoken}>{text('journal.was')} </span>
            <del>{was}</del> <span aria-hidden="true">→</span>{' '}
          </>
        )}
        <span>{is ?? text('journal.nothing')}</span>
      </dd>
    </div>
  );
}
