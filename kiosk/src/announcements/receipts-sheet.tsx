import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Icon } from '@comptoir/ui/icon';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { audienceWords, readersWords } from './managed-screen.tsx';
import styles from './managed-screen.module.css';
import type { ManagedAnnouncement } from './view.ts';

/** One announcement: its words, who has read it, who has not, and the way to withdraw it. */
export function ReceiptsSheet({
  one,
  zone,
  today,
  onWithdraw,
  onBack,
}: {
  one: ManagedAnnouncement;
  zone: string;
  today: string;
  onWithdraw: () => void;
  onBack: () => void;
}) {
  const speech = useSpeech();
  const { text, moment, stamp } = speech;
  const [asking, setAsking] = useState(false);
  const title = one.title ?? text('announcements.erased');
  const at = moment(one.from, zone, today);
  return (
    <div className={styles.sheet} tabIndex={0} role="group" aria-label={title}>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
      </div>
      <p className={styles.meta}>
        {audienceWords(speech, one)} ·{' '}
        {one.by === null ? at : text('announcements.by', { name: one.by, at })}
        {one.until === null
          ? null
          : ` · ${text('announcements.until', { at: stamp(one.until, zone, today) })}`}
      </p>
      {one.body === null ? null : <p className={styles.body}>{one.body}</p>}
      <p>
        <b>{readersWords(speech, one)}</b>
        <br />
        <span className={styles.meta}>{text('announce.known')}</span>
      </p>
      <div className={styles.columns}>
        <People title={text('announce.waiting')} people={one.waiting} icon={null} />
        <People title={text('announce.read-by')} people={one.readers} icon="check" />
      </div>
      <div className={styles.acts}>
        {one.everywhere ? <p className={styles.meta}>{text('announce.portal')}</p> : null}
        <Button icon="back" onClick={onBack}>
          {text('act.back')}
        </Button>
        {one.everywhere ? null : (
          <Button tone="danger" icon="erase" onClick={() => setAsking(true)}>
            {text('announce.withdraw')}
          </Button>
        )}
      </div>
      {asking ? (
        <Dialog title={text('announce.withdraw-title', { title })} onClose={() => setAsking(false)}>
          <p>{text('announce.withdraw-note')}</p>
          <div className={styles.acts}>
            <Button onClick={() => setAsking(false)}>{text('act.cancel')}</Button>
            <Button tone="danger" icon="erase" onClick={onWithdraw}>
              {text('announce.withdraw')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

function People({
  title,
  people,
  icon,
}: {
  title: string;
  people: string[];
  icon: 'check' | null;
}) {
  const { text } = useSpeech();
  return (
    <section>
      <h2 className={styles.subtitle}>
        {title} ({people.length})
      </h2>
      {people.length === 0 ? (
        <p className={styles.meta}>{text('announce.nobody')}</p>
      ) : (
        <ul className={styles.people}>
          {people.map((name, at) => (
            <li key={`${at} ${name}`}>
              {icon === null ? null : <Icon name={icon} size={20} />}
              {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
