import { mondayOf } from '@comptoir/shared/time/business-day';
import { useSpeech } from '../language/language.tsx';
import styles from './paper.module.css';
import { briefDay, shortDay } from './words.ts';

export function PaperHead({
  title,
  of,
  who,
  house,
}: {
  title: string;
  of: string;
  who: string;
  house: string;
}) {
  return (
    <header className={styles.head}>
      <div>
        <h1>{title}</h1>
        <p>{of}</p>
      </div>
      <div className={styles.who}>
        <p>
          <b>{who}</b>
        </p>
        <p>{house}</p>
      </div>
    </header>
  );
}

/** A line of the table; durations in ms. */
export type PaperDay = {
  day: string;
  periods: string[];
  breaks: number;
  worked: number;
  paid: number;
  notes: string[];
};

/** Start and end of every period of every day, with the total of each week below its days (D3171-8). */
export function PaperDays({
  days,
  weekOf,
}: {
  days: readonly PaperDay[];
  /** Total of the week of a Monday, ms; null: the sum of its days here. */
  weekOf: (monday: string) => number | null;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const isLast = (index: number) =>
    days[index + 1] === undefined || mondayOf(days[index + 1]!.day) !== mondayOf(days[index]!.day);
  const total = (monday: string) =>
    weekOf(monday) ??
    days.filter(({ day }) => mondayOf(day) === monday).reduce((sum, { worked }) => sum + worked, 0);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['day', 'periods', 'breaks', 'worked', 'paid', 'notes'] as const).map((one) => (
            <th key={one} scope="col">
              {text(`paper.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      {days.map((one, index) => (
        <tbody key={one.day}>
          <tr>
            <td>{`${shortDay(speech, one.day)}/${one.day.slice(5, 7)}`}</td>
            <td>{one.periods.join(' · ')}</td>
            <td>{one.breaks === 0 ? '' : duration(one.breaks)}</td>
            <td>{one.worked === 0 ? '' : duration(one.worked)}</td>
            <td>{one.paid === 0 ? '' : duration(one.paid)}</td>
            <td>{one.notes.join(', ')}</td>
          </tr>
          {isLast(index) ? (
            <tr className={styles.week}>
              <td colSpan={3}>
                {text('paper.week', { from: briefDay(speech, mondayOf(one.day)) })}
              </td>
              <td>{duration(total(mondayOf(one.day)))}</td>
              <td colSpan={2} />
            </tr>
          ) : null}
        </tbody>
      ))}
    </table>
  );
}

/** Words and figures below the table. */
export function PaperTotals({ lines }: { lines: readonly (readonly [string, string])[] }) {
  return (
    <dl className={styles.totals}>
      {lines.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
