import type { NotificationKind } from '@comptoir/shared/notifications/notification';
import type { NotificationView } from '@comptoir/shared/notifications/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useKeptAnswer } from '../kept-answer.ts';
import { KeptNotice } from '../kept-notice.tsx';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts, Page } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { markRead, notificationsKey, notificationsQuery } from './api.ts';
import { byDay } from './days.ts';
import { toldKeeping } from './kept-told.ts';
import styles from './notifications.module.css';

const icons: Record<NotificationKind, IconName> = {
  schedule: 'calendar',
  requests: 'person',
  offers: 'expected',
  decisions: 'tasks',
  announcements: 'message',
  corrections: 'edit',
  statements: 'receipt',
};

/** What one was told, by day, the newest first (spec NOTE-15). */
export function NotificationsPage({ person, zone }: { person: string; zone: string }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const query = useInfiniteQuery(notificationsQuery(api));
  const pages = query.data?.pages;
  const [first] = pages ?? [];
  const { error, isFetching, isEnabled } = query;
  const latestOf = { data: first?.answer, dataUpdatedAt: first?.at ?? 0 };
  const shown = useKeptAnswer({ ...latestOf, error, isFetching, isEnabled }, toldKeeping(person));
  const { data: latest, at, kept, old, failure: missed } = shown;
  const notifications =
    pages?.flatMap(({ answer }) => answer.notifications) ?? latest?.notifications ?? [];
  // What is kept cannot be read out of it.
  const unread = kept ? 0 : (latest?.unread ?? 0);
  const read = useAct(async (what: { ids: string[] } | { until: number }) => {
    await markRead(api, what);
    await queries.invalidateQueries(notificationsKey);
  });
  const failure = (old ? null : missed) ?? read.failure;
  return (
    <Page
      title={text('told.title')}
      narrow
      {...(unread > 0 && { lead: text('told.unread', { count: unread }) })}
      acts={
        <>
          {unread === 0 ? null : (
            <BusyButton
              icon="check"
              busy={read.busy}
              busyLabel={text('act.sending')}
              onClick={() => void read.run({ until: notifications[0]?.at ?? 0 })}
            >
              {text('told.read-all')}
            </BusyButton>
          )}
          {kept ? null : (
            <LinkButton to="/profile/notifications" icon="settings">
              {text('told.choose')}
            </LinkButton>
          )}
        </>
      }
    >
      {old ? (
        <KeptNotice at={at} onRetry={() => void query.refetch()}>
          {kept ? `${text('told.kept')} ${text('told.left-out')}` : text('told.kept')}
        </KeptNotice>
      ) : null}
      <Failed failure={failure} onRetry={() => void query.refetch()} />
      {latest === undefined ? (
        failure === null && <Skeleton rows={5} label={text('app.loading')} />
      ) : notifications.length === 0 ? (
        <EmptyState icon="bell" title={text('told.empty')}>
          {text('told.empty-text')}
        </EmptyState>
      ) : (
        <List
          notifications={notifications}
          zone={zone}
          onOpen={(id) => {
            if (!kept) void read.run({ ids: [id] });
          }}
        />
      )}
      {query.hasNextPage ? (
        <Acts>
          <BusyButton
            busy={query.isFetchingNextPage}
            busyLabel={text('app.loading')}
            onClick={() => void query.fetchNextPage()}
          >
            {text('told.more')}
          </BusyButton>
        </Acts>
      ) : null}
    </Page>
  );
}

function List({
  notifications,
  zone,
  onOpen,
}: {
  notifications: readonly NotificationView[];
  zone: string;
  onOpen: (id: string) => void;
}) {
  const { text, date } = useSpeech();
  const now = useNow();
  const [today, yesterday] = [date(now, zone), date(now - 86_400_000, zone)];
  const spoken = (day: string) =>
    day === today ? text('told.today') : day === yesterday ? text('told.yesterday') : day;
  return byDay(notifications, (at) => date(at, zone)).map(({ day, notifications: lines }) => (
    <section key={day} className={styles.day} aria-label={spoken(day)}>
      <h2 className={styles.dayName}>{spoken(day)}</h2>
      <ul className={styles.list}>
        {lines.map((one) => (
          <Line key={one.id} one={one} zone={zone} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  ));
}

function Line({
  one,
  zone,
  onOpen,
}: {
  one: NotificationView;
  zone: string;
  onOpen: (id: string) => void;
}) {
  const { text, time } = useSpeech();
  const isNew = one.readAt === null;
  return (
    <li className={styles.line} data-new={isNew || undefined}>
      <span className={styles.icon}>
        <Icon name={icons[one.kind]} size={22} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          <Link
            to={one.path}
            className={styles.link}
            onClick={() => {
              if (isNew) onOpen(one.id);
            }}
          >
            {one.title}
          </Link>
        </p>
        <p className={styles.text}>{one.text}</p>
      </div>
      <p className={styles.when}>
        {isNew ? <span className={styles.new}>{text('told.new')}</span> : null}
        {time(one.at, zone)}
      </p>
    </li>
  );
}
