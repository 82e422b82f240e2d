import type { StatementRow } from '@comptoir/shared/timesheets/statement';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Failure } from '../../api/failure.ts';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { LinkButton } from '../../link.tsx';
import { Loaded } from '../../loaded.tsx';
import { Page } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import { ReasonDialog } from '../corrections/reason-dialog.tsx';
import { isMonth } from '../sheet-period.ts';
import { acknowledge, dispute, refreshStatements, statementQuery } from './api.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { StatementContent, StatementMeta } from './statement-content.tsx';
import styles from './statements.module.css';
import { Unheard } from './unheard.tsx';
import { useSeenNotes } from './use-seen-notes.ts';

/** One's own statement: opening it says that one was told; then whether the hours are right (K28). */
export function OwnStatementPage({
  statement,
  person,
  zone,
}: {
  statement: string;
  /** Oneself. */
  person: string;
  zone: string;
}) {
  const { text, days, month } = useSpeech();
  const api = useApi();
  const query = useQuery(statementQuery(api, statement));
  const { note, unheard } = useSeenNotes(person);
  const unseen = query.data?.seenAt === null && query.data.id === statement;
  useEffect(() => {
    if (unseen) note(statement);
  }, [unseen, statement, note]);
  const missing = query.error instanceof Failure && query.error.code === 'not-found';
  const { data } = query;
  const span =
    data === undefined ? '' : isMonth(data) ? month(data.from) : days(data.from, data.to);
  return (
    <Page
      narrow
      key={data === undefined ? 'none' : statement}
      title={
        data === undefined ? text('statements.mine') : text('statements.title', { days: span })
      }
      before={
        <Link to="/hours" className={styles.back}>
          <Icon name="back" size={18} />
          {text('statements.back')}
        </Link>
      }
    >
      {missing ? (
        <EmptyState icon="sheet" title={text('statements.missing')} />
      ) : (
        <Loaded query={query} rows={6}>
          {(row) => (
            <div className={styles.body}>
              {unheard ? <Unheard /> : null}
              <StatementMeta row={row} zone={zone} own />
              <Said row={row} zone={zone} />
              <StatementContent row={row} />
              {row.document === null ? null : <PaperButtons row={row} />}
              {row.state === 'replaced' || row.document === null ? null : <Answer row={row} />}
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
}

/** What was answered, or that another one counts. */
function Said({ row, zone }: { row: StatementRow; zone: string }) {
  const { text, moment } = useSpeech();
  const { state, answeredAt, replacedBy, dispute: reason } = row;
  if (state === 'replaced' && replacedBy !== null) {
    return (
      <Notice tone="warn" icon="history">
        <div className={styles.within}>
          <p>{text('statements.was-replaced')}</p>
          <LinkButton to="/hours/statements/$statement" params={{ statement: replacedBy }}>
            {text('statements.to-new')}
          </LinkButton>
        </div>
      </Notice>
    );
  }
  if (answeredAt === null) return null;
  const at = { moment: moment(answeredAt, zone) };
  return state === 'disputed' ? (
    <Notice tone="warn" icon="message">
      <p>{text('statements.said-no', at)}</p>
      {reason === null ? null : <p>{text('statements.quote', { words: reason })}</p>}
    </Notice>
  ) : (
    <Notice tone="calm" icon="check">
      {text('statements.said-yes', at)}
    </Notice>
  );
}

function Answer({ row: { id, state } }: { row: StatementRow }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [disputing, setDisputing] = useState(false);
  const act = useAct(async () => {
    await acknowledge(api, id);
    await refreshStatements(queries);
    return true;
  });
  const agree = async () => {
    if ((await act.run(undefined)) === true) toast({ text: text('statements.thanks') });
  };
  const conflict = act.failure?.code === 'conflict';
  return (
    <section className={styles.answer} aria-label={text('statements.question')}>
      <h2>{text('statements.question')}</h2>
      <p className={styles.soft}>{text('statements.question-text')}</p>
      {conflict ? (
        <Notice tone="warn" icon="history" alert>
          {text('statements.conflict')}
        </Notice>
      ) : (
        <Failed failure={act.failure} />
      )}
      <div className={styles.yesNo}>
        {state === 'acknowledged' ? null : (
          <BusyButton
            tone="primary"
            icon="check"
            busy={act.busy}
            busyLabel={text('act.sending')}
            onClick={() => void agree()}
          >
            {text('statements.yes')}
          </BusyButton>
        )}
        {state === 'disputed' ? null : (
          <Button icon="message" onClick={() => setDisputing(true)}>
            {text('statements.no')}
          </Button>
        )}
      </div>
      {disputing ? (
        <ReasonDialog
          title={text('statements.dispute-title')}
          text={text('statements.dispute-text')}
          act={text('statements.dispute-send')}
          about="object"
          onSend={async (reason) => {
            await dispute(api, id, reason);
            await refreshStatements(queries);
            toast({ text: text('statements.dispute-said') });
          }}
          onClose={() => setDisputing(false)}
        />
      ) : null}
    </section>
  );
}
