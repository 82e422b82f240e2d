import { type BackupStatus, backupTrouble } from '@comptoir/shared/evidence/backups';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { backupsQuery } from './api.ts';
import styles from './backups-state.module.css';

/** How the backups of the server stand, for whoever wants to be sure that there is one. */
export function BackupsState({ zone }: { zone: string }) {
  const { text } = useSpeech();
  const query = useQuery(backupsQuery(useApi()));
  return (
    <Section title={text('home.backups')}>
      <Loaded query={query} rows={2}>
        {(status) => <Told status={status} zone={zone} />}
      </Loaded>
    </Section>
  );
}

function Told({ status, zone }: { status: BackupStatus; zone: string }) {
  const { text, moment, age } = useSpeech();
  const now = useNow();
  const trouble = backupTrouble(status, now);
  const { last, every, sameDisk } = status;
  return (
    <ul className={styles.lines}>
      {trouble === null ? null : (
        <li data-tone="warn">
          <Icon name="warning" />
          {text(`home.backups-${trouble}`)}
        </li>
      )}
      {last !== null ? (
        <li data-tone={trouble === null ? 'good' : undefined}>
          <Icon name={trouble === null ? 'check' : 'history'} />
          {text('home.backups-last', { when: moment(last, zone), age: age(now - last) })}
        </li>
      ) : (
        <li>
          <Icon name="history" />
          {text(trouble === null ? 'home.backups-soon' : 'home.backups-never')}
        </li>
      )}
      {every === 0 && last === null ? null : sameDisk ? (
        <li>
          <Icon name="info" />
          {text('home.backups-same-disk')}
        </li>
      ) : (
        <li>
          <Icon name="archive" />
          {text('home.backups-other-disk')}
        </li>
      )}
      <li>
        <Icon name="gear" />
        {text('home.backups-commands')}
      </li>
    </ul>
  );
}
