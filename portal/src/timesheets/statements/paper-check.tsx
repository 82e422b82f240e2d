import { statementCheckAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { useApi } from '../../api/use-api.ts';
import { DoorwayTitle } from '../../doorway.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Acts, Fields } from '../../page.tsx';
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
    <Fields>
      {query.data === undefined ? <DoorwayTitle title={text('paper.title')} /> : null}
      <Loaded query={query} rows={5}>
        {(answer) => (answer.genuine ? <Genuine answer={answer} code={code} /> : <Unknown />)}
      </Loaded>
      <Acts>
        <Button onClick={onOther}>{text('check.other')}</Button>
      </Acts>
    </Fields>
  );
}

function Genuine({
  answer: { state, document = null },
  code,
}: {
  answer: Answer;
  code: PaperCode;
}) {
  const { text, days } = useSpeech();
  return (
    <div className={styles.checked} role="status">
      <span className={styles.mark} data-tone={state === 'replaced' ? 'wait' : 'good'}>
        <Icon name={state === 'replaced' ? 'history' : 'check'} size={44} />
      </span>
      <DoorwayTitle title={text('paper.genuine')}>
        {document === null ? text('paper.erased') : text('paper.genuine-text')}
      </DoorwayTitle>
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
            {text('statements.title', { days: days(document.from, document.to) })}
          </h2>
          <StatementContent row={{ document, hash: code.hash }} />
        </>
      )}
    </div>
  );
}

function Unknown() {
  const { text } = useSpeech();
  return (
    <div className={styles.checked} role="status">
      <span className={styles.mark} data-tone="bad">
        <Icon name="warning" size={44} />
      </span>
      <DoorwayTitle title={text('paper.unknown')}>{text('paper.unknown-text')}</DoorwayTitle>
    </div>
  );
}
