import {
  type StatementDocument,
  type StatementRow,
  statementAddress,
  statementCode,
} from '@comptoir/shared/timesheets/statement';
import { QrCode } from '@comptoir/ui/qr-code';
import { encode } from 'uqr';
import { useSpeech } from '../../language/language.tsx';
import { PrintSheet, PrintSigns } from '@comptoir/ui/print-sheet';
import { PaperDays, PaperHead, PaperTotals } from '../paper.tsx';
import styles from '../paper.module.css';
import { briefDay } from '../words.ts';
import { statementDays, statementName, statementTotals } from './statement-words.ts';

/** The statement on A4, without a network: as issued, with where to sign, its hash and the code that holds it. */
export function StatementPaper({
  row,
  document,
  portal,
}: {
  row: StatementRow;
  document: StatementDocument;
  /** Scheme and host of the page that checks it. */
  portal: string;
}) {
  const speech = useSpeech();
  const { text, date, time } = speech;
  const { person, zone, weeks, corrections } = document;
  const number = person.externalId === null ? '' : ` (${person.externalId})`;
  return (
    <PrintSheet name="statement">
      <PaperHead
        title={text('paper.statement')}
        of={statementName(speech, document)}
        who={`${person.name}${number}`}
        house={[document.organisation, ...document.establishments].join(' · ')}
      />
      <PaperDays
        days={statementDays(speech, document)}
        weekOf={(monday) => weeks.find((week) => week.monday === monday)?.worked ?? null}
      />
      <PaperTotals lines={statementTotals(speech, document)} />
      {corrections.length === 0 ? null : (
        <section className={styles.corrections}>
          <h2>{text('paper.corrections')}</h2>
          <ul>
            {corrections.map((one, index) => (
              <li key={index}>
                {briefDay(speech, one.day)}
                {one.decidedBy === null
                  ? ''
                  : ` · ${text('paper.decided-by', { name: one.decidedBy })}`}
                {one.reason === null
                  ? ''
                  : ` · ${text('correction.because', { reason: one.reason })}`}
                {one.objected ? ` · ${text('hours.mark-objection')}` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PrintSigns
        words={[text('paper.sign-person'), text('paper.sign-house'), text('paper.sign-date')]}
      />
      <footer className={styles.foot}>
        <div className={styles.code}>
          <QrCode
            cells={encode(statementAddress(portal, row), { border: 0, ecc: 'M' }).data}
            label={text('statement.code')}
          />
        </div>
        <div>
          <p>
            {text('paper.issued', {
              date: date(document.issuedAt, zone),
              time: time(document.issuedAt, zone),
            })}
          </p>
          <p>{text('paper.check')}</p>
          <code>{statementCode(row)}</code>
        </div>
      </footer>
    </PrintSheet>
  );
}
