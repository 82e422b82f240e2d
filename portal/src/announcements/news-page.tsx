import type { OwnAnnouncement } from '@comptoir/shared/announcements/portal';
import { Badge } from '@comptoir/ui/badge';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { ownNewsQuery, readNews } from './api.ts';
import { Article } from './article.tsx';
import styles from './news.module.css';

/** « Annonces »: what is said to oneself, what is not read first (spec NEWS-16). Opened is read. */
export function NewsPage({ acts }: { acts: ReactNode }) {
  const { text } = useSpeech();
  const query = useQuery(ownNewsQuery(useApi()));
  // What was new when the page opened stays where it is while one reads.
  const [before, setBefore] = useState<ReadonlySet<string> | null>(null);
  const known = query.data;
  if (known !== undefined && before === null) {
    const read = known.announcements.filter(({ readAt }) => readAt !== null);
    setBefore(new Set(read.map(({ id }) => id)));
  }
  return (
    <Page title={text('news.title')} lead={text('news.lead')} acts={acts} narrow>
      <Loaded query={query}>
        {({ announcements, zone }) => {
          const unread = announcements.filter(({ id }) => before?.has(id) !== true);
          const read = announcements.filter(({ id }) => before?.has(id) === true);
          if (announcements.length === 0) {
            return (
              <EmptyState icon="message" title={text('news.empty')}>
                {text('news.empty-text')}
              </EmptyState>
            );
          }
          return (
            <>
              <List title={text('news.unread')} some={unread} zone={zone} />
              <List title={text('news.read')} some={read} zone={zone} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function List({ title, some, zone }: { title: string; some: OwnAnnouncement[]; zone: string }) {
  if (some.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles.list}>
        {some.map((one) => (
          <One key={one.id} one={one} zone={zone} />
        ))}
      </ul>
    </Section>
  );
}

function One({ one, zone }: { one: OwnAnnouncement; zone: string }) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const read = useAct(async (_: void) => {
    await readNews(api, one.id);
    await queries.invalidateQueries({ queryKey: ['own-announcements'] });
  });
  const isNew = one.readAt === null;
  const press = () => {
    setOpen(!open);
    if (!open && isNew) void read.run(undefined);
  };
  return (
    <li className={styles.one} data-new={isNew || undefined}>
      <h3 className={styles.heading}>
        <button type="button" className={styles.press} aria-expanded={open} onClick={press}>
          <span>
            <span className={styles.title}>{one.title ?? text('news.erased')}</span>
            <span className={styles.detail}>{moment(one.from, zone)}</span>
            {one.pinned || isNew ? (
              <span className={styles.badges}>
                {isNew ? (
                  <Badge tone="info" icon="message">
                    {text('news.new')}
                  </Badge>
                ) : null}
                {one.pinned ? (
                  <Badge tone="quiet" icon="home">
                    {text('news.pinned')}
                  </Badge>
                ) : null}
              </span>
            ) : null}
          </span>
          <span className={styles.chevron} data-open={open || undefined}>
            <Icon name="forward" size={18} />
          </span>
        </button>
      </h3>
      {open ? (
        <>
          <Article one={one} zone={zone} />
          {one.readAt === null ? null : (
            <p className={styles.readAt}>
              <Icon name="check" size={18} />
              {text('news.read-at', { at: moment(one.readAt, zone) })}
            </p>
          )}
          {read.failure?.code === 'offline' ? (
            <p className={styles.readAt}>
              <Icon name="offline" size={18} />
              {text('news.offline')}
            </p>
          ) : (
            <Failed failure={read.failure} />
          )}
        </>
      ) : null}
    </li>
  );
}
