import type { StatementLine } from '@comptoir/shared/timesheets/portal';
import { useSpeech } from '../../language/language.tsx';
import { signed } from '../signed.ts';
import { StatementBadge } from './statement-badge.tsx';
import styles from './statement-history.module.css';
import type { StatementVersion } from './statement-people.ts';

/**
 * Every statement of the same days, each to be opened: who issued it when, what its owner said of it, and by how much the one
 * that took its place pays more or less.
 */
export function StatementHistory({
  versions,
  shown,
  zone,
  onShow,
}: {
  versions: readonly StatementVersion[];
  shown: string;
  zone: string;
  onShow: (statement: string) => void;
}) {
  const { text } = useSpeech();
  return (
    <section className={styles.history}>
      <h3>{text('statements.history', { count: versions.length })}</h3>
      <ol>
        {versions.map((version) => (
          <li key={version.line.id}>
            <button
              type="button"
              className={styles.version}
              aria-current={version.line.id === shown || undefined}
              onClick={() => onShow(version.line.id)}
            >
              <Words version={version} zone={zone} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Words({ version: { line, next }, zone }: { version: StatementVersion; zone: string }) {
  const { text, moment, duration } = useSpeech();
  const { state, issuedAt, by, paid, dispute, answeredAt } = line;
  const at = moment(issuedAt, zone);
  return (
    <>
      <span className={styles.head}>
        <b>{by === null ? at : text('statements.history-by', { moment: at, name: by })}</b>
        <StatementBadge state={state} />
      </span>
      {paid === null ? null : <span>{text('statements.paid', { time: duration(paid) })}</span>}
      {dispute === null || answeredAt === null ? null : (
        <span className={styles.words}>
          {text('statements.history-disputed', {
            moment: moment(answeredAt, zone),
            words: dispute,
          })}
        </span>
      )}
      {next === null ? null : <span className={styles.soft}>{replacedWords(next)}</span>}
    </>
  );

  function replacedWords(by: StatementLine): string {
    const told = { moment: moment(by.issuedAt, zone) };
    if (paid === null || by.paid === null) return text('statements.history-replaced', told);
    const more = by.paid - paid;
    const how =
      more === 0
        ? text('statements.history-same')
        : text('statements.history-more', { time: signed(more, duration) });
    return text('statements.history-replaced-how', { ...told, how });
  }
}
