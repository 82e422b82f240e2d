import type { StatementLine } from '@comptoir/shared/timesheets/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import { nameParts } from '../../initials.ts';
import { Portrait } from '../../portrait.tsx';
import type { StatementPerson } from './statement-people.ts';
import { StatementBadge } from './statement-badge.tsx';
import styles from './statements.module.css';

/** One person: what they worked, how far their statement has come, and why they do not agree. */
export function StatementRow({
  one: { sheet, step, standing, earlier },
  zone,
  chosen,
  onToggle,
  onOpen,
}: {
  one: StatementPerson;
  zone: string;
  chosen?: boolean;
  onToggle?: () => void;
  /** With the id of one of theirs. */
  onOpen: (statement: string) => void;
}) {
  const { text, duration, moment } = useSpeech();
  const { person, totals, anomalies } = sheet;
  const name = person.name === '' ? text('person.erased') : person.name;
  const [newest] = earlier;
  const worked = totals.raw > 0 || totals.corrected > 0;
  return (
    <li className={styles.row} data-chosen={chosen || undefined}>
      {onToggle === undefined ? null : (
        <Checkbox
          quiet
          label={text('statements.choose', { name })}
          checked={chosen ?? false}
          onChange={onToggle}
        />
      )}
      <Portrait person={{ ...person, ...nameParts(person.name) }} size="small" />
      <div className={styles.words}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.soft}>
          {[
            person.team,
            standing?.paid === null || (standing === null && !worked)
              ? text('statements.no-hours')
              : text('statements.paid', { time: duration(standing?.paid ?? totals.paid) }),
            standing === null ? null : whenOf(standing),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        {step !== 'disputed' || standing === null ? null : (
          <p className={styles.dispute}>
            {standing.dispute === null
              ? text('statements.quote-erased')
              : text('statements.quote', { words: standing.dispute })}
          </p>
        )}
      </div>
      <div className={styles.badges}>
        <StatementBadge state={step} />
        {anomalies === 0 ? null : (
          <Badge tone="warn" icon="tasks">
            {text('statements.to-settle', { count: anomalies })}
          </Badge>
        )}
        {newest === undefined ? null : (
          <button
            type="button"
            className={styles.earlier}
            aria-label={text('statements.earlier-of', { count: earlier.length, name })}
            onClick={() => onOpen(newest.id)}
          >
            <Icon name="history" size={18} />
            {text('statements.earlier', { count: earlier.length })}
          </button>
        )}
      </div>
      {standing === null ? null : (
        <Button
          aria-label={text('statements.open-of', { name })}
          onClick={() => onOpen(standing.id)}
        >
          {text('statements.open')}
        </Button>
      )}
    </li>
  );

  function whenOf({ state, issuedAt, seenAt, answeredAt }: StatementLine): string {
    const at = state === 'seen' ? seenAt : (answeredAt ?? issuedAt);
    return text(`statements.${state === 'replaced' ? 'issued' : state}-on`, {
      moment: moment(at ?? issuedAt, zone),
    });
  }
}
