import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';
import { type Doubtful, countDoubts } from './doubt.ts';
import styles from './approvals.module.css';

/** Punches that somebody has to look at, and why. */
export function ApprovalsWidget({ asked }: { asked: Asked<Doubtful[]> }) {
  const { text } = useSpeech();
  return (
    <Widget
      title={text('approvals.title')}
      icon="tasks"
      to="/approvals"
      tone={(asked.data?.length ?? 0) > 0 ? 'decision' : 'calm'}
      asked={asked}
    >
      {(punches) =>
        punches.length === 0 ? (
          <Nothing>{text('approvals.none')}</Nothing>
        ) : (
          <>
            <Figure value={punches.length}>
              {text('approvals.punches', { count: punches.length })}
            </Figure>
            <ul className={styles.reasons}>
              {countDoubts(punches)
                .slice(0, 3)
                .map(({ doubt, count }) => (
                  <li key={doubt}>
                    <b>{count}</b> {text(`approvals.${doubt}`)}
                  </li>
                ))}
            </ul>
          </>
        )
      }
    </Widget>
  );
}
