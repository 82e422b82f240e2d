import type { EstablishmentView } from '@comptoir/shared/establishments/portal';
import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import { firstDayInTime } from '@comptoir/shared/planning/notice';
import { businessDay } from '@comptoir/shared/time/business-day';
import { useSpeech } from '../language/language.tsx';
import styles from './time-rules.module.css';

/** From which day on a change that is published today is in time, while the rules are being typed. */
export function NoticeExample({
  place,
  rules,
  now,
}: {
  place: EstablishmentView;
  rules: PlanningRules | null;
  now: number;
}) {
  const { text, dayLong } = useSpeech();
  const { zone, cutOffHour, timeRules } = place.settings;
  const day = (partTime: boolean) =>
    rules === null
      ? ''
      : dayLong(
          firstDayInTime(now, {
            ...{ rules, partTime, holidays: timeRules.holidays },
            rule: { zone, cutOffHour },
          }),
        );
  return (
    <aside className={styles.example} aria-label={text('rules.example')}>
      <h2>{text('rules.example')}</h2>
      {rules === null ? (
        <p className={styles.soft}>{text('rules.example-wait')}</p>
      ) : (
        <div className={styles.told} aria-live="polite">
          <p>{text('planrules.example', { today: dayLong(businessDay(now, zone, 0)) })}</p>
          <dl className={styles.steps}>
            <dt>{text('planrules.example-all')}</dt>
            <dd>{text('planrules.example-from', { day: day(false) })}</dd>
            <dt>{text('planrules.example-part-time')}</dt>
            <dd>{text('planrules.example-from', { day: day(true) })}</dd>
          </dl>
          <p className={styles.soft}>{text('planrules.example-agree')}</p>
        </div>
      )}
    </aside>
  );
}
