import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from '../language/language.tsx';
import styles from './record.module.css';
import type { RecordView } from './view.ts';
import { dayWords } from './words.ts';

/** Where an invitation stands, in a sentence; then since when, as what, asked for by whom. */
export function AccountState({
  record,
  name,
  zone,
}: {
  record: RecordView;
  name: string;
  zone: string;
}) {
  const { text, language, time } = useSpeech();
  const { access, fields } = record;
  const { state, expiresAt } = access;
  const day = (at: number) => dayWords(language, at, zone);
  const email = fields.email ?? '';
  if (state === 'none') return <p>{text('account.why', { name })}</p>;
  return (
    <>
      {state === 'pending' && access.delivery === 'failed' ? (
        <Notice tone="danger" icon="warning">
          {text('account.pending-failed', { email })}
        </Notice>
      ) : (
        <p>
          {state === 'pending'
            ? text(`account.pending-${access.delivery ?? 'queued'}`, { email })
            : state === 'expired'
              ? text('account.expired', { date: expiresAt === null ? '' : day(expiresAt) })
              : text(`account.${state}`)}{' '}
          {state === 'pending' && expiresAt !== null
            ? text('account.expires', { date: day(expiresAt), time: time(expiresAt, zone) })
            : null}
        </p>
      )}
      <p className={styles.soft}>
        {access.role === null || state === 'revoked'
          ? null
          : text('account.as', { role: text(`employees.role-${access.role}`) })}
        {access.openedAt === null || access.openedBy === null
          ? null
          : ` · ${text('account.opened-by', { date: day(access.openedAt), name: access.openedBy })}`}
      </p>
    </>
  );
}
