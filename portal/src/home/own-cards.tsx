import type { Me } from '@comptoir/shared/access/portal';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Nothing, Widget } from '../widget.tsx';

function known<T>(data: T): Asked<T> {
  return { data, error: null, dataUpdatedAt: 0, refetch: () => undefined };
}

/** One's own second factor (C14): on, recommended, or due by a day. */
export function SecurityWidget({ me, zone }: { me: Me; zone: string }) {
  const { text, date } = useSpeech();
  const { on, requiredBy, restricted } = me.secondFactor;
  return (
    <Widget
      title={text('home.security')}
      icon="lock"
      to="/profile/security"
      tone={!on && (restricted || requiredBy !== null) ? 'decision' : 'calm'}
      asked={known(me.secondFactor)}
    >
      {() =>
        on ? (
          <Nothing>{text('home.security-on')}</Nothing>
        ) : (
          <p>
            {restricted
              ? text('home.security-late')
              : requiredBy === null
                ? text('home.security-off')
                : text('home.security-due', { date: date(requiredBy, zone) })}
          </p>
        )
      }
    </Widget>
  );
}

/** Where to read what is recorded about oneself. */
export function YourDataWidget() {
  const { text } = useSpeech();
  return (
    <Widget title={text('data.title')} icon="info" to="/your-data" asked={known(true)}>
      {() => <p>{text('profile.data')}</p>}
    </Widget>
  );
}
