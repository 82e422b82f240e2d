import type { SheetDay, SheetPeriod } from '@comptoir/shared/timesheets/sheet';
import {
  type StatementDocument,
  type StatementRow,
  openQuestions,
} from '@comptoir/shared/timesheets/statement';
import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from '../../language/language.tsx';
import { signed } from '../signed.ts';
import { StatementBadge } from './statement-badge.tsx';
import styles from './statement-content.module.css';
import { statementTotals } from './statement-totals.ts';

/** How far it has come, and who issued it when. */
export function StatementMeta({
  row: { state, issuedAt, document },
  zone,
  own = false,
}: {
  row: Pick<StatementRow, 'state' | 'issuedAt' | 'document'>;
  zone: string;
  own?: boolean;
}) {
  const { text, moment } = useSpeech();
  const at = moment(issuedAt, document?.zone ?? zone);
  const by = document?.issuedBy ?? null;
  return (
    <p className={styles.meta}>
      <StatementBadge state={state} own={own} />
      <span>
        {by === null
          ? text('statements.meta', { moment: at })
          : text('statements.meta-by', { moment: at, name: by })}
      </span>
    </p>
  );
}

/** A statement as it was issued, to be read on a phone: the same figures in the same order as on the paper. */
export function StatementContent({ row }: { row: Pick<StatementRow, 'document' | 'hash'> }) {
  const { text } = useSpeech();
  const { document } = row;
  if (document === null) {
    return (
      <Notice tone="calm" icon="info">
        {text('statements.erased')}
      </Notice>
    );
  }
  return (
    <div className={styles.document}>
      <p className={styles.head}>
        <b>{document.person.name}</b>
        <span>
          {[document.person.externalId, document.organisation, ...document.establishments]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </p>
      <Totals document={document} />
      <Days document={document} />
      <Weeks document={document} />
      <Unsettled document={document} />
      <Corrections document={document} />
      <Rules document={document} />
      <section className={styles.part}>
        <h2>{text('statements.hash')}</h2>
        <p className={styles.soft}>{text('statements.hash-why')}</p>
        <code className={styles.hash}>{row.hash}</code>
      </section>
    </div>
  );
}

type Of = { document: StatementDocument };

function Totals({ document }: Of) {
  const speech = useSpeech();
  return (
    <section className={styles.part} aria-label={speech.text('statements.totals')}>
      <dl className={styles.totals}>
        {statementTotals(document, speech).map(({ name, value, main }) => (
          <div key={name} data-main={main || undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Days({ document }: Of) {
  const { text, dayLong, duration } = useSpeech();
  const shown = document.days.filter(
    ({ corrected, paid }) => corrected.periods.length > 0 || paid.total > 0 || paid.late !== 0,
  );
  return (
    <section className={styles.part}>
      <h2>{text('statements.days')}</h2>
      {shown.length === 0 ? <p className={styles.soft}>{text('statements.no-days')}</p> : null}
      <ul className={styles.days}>
        {shown.map((day) => (
          <li key={day.day}>
            <span className={styles.date}>{dayLong(day.day)}</span>
            <b className={styles.figure}>{duration(day.paid.total)}</b>
            <span className={styles.times}>
              {day.corrected.periods.map((period) => (
                <Period key={period.opens} period={period} zone={document.zone} />
              ))}
            </span>
            <Notes day={day} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Period({ period, zone }: { period: SheetPeriod; zone: string }) {
  const { text, time } = useSpeech();
  const { start, end, breaks } = period;
  return (
    <span data-missing={end === null || undefined}>
      {time(start, zone)} – {end === null ? text('statements.open-end') : time(end, zone)}
      {breaks.map((pause) => (
        <span key={pause.start} className={styles.soft}>
          {' '}
          {text('statements.pause', {
            from: time(pause.start, zone),
            to: pause.end === null ? '…' : time(pause.end, zone),
          })}
        </span>
      ))}
    </span>
  );
}

function Notes({ day: { holiday, corrected, paid } }: { day: SheetDay }) {
  const { text, duration } = useSpeech();
  const notes = [
    holiday === null ? null : text('statements.note-holiday'),
    corrected.periods.some((one) => one.corrected) ? text('statements.note-corrected') : null,
    corrected.periods.some((one) => one.declared) ? text('statements.note-declared') : null,
    paid.late === 0 ? null : text('statements.note-late', { time: signed(paid.late, duration) }),
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <span className={styles.notes}>{notes.join(' · ')}</span>;
}

/** What nobody had answered yet when it was issued, as on the paper (spec STMT-11). */
function Unsettled({ document: { days } }: Of) {
  const { text, dayLong } = useSpeech();
  const found = openQuestions(days);
  if (found.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{text('statements.unsettled')}</h2>
      <ul className={styles.days}>
        {found.map(({ day, kinds }) => (
          <li key={day}>
            <span className={styles.date}>{dayLong(day)}</span>
            <span className={styles.notes}>
              {kinds.map((kind) => text(`sheets.anomaly-${kind}`)).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Weeks({ document: { weeks } }: Of) {
  const { text, days, duration } = useSpeech();
  const shown = weeks.filter(({ worked, paid }) => worked > 0 || paid > 0);
  if (shown.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{text('statements.weeks')}</h2>
      <ul className={styles.days}>
        {shown.map(({ monday, paid, overtime, ends }) => {
          const beyond = overtime.filter(({ time }) => time > 0);
          return (
            <li key={monday}>
              <span className={styles.date}>{days(monday, sundayOf(monday))}</span>
              <b className={styles.figure}>{duration(paid)}</b>
              <span className={styles.notes}>
                {[
                  ...beyond.map(({ time, rate }) =>
                    text('sheets.overtime-step', { time: duration(time), rate }),
                  ),
                  ...(ends ? [] : [text('statements.week-part')]),
                ].join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function sundayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
}

function Corrections({ document: { corrections } }: Of) {
  const { text, dayLong } = useSpeech();
  if (corrections.length === 0) return null;
  const nobody = text('statements.forgotten-name');
  return (
    <section className={styles.part}>
      <h2>{text('statements.corrections')}</h2>
      <ul className={styles.corrections}>
        {corrections.map(({ day, proposedBy, decidedBy, decidedAt, reason, objected }) => (
          <li key={`${day} ${decidedAt} ${reason}`}>
            <span className={styles.date}>{dayLong(day)}</span>
            {' · '}
            {text('statements.corrected-by', {
              asked: proposedBy ?? nobody,
              decided: decidedBy ?? nobody,
            })}
            {reason === null ? null : <> {text('statements.quote', { words: reason })}</>}
            {objected ? (
              <span className={styles.contested}> {text('statements.contested')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rules({ document: { rules } }: Of) {
  const { text } = useSpeech();
  const { rounding, paidBreaks } = rules;
  return (
    <section className={styles.part}>
      <h2>{text('statements.rules')}</h2>
      <p className={styles.soft}>
        {rounding === null
          ? text('statements.rule-none')
          : text(`statements.rule-${rounding.mode}`, { minutes: rounding.minutes })}{' '}
        {paidBreaks === 0 ? null : text('statements.rule-breaks', { minutes: paidBreaks })}
      </p>
    </section>
  );
}
