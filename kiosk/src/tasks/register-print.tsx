import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { PrintSheet, PrintSigns, Printed } from '@comptoir/ui/print-sheet';
import { useSpeech } from '../language/language.tsx';
import { boundsWords } from './measured.ts';
import styles from './register-print.module.css';
import { type Counts, countsOf } from './register-rules.ts';
import type { RegisterView } from './register-view.ts';
import {
  byWords,
  dayTitle,
  listWord,
  otherWords,
  shortDay,
  stateOf,
  taskWord,
  valueWords,
} from './register-words.ts';

type Props = { view: RegisterView; zone: string; now: number };

/** The register to the printer. */
export function RegisterPrint({ onPrinted, ...shown }: Props & { onPrinted: () => void }) {
  return (
    <Printed onPrinted={onPrinted}>
      <RegisterPaper {...shown} />
    </Printed>
  );
}

/** The register on A4: a page for each list, with a line for the inspector. On a screen it shows nothing. */
export function RegisterPaper({ view, zone, now }: Props) {
  const speech = useSpeech();
  const { text, time, date } = speech;
  const lists = new Map<string, RegisterEntry[]>();
  for (const entry of view.entries) {
    const own = lists.get(entry.list);
    if (own) own.push(entry);
    else lists.set(entry.list, [entry]);
  }
  const period =
    view.from === view.to
      ? text('print.one-day', { day: dayTitle(speech, view.from) })
      : text('print.period', {
          from: dayTitle(speech, view.from),
          to: dayTitle(speech, view.to),
        });
  return (
    <PrintSheet name="register">
      {[...lists].map(([list, entries]) => (
        <section key={list} className={styles.page}>
          <header className={styles.head}>
            <p className={styles.house}>{view.establishment}</p>
            <h1 className={styles.title}>{text('print.title')}</h1>
            <h2 className={styles.list}>{listWord(speech, entries.at(-1)?.listTitle ?? null)}</h2>
            <p>
              {period}, {view.to.slice(0, 4)}
            </p>
            <p className={styles.summary}>{summary(countsOf(entries))}</p>
          </header>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['day', 'task', 'state', 'who', 'value', 'notes'] as const).map((one) => (
                  <th key={one} scope="col">
                    {text(`print.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={`${entry.day} ${entry.task}`} entry={entry} view={view} zone={zone} />
              ))}
            </tbody>
          </table>
          <footer className={styles.foot}>
            <p>
              {text('print.source')}{' '}
              {text('print.made', { date: date(now, zone), time: time(now, zone) })}
            </p>
            <PrintSigns words={[text('print.signature'), text('print.signature-date')]} />
          </footer>
        </section>
      ))}
    </PrintSheet>
  );

  function summary({ done, late, missed, out }: Counts): string {
    return text('print.summary', { done, late, missed, out });
  }
}

function Row({ entry, view, zone }: { entry: RegisterEntry; view: RegisterView; zone: string }) {
  const speech = useSpeech();
  const { text } = speech;
  const { done, others, due } = entry;
  const measure = done?.measure ?? entry.measure;
  const bounds = measure === null ? null : boundsWords(speech, measure);
  const notes = [
    ...(done === null || done.action === null
      ? []
      : [text('register.action', { action: done.action })]),
    ...others.map((check) => {
      const value =
        check.value === null
          ? ''
          : `${valueWords(speech, check.value, check.measure?.unit ?? '')} · `;
      return `${value}${otherWords(speech, check, zone)}`;
    }),
    ...([done, ...others].some((check) => check !== null && view.pending.has(check.id))
      ? [text('print.pending')]
      : []),
  ];
  const bad = done?.outOfBounds === true || ['late', 'missed'].includes(entry.state);
  return (
    <tr data-bad={bad || undefined}>
      <td>{shortDay(speech, entry.day)}</td>
      <td>
        {taskWord(speech, entry.title)}
        {due === null ? null : <small> {text('register.due', { time: due })}</small>}
      </td>
      <td>{text(stateOf(entry).word)}</td>
      <td>{done === null ? '' : byWords(speech, done, zone)}</td>
      <td>
        {done === null || done.value === null
          ? ''
          : valueWords(speech, done.value, measure?.unit ?? '')}
        {done?.outOfBounds === true ? <b> {text('register.out')}</b> : null}
        {bounds === null ? null : <small> {bounds}</small>}
      </td>
      <td>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </td>
    </tr>
  );
}
