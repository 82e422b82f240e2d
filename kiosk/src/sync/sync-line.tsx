import { Icon, type IconName } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import styles from './sync-line.module.css';
import type { SyncView } from './view.ts';

const icons: Record<SyncView['state'], IconName> = {
  'up-to-date': 'synced',
  sending: 'sending',
  offline: 'offline',
  lost: 'lock',
  revoked: 'lock',
};

/** What waits: « 3 pointages », or « 5 enregistrements » where tasks, wrong codes and the like are among them. */
export function pendingWords({ text }: Speech, { pending, onlyPunches }: SyncView): string {
  return text(onlyPunches ? 'sync.punches' : 'sync.records', { count: pending });
}

/** A server that answers and takes nothing is worth knowing about after this many ms. */
const soon = 60_000;

/** The sync state in words, with the age of what waits (spec SYNC-17). `now` in ms, corrected. */
export function syncWords(speech: Speech, sync: SyncView, now: number): string {
  const { text, age } = speech;
  const pending = pendingWords(speech, sync);
  const waits = sync.pending === 0 || sync.oldest === null ? null : now - sync.oldest;
  switch (sync.state) {
    case 'up-to-date':
      return text('sync.up-to-date');
    case 'sending':
      if (sync.pending === 0) return text('sync.receiving');
      return waits === null || waits < soon
        ? text('sync.sending', { pending })
        : text('sync.sending-since', { pending, age: age(waits) });
    case 'offline':
      if (waits === null) return text('sync.offline');
      return text('sync.offline-pending', { pending, age: age(waits) });
    case 'lost':
    case 'revoked':
      if (waits === null) return text(`sync.${sync.state}`);
      return text(`sync.${sync.state}-pending`, { pending, age: age(waits) });
  }
}

export function SyncLine({ sync, now }: { sync: SyncView; now: number }) {
  const speech = useSpeech();
  return (
    <div className={styles.line} data-state={sync.state}>
      <Icon name={icons[sync.state]} size={28} />
      <div>
        <p role="status">{syncWords(speech, sync, now)}</p>
        {sync.attention === 0 ? null : (
          <p className={styles.attention}>
            {speech.text('sync.attention', { count: sync.attention })}
          </p>
        )}
      </div>
    </div>
  );
}
