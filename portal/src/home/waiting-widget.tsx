import { Badge } from '@comptoir/ui/badge';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';
import styles from './home.module.css';
import { type Waiting, inOrder, needsHand } from './waiting.ts';

const badges = {
  bounced: { tone: 'danger', icon: 'warning' },
  expired: { tone: 'warn', icon: 'expected' },
  kept: { tone: 'warn', icon: 'mail' },
  pending: { tone: 'info', icon: 'sending' },
} as const;

/** Invitations that nobody has accepted yet, and mails that came back. */
export function WaitingWidget({ asked, now }: { asked: Asked<Waiting[]>; now: number }) {
  const { text } = useSpeech();
  const pressing = asked.data !== undefined && needsHand(asked.data, now);
  return (
    <Widget
      title={text('home.invitations')}
      icon="mail"
      to="/configuration/users"
      search={{ tab: 'invited' }}
      tone={pressing ? 'decision' : 'calm'}
      asked={asked}
    >
      {(waiting) =>
        waiting.length === 0 ? (
          <Nothing>{text('home.invitations-none')}</Nothing>
        ) : (
          <>
            <Figure value={waiting.length}>
              {text('home.invitations-count', { count: waiting.length })}
            </Figure>
            <ul className={styles.lines}>
              {inOrder(waiting, now)
                .slice(0, 3)
                .map((one) => (
                  <li key={one.person}>
                    <span className={styles.name}>{one.name}</span>
                    <Badge {...badges[one.became]}>{text(`home.invitation-${one.became}`)}</Badge>
                  </li>
                ))}
            </ul>
          </>
        )
      }
    </Widget>
  );
}
