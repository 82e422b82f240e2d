import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Acts, Fields } from '../../page.tsx';
import { statementQuery } from './api.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { StatementContent, StatementMeta } from './statement-content.tsx';
import { StatementHistory } from './statement-history.tsx';
import { type StatementPerson, historyOf } from './statement-people.ts';

/** Somebody's statement as they have it, for whoever issued it or reads their hours; with those whose place it took. */
export function StatementDialog({
  of,
  first,
  zone,
  onClose,
}: {
  of: StatementPerson;
  /** The statement that is shown first. */
  first: string;
  zone: string;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [id, setId] = useState(first);
  const query = useQuery(statementQuery(useApi(), id));
  const { name } = of.sheet.person;
  const versions = historyOf(of);
  return (
    <Dialog
      wide
      title={text('statements.of', { name: name === '' ? text('person.erased') : name })}
      onClose={onClose}
    >
      <Fields>
        {versions.length < 2 ? null : (
          <StatementHistory versions={versions} shown={id} zone={zone} onShow={setId} />
        )}
        <Loaded query={query} rows={6}>
          {(row) => (
            <>
              <StatementMeta row={row} zone={zone} />
              {row.state === 'replaced' ? (
                <Notice tone="warn" icon="history">
                  {text('statements.was-replaced')}
                </Notice>
              ) : null}
              {row.state === 'disputed' ? (
                <Notice tone="warn" icon="message">
                  {row.dispute === null
                    ? text('statements.quote-erased')
                    : text('statements.quote', { words: row.dispute })}
                </Notice>
              ) : null}
              <StatementContent row={row} />
              {row.document === null ? null : <PaperButtons row={row} />}
            </>
          )}
        </Loaded>
        <Acts>
          <Button onClick={onClose}>{text('act.close')}</Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
