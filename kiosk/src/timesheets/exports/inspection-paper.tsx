import {
  inspectionColumns,
  inspectionHeader,
} from '@comptoir/shared/timesheets/exports/inspection';
import { useSpeech } from '../../language/language.tsx';
import { PrintSheet } from '@comptoir/ui/print-sheet';
import { PaperHead } from '../paper.tsx';
import styles from '../paper.module.css';
import { briefDay } from '../words.ts';
import type { Inspected } from './store.ts';

/** Whose lines they are stands above them. */
const left = new Set(['person', 'externalId']);

/** The lines of everybody, on A4: a page for each person. */
export function InspectionPaper({ inspected, now }: { inspected: Inspected; now: number }) {
  const speech = useSpeech();
  const { text, date, time, language } = speech;
  const { from, to, zone, organisation, establishment, people } = inspected;
  const columns = inspectionHeader(language);
  const shown = inspectionColumns.flatMap((column, index) => (left.has(column) ? [] : [index]));
  const year = (day: string) => `${briefDay(speech, day)} ${day.slice(0, 4)}`;
  return (
    <PrintSheet name="inspection">
      {people.map(({ person, rows }) => (
        <section key={person} className={styles.person}>
          <PaperHead
            title={text('inspection.paper')}
            of={text('hours.week-of', { from: year(from), to: year(to) })}
            who={person}
            house={[organisation, establishment].filter((one) => one !== '').join(' · ')}
          />
          <table className={styles.table}>
            <thead>
              <tr>
                {shown.map((index) => (
                  <th key={index} scope="col">
                    {columns[index]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className={styles.lines}>
              {rows.map((row, at) => (
                <tr key={at}>
                  {shown.map((index) => (
                    <td key={index}>{row[index]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <footer className={styles.foot}>
            <p>{text('paper.made', { date: date(now, zone), time: time(now, zone) })}</p>
          </footer>
        </section>
      ))}
    </PrintSheet>
  );
}
