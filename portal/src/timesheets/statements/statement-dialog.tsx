import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Acts, Fields } from '../../page.tsx';
import { statementQuery } from './api.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { StatementContent, StatementMeta } from './statement-content.tsx';

/** Somebody's statement as they have it, for whoever issued it or reads their hours. */
export function StatementDialog({
  id,
  name,
  zone,
  onClose,
}: {
  id: string;
  name: string;
  zone: string;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const query = useQuery(statementQuery(useApi(), id));
  return (
    <Dialog wide title={text('statements.of', { name })} onClose={onClose}>
      <Fields>
        <Loaded query={query} rows={6}>
          {(row) => (
            <>
              <StatementMeta row={row} zone={zone} />
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
