import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';
import { type ToClose, type ToSettle, countKinds } from './to-settle.ts';
import styles from './own-widgets.module.css';

/** What is to be settled before hours can be paid, by its kind. */
export function ToSettleWidget({ asked }: { asked: Asked<ToSettle[]> }) {
  const { text } = useSpeech();
  const count = (asked.data ?? []).reduce((sum, { anomalies }) => sum + anomalies.length, 0);
  const [first] = (asked.data ?? []).filter(({ anomalies }) => anomalies.length > 0);
  return (
    <Widget
      title={text('sheets.widget')}
      icon="sheet"
      to="/timesheets/anomalies"
      search={first === undefined ? {} : { at: first.place.id }}
      tone={count > 0 ? 'decision' : 'calm'}
      asked={asked}
    >
      {(stores) =>
        count === 0 ? (
          <Nothing>{text('sheets.settled')}</Nothing>
        ) : (
          <>
            <Figure value={count}>{text('sheets.widget-count', { count })}</Figure>
            <ul className={styles.silent}>
              {countKinds(stores)
                .slice(0, 3)
                .map(({ kind, count: some }) => (
                  <li key={kind}>
                    <b>{some}</b> {text(`sheets.anomaly-${kind}`)}
                  </li>
                ))}
            </ul>
          </>
        )
      }
    </Widget>
  );
}

/** Last month's hours that nobody has closed yet. */
export function ToCloseWidget({ asked }: { asked: Asked<ToClose[]> }) {
  const { text, month } = useSpeech();
  const [first] = asked.data ?? [];
  return (
    <Widget
      title={text('periods.widget')}
      icon="lock"
      to="/timesheets/periods"
      search={first === undefined ? {} : { at: first.place.id, span: 'month', from: first.from }}
      tone="decision"
      asked={asked}
    >
      {(stores) => (
        <ul className={styles.silent}>
          {stores.map(({ place, from }) => (
            <li key={place.id}>
              {text('periods.widget-open', { month: month(from), establishment: place.name })}
            </li>
          ))}
        </ul>
      )}
    </Widget>
  );
}
