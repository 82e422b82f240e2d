import type { AnnouncementDetail, AnnouncementView } from '@comptoir/shared/announcements/portal';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Icon } from '@comptoir/ui/icon';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { useToast } from '../toasts.tsx';
import styles from './announcements.module.css';
import { announcementQuery, withdraw } from './api.ts';
import { Article } from './article.tsx';
import { groupOf } from './draft.ts';
import { audienceWords } from './words.ts';

/** One announcement: what it says, who has not read it, and who has, when and where. */
export function ReceiptsPanel({
  id,
  zone,
  onEdit,
  onClose,
}: {
  id: string;
  zone: string;
  onEdit: (one: AnnouncementView) => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const api = useApi();
  const now = useNow();
  const query = useQuery(announcementQuery(api, id));
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const one = query.data?.announcement;
  const title = one?.title ?? text('news.erased');
  const act = useAct(async (_: void) => {
    await withdraw(api, id);
    await queries.invalidateQueries({ queryKey: ['announcements'] });
    toast({ text: text('announce.withdrawn-toast', { title }) });
    onClose();
  });
  // Above the readers: of a large team they are a long list.
  const acts = (
    <Acts>
      <Button onClick={onClose}>{text('act.close')}</Button>
      {one?.mine === true && groupOf(one, now) !== 'over' ? (
        <>
          <Button icon="edit" onClick={() => onEdit(one)}>
            {text('announce.edit')}
          </Button>
          <Button tone="danger" icon="erase" onClick={() => setAsking(true)}>
            {text('announce.withdraw')}
          </Button>
        </>
      ) : null}
    </Acts>
  );
  if (asking) {
    return (
      <Confirm
        title={text('announce.withdraw-title', { title })}
        act={text('announce.withdraw')}
        busy={act.busy}
        failure={act.failure}
        onConfirm={() => void act.run(undefined)}
        onClose={() => setAsking(false)}
      >
        <p>{text('announce.withdraw-text')}</p>
      </Confirm>
    );
  }
  return (
    <Dialog title={one === undefined ? text('announce.title') : title} wide onClose={onClose}>
      <Loaded query={query}>
        {(detail) => (
          <div className={styles.sheet}>
            <p className={styles.detail}>{audienceWords(speech, detail.announcement, true)}</p>
            <div className={styles.preview}>
              <Article one={detail.announcement} zone={zone} />
            </div>
            {acts}
            <Readers detail={detail} zone={zone} />
          </div>
        )}
      </Loaded>
      {one === undefined ? acts : null}
    </Dialog>
  );
}

function Readers({
  detail: { announcement, receipts, unread },
  zone,
}: {
  detail: AnnouncementDetail;
  zone: string;
}) {
  const { text, moment } = useSpeech();
  const isOver = announcement.withdrawnAt !== null;
  return (
    <div className={styles.columns}>
      {isOver ? null : (
        <section>
          <h3 className={styles.subtitle}>
            {text('announce.unread-title')} ({unread.length})
          </h3>
          {unread.length === 0 ? (
            <p className={styles.detail}>{text('announce.none-unread')}</p>
          ) : (
            <ul className={styles.people}>
              {unread.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section>
        <h3 className={styles.subtitle}>
          {text('announce.read-title')} ({receipts.length})
        </h3>
        {receipts.length === 0 ? (
          <p className={styles.detail}>{text('announce.none-read')}</p>
        ) : (
          <ul className={styles.people}>
            {receipts.map((one) => (
              <li key={one.person}>
                <Icon name="check" size={18} />
                <span>
                  {one.name === '' ? text('news.erased') : one.name}
                  <span className={styles.detail}>
                    {[
                      moment(one.at, zone),
                      text(`announce.door-${one.door}`),
                      ...(one.before ? [text('announce.before')] : []),
                      ...(one.former ? [text('announce.former')] : []),
                    ].join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
