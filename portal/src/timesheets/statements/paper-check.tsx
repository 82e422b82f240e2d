import { statementCheckAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { useApi } from '../../api/use-api.ts';
import { DoorwayTitle } from '../../doorway.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Acts } from '../../page.tsx';
import { Verdict } from '../../verdict.tsx';
import { isMonth } from '../sheet-period.ts';
import type { PaperCode } from './paper-code.ts';
import { StatementContent } from './statement-content.tsx';
import styles from './paper-check.module.css';

type Answer = z.infer<typeof statementCheckAnswerSchema>;

/** What a paper must say, for whoever holds it; without a session (spec STMT-8). */
export function PaperCheck({ code, onOther }: { code: PaperCode; onOther: () => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const query = useQuery({
    queryKey: ['check-paper', code],
    // The code is in the body: no log of a server or a proxy has it.
    queryFn: () =>
      api.ask({ method: 'POST', path: '/check/statement', body: code }, statementCheckAnswerSchema),
    retry: false,
    gcTime: 0,
  });
  return (
    <>
      {query.data === undefined ? <DoorwayTitle title={text('paper.title')} /> : null}
      <Loaded query={query} rows={5}>
        {(answer) => (answer.genuine ? <Genuine answer={answer} code={code} /> : <Unknown />)}
      </Loaded>
      <Acts>
        <Button onClick={onOther}>{text('check.other')}</Button>
      </Acts>
    </>
  );
}

function Genuine({
  answer: { state, document = null },
  code,
}: {
  answer: Answer;
  code: PaperCode;
}) {
  const { text, days, month } = useSpeech();
  return (
    <Verdict
      tone={state === 'replaced' ? 'wait' : 'good'}
      icon={state === 'replaced' ? 'history' : 'check'}
      title={text('paper.genuine')}
      lead={document === null ? text('paper.erased') : text('paper.genuine-text')}
    >
      {state === 'replaced' ? (
        <Notice tone="warn" icon="history">
          {text('paper.replaced')}
        </Notice>
      ) : (
        <p>
          {text(
            state === 'disputed' || state === 'acknowledged'
              ? `paper.${state}`
              : 'paper.unanswered',
          )}
        </p>
      )}
      {document === null ? null : (
        <>
          <h2 className={styles.span}>
            {text('statements.title', {
              days: isMonth(document) ? month(document.from) : days(document.from, document.to),
            })}
          </h2>
          <StatementContent row={{ document, hash: code.hash }} />
        </>
      )}
    </Verdict>
  );
}

function Unknown() {
  const { text } = useSpeech();
  return (
    <Verdict
      tone="bad"
      icon="warning"
      title={text('paper.unknown')}
      lead={text('paper.unknown-text')}
    />
  );
}
