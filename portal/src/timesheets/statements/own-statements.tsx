import type { StatementLine } from '@comptoir/shared/timesheets/portal';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Section } from '../../page.tsx';
import { isMonth } from '../sheet-period.ts';
import { ownStatementsQuery } from './api.ts';
import { StatementBadge } from './statement-badge.tsx';
import { Unheard } from './unheard.tsx';
import { useSeenNotes } from './use-seen-notes.ts';
import styles from './statements.module.css';

/** One's own statements, those that wait for an answer marked (K28). */
export function OwnStatements({ person }: { person: string }) {
  const { text } = useSpeech();
  const { unheard } = useSeenNotes(person);
  const query = useQuery(ownStatementsQuery(useApi()));
  return (
    <Section title={text('statements.mine')}>
      {unheard ? <Unheard /> : null}
      <Loaded query={query} rows={2}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="sheet" title={text('statements.mine-none')}>
              {text('statements.mine-none-text')}
            </EmptyState>
          ) : (
            <ul className={styles.own}>
              {lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Line({ line: { id, from, to, state, paid } }: { line: StatementLine }) {
  const { month, days, duration } = useSpeech();
  return (
    <li>
      <Link to="/hours/statements/$statement" params={{ statement: id }}>
        <span className={styles.month}>{isMonth({ from, to }) ? month(from) : days(from, to)}</span>
        {paid === null ? null : <span className={styles.soft}>{duration(paid)}</span>}
        <StatementBadge state={state} own />
        <Icon name="forward" size={18} />
      </Link>
    </li>
  );
}
