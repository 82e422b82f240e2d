import type { ExportView } from '@comptoir/shared/timesheets/portal';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { type ExportSpan, previewQuery } from './api.ts';
import styles from './exports.module.css';

/** Ms without a key before the server is asked again. */
const pause = 500;

/** The first lines as the file will have them. */
export function ExportPreviewTable({
  definition,
  span,
}: {
  definition: Pick<ExportView, 'format' | 'columns'>;
  span: ExportSpan;
}) {
  const { text, days } = useSpeech();
  const [asked, setAsked] = useState(definition);
  const wanted = JSON.stringify(definition);
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked(JSON.parse(wanted) as Pick<ExportView, 'format' | 'columns'>),
      pause,
    );
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = useQuery({
    ...previewQuery(useApi(), asked, span),
    placeholderData: keepPreviousData,
  });
  const title = text('payroll.preview', { days: days(span.from, span.to) });
  return (
    <section aria-label={title} className={styles.preview}>
      <h3>{title}</h3>
      <Loaded query={query} rows={3}>
        {({ rows: [first = [], ...rows], more }) => (
          <>
            <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    {first.map((cell, at) => (
                      <th key={at} scope="col">
                        {cell}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, line) => (
                    <tr key={line}>
                      {row.map((cell, at) => (
                        <td key={at}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {rows.length === 0 ? (
              <p className={styles.soft}>{text('payroll.preview-none')}</p>
            ) : more ? (
              <p className={styles.soft}>{text('payroll.preview-more')}</p>
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  );
}
