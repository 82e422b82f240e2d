import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import styles from './managed-screen.module.css';
import type { ManagedAnnouncement, ManagedView } from './view.ts';

/** What is announced here, and how many have read each. */
export function ManagedScreen({
  view: { announcements },
  zone,
  today,
  onNew,
  onOpen,
}: {
  view: ManagedView;
  zone: string;
  today: string;
  onNew: () => void;
  onOpen: (announcement: string) => void;
}) {
  const speech = useSpeech();
  const { text, stamp } = speech;
  const begin = (
    <Button tone="primary" icon="add" onClick={onNew}>
      {text('announce.new')}
    </Button>
  );
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <h1 className={styles.title}>{text('announcements.title')}</h1>
        {announcements.length === 0 ? null : begin}
      </div>
      {announcements.length === 0 ? (
        <EmptyState icon="message" title={text('announce.none')} act={begin}>
          {text('announce.none-note')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {announcements.map((one) => (
            <li key={one.id}>
              <button type="button" className={styles.line} onClick={() => onOpen(one.id)}>
                <span className={styles.words}>
                  <span className={styles.name}>{one.title ?? text('announcements.erased')}</span>
                  <span className={styles.detail}>
                    {audienceWords(speech, one)} · {readersWords(speech, one)}
                  </span>
                  <span className={styles.badges}>
                    {one.pinned ? (
                      <Badge tone="quiet" icon="home">
                        {text('announce.pin')}
                      </Badge>
                    ) : null}
                    {one.state === 'coming' ? (
                      <Badge tone="quiet" icon="expected">
                        {text('announce.coming', { at: stamp(one.from, zone, today) })}
                      </Badge>
                    ) : null}
                    {one.pending ? (
                      <Badge tone="quiet" icon="sending">
                        {text('state.pending')}
                      </Badge>
                    ) : null}
                  </span>
                </span>
                <Icon name="forward" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** « Toute l'équipe », the name of a team or of somebody. */
export function audienceWords({ text }: Speech, one: ManagedAnnouncement): string {
  if (one.to === 'all') return text(one.everywhere ? 'announce.everywhere' : 'announce.everyone');
  return one.audience ?? text('announce.gone');
}

export function readersWords({ text }: Speech, { readers, waiting }: ManagedAnnouncement): string {
  const all = readers.length + waiting.length;
  return all > 0 && waiting.length === 0
    ? text('announce.all-read')
    : text('announce.readers', { readers: readers.length, all });
}
