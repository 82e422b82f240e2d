import type { AnnouncementView, AnnouncementsAnswer } from '@comptoir/shared/announcements/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Progress } from '@comptoir/ui/progress';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { AnnouncementForm } from './announcement-form.tsx';
import { announcementsQuery } from './api.ts';
import { groupOf } from './draft.ts';
import styles from './announcements.module.css';
import { ReceiptsPanel } from './receipts-panel.tsx';
import { audienceWords, spanWords } from './words.ts';

type Open = { what: 'form'; one: AnnouncementView | null } | { what: 'receipts'; id: string };

/** « Publier et suivre »: what is announced, to whom, and how many have read it (spec NEWS-15). */
export function AnnouncementsPage({ before, zone }: { before: ReactNode; zone: string }) {
  const { text } = useSpeech();
  const query = useQuery(announcementsQuery(useApi()));
  const [open, setOpen] = useState<Open | null>(null);
  const write = () => setOpen({ what: 'form', one: null });
  const mayWrite = (query.data?.places.length ?? 0) > 0;
  const act = (
    <Button tone="primary" icon="add" onClick={write}>
      {text('announce.new')}
    </Button>
  );
  return (
    <Page
      title={text('announce.title')}
      lead={text('announce.lead')}
      before={before}
      acts={mayWrite ? act : undefined}
    >
      <Loaded query={query} rows={6}>
        {(answer) => (
          <>
            {answer.announcements.length === 0 ? (
              <EmptyState
                icon="message"
                title={text('announce.empty')}
                act={mayWrite ? act : undefined}
              >
                {text(mayWrite ? 'announce.empty-text' : 'announce.no-place')}
              </EmptyState>
            ) : (
              <Groups {...{ answer, zone }} onOpen={(id) => setOpen({ what: 'receipts', id })} />
            )}
            {open?.what === 'form' ? (
              <AnnouncementForm
                {...{ answer, zone }}
                one={open.one}
                onDone={(id) => setOpen({ what: 'receipts', id })}
                onClose={() => setOpen(null)}
              />
            ) : null}
            {open?.what === 'receipts' ? (
              <ReceiptsPanel
                key={open.id}
                id={open.id}
                {...{ zone }}
                onEdit={(one) => setOpen({ what: 'form', one })}
                onClose={() => setOpen(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Groups({
  answer: { announcements, places },
  zone,
  onOpen,
}: {
  answer: AnnouncementsAnswer;
  zone: string;
  onOpen: (id: string) => void;
}) {
  const { text } = useSpeech();
  const now = useNow();
  const several = places.length > 1;
  return (['shown', 'coming', 'over'] as const).map((group) => {
    const some = announcements.filter((one) => groupOf(one, now) === group);
    return some.length === 0 ? null : (
      <Section key={group} title={text(`announce.group-${group}`)}>
        <ul className={styles.list}>
          {some.map((one) => (
            <li key={one.id}>
              <Line {...{ one, several, zone }} onOpen={onOpen} over={group === 'over'} />
            </li>
          ))}
        </ul>
      </Section>
    );
  });
}

function Line({
  one,
  several,
  zone,
  over,
  onOpen,
}: {
  one: AnnouncementView;
  several: boolean;
  zone: string;
  over: boolean;
  onOpen: (id: string) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { readers, audience } = one;
  const count = text('announce.readers', { readers, audience });
  return (
    <button type="button" className={styles.line} onClick={() => onOpen(one.id)}>
      <span className={styles.words}>
        <span className={styles.title}>{one.title ?? text('news.erased')}</span>
        <span className={styles.detail}>
          {audienceWords(speech, one, several)} · {spanWords(speech, one, zone)}
        </span>
        {one.pinned && !over ? (
          <span className={styles.badges}>
            <Badge tone="quiet" icon="home">
              {text(one.to === 'all' ? 'announce.pinned' : 'news.pinned')}
            </Badge>
          </span>
        ) : null}
      </span>
      <span className={styles.share}>
        <span>{audience === 0 ? text('announce.nobody') : count}</span>
        {audience === 0 ? null : <Progress done={readers} total={audience} label={count} />}
      </span>
      <Icon name="forward" size={18} />
    </button>
  );
}
