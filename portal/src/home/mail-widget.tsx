import type { MailAnswer } from '@comptoir/shared/mail/portal';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Nothing, Widget } from '../widget.tsx';
import styles from './home.module.css';

/** Mails that did not leave, or that somebody has to hand over. */
export function MailWidget({ asked }: { asked: Asked<MailAnswer> }) {
  const { text } = useSpeech();
  const count = (state: string) =>
    asked.data?.mails.filter((one) => one.state === state).length ?? 0;
  const failed = count('failed');
  const kept = count('kept');
  return (
    <Widget
      title={text('nav.mail')}
      icon="mail"
      to="/configuration/mail"
      tone={failed + kept > 0 ? 'decision' : 'calm'}
      asked={asked}
    >
      {() =>
        failed + kept === 0 ? (
          <Nothing>{text('home.mail-none')}</Nothing>
        ) : (
          <ul className={styles.lines}>
            {failed > 0 ? <li>{text('attention.failed', { count: failed })}</li> : null}
            {kept > 0 ? <li>{text('attention.kept', { count: kept })}</li> : null}
          </ul>
        )
      }
    </Widget>
  );
}
