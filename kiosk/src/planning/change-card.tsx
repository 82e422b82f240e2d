import type { SeenShift } from '@comptoir/shared/planning/change';
import { type DayRule, businessDay } from '@comptoir/shared/time/business-day';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import styles from './change-card.module.css';
import type { ChangeLine } from './view.ts';
import { changeKind, changedBy, detailsOf, longDay, timesOf } from './words.ts';

const tones = { new: 'good', gone: 'danger', moved: 'warn' } as const;
const icons = { new: 'add', gone: 'minus', moved: 'edit' } as const;

/** What was, what is, who changed it and when; where notice was short, a word for it that nobody has to give. */
export function ChangeCard({
  line,
  rule,
  today,
  onAccept,
}: {
  line: ChangeLine;
  rule: DayRule;
  today: string;
  onAccept: () => void;
}) {
  const speech = useSpeech();
  const { text, stamp } = speech;
  const { row, late, pending, replaced } = line;
  const kind = changeKind(line);
  return (
    <article className={styles.card} data-kind={kind}>
      <header className={styles.head}>
        <Badge tone={tones[kind]} icon={icons[kind]}>
          {text(`change.${kind}`)}
        </Badge>
        <span className={styles.by}>{changedBy(speech, line, rule.zone, today)}</span>
        {replaced ? (
          <Badge tone="quiet" icon="edit">
            {text('change.replaced')}
          </Badge>
        ) : null}
        {pending ? (
          <Badge tone="quiet" icon="sending">
            {text('schedule.unsent')}
          </Badge>
        ) : null}
      </header>
      <div className={styles.sides}>
        {row.before === null ? null : (
          <div className={styles.side} data-which="before">
            <h3>{text('change.before')}</h3>
            <When shift={row.before} rule={rule} />
            <p className={styles.details}>{detailsOf(speech, row.before, line.before)}</p>
          </div>
        )}
        {kind === 'moved' ? (
          <span className={styles.arrow}>
            <Icon name="forward" />
          </span>
        ) : null}
        {row.after === null ? null : (
          <div className={styles.side} data-which="after">
            <h3>{text(replaced ? 'change.then' : 'change.after')}</h3>
            <When shift={row.after} rule={rule} />
            <p className={styles.details}>{detailsOf(speech, row.after, line.after)}</p>
          </div>
        )}
      </div>
      {late === null || (replaced && row.acceptedAt === null) ? null : row.acceptedAt === null ? (
        <div className={styles.late}>
          <p>
            {text(late.partTime ? 'change.late-part-time' : 'change.late', {
              count: late.required,
            })}
          </p>
          <Button icon="check" onClick={onAccept}>
            {text('change.accept')}
          </Button>
        </div>
      ) : (
        <p className={styles.accepted}>
          <Icon name="check" size={18} />
          {text('change.accepted', { at: stamp(row.acceptedAt, rule.zone, today) })}
        </p>
      )}
    </article>
  );
}

function When({ shift, rule }: { shift: SeenShift; rule: DayRule }) {
  const speech = useSpeech();
  const day = businessDay(shift.start, rule.zone, rule.cutOffHour);
  return (
    <p className={styles.times}>
      <span>{longDay(speech, day)}</span> <span>{timesOf(speech, shift, rule.zone)}</span>
    </p>
  );
}
