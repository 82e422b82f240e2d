import { type BackupStatus, backupTrouble } from '@comptoir/shared/evidence/backups';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Widget } from '../widget.tsx';
import styles from './home.module.css';

/** Backups of the server that somebody has to see to, and when the last good one was. */
export function BackupsWidget({
  asked,
  now,
  zone,
}: {
  asked: Asked<BackupStatus>;
  now: number;
  zone: string;
}) {
  const { text, moment, age } = useSpeech();
  return (
    <Widget
      title={text('home.backups')}
      icon="archive"
      to="/configuration/evidence"
      tone="decision"
      asked={asked}
    >
      {(status) => (
        <ul className={styles.lines}>
          <li>{text(`home.backups-${backupTrouble(status, now) ?? 'late'}`)}</li>
          <li>
            {status.last === null
              ? text('home.backups-never')
              : text('home.backups-last', {
                  when: moment(status.last, zone),
                  age: age(now - status.last),
                })}
          </li>
        </ul>
      )}
    </Widget>
  );
}
