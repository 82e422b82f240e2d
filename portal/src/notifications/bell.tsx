import { Icon } from '@comptoir/ui/icon';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { unreadQuery } from './api.ts';
import styles from './bell.module.css';

/** The way to what one was told, and how much of it is unread, in the frame of every page. */
export function Bell() {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const query = useQuery(unreadQuery(api));
  // Another page was opened: asked again, unless the answer is of just now.
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged }) => {
        if (pathChanged) void queries.prefetchQuery(unreadQuery(api));
      }),
    [router, queries, api],
  );
  const unread = query.data ?? 0;
  return (
    <Link
      to="/notifications"
      className={styles.bell}
      aria-label={
        unread === 0 ? text('nav.notifications') : text('nav.notifications-new', { count: unread })
      }
    >
      <span className={styles.icon}>
        <Icon name="bell" size={22} />
        {unread === 0 ? null : (
          <span className={styles.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
      <span className={styles.word}>{text('nav.notifications')}</span>
    </Link>
  );
}
