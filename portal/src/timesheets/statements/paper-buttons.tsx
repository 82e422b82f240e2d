import type { Language } from '@comptoir/shared/establishments/languages';
import type { StatementRow } from '@comptoir/shared/timesheets/statement';
import { BusyButton } from '@comptoir/ui/busy-button';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { saveFile } from '../../platform/save-file.ts';
import { statementPaper } from './api.ts';
import styles from './statements.module.css';

/** The paper, in either language: what it says is the same. */
export function PaperButtons({
  row: { id, from, to },
}: {
  row: Pick<StatementRow, 'id' | 'from' | 'to'>;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const [asked, setAsked] = useState<Language>(language);
  const act = useAct(async (wanted: Language) => {
    saveFile(text('statements.file', { from, to }), await statementPaper(api, id, wanted));
    return true;
  });
  const order: readonly Language[] = language === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  return (
    <>
      <Failed failure={act.failure} />
      <div className={styles.papers}>
        {order.map((wanted) => (
          <BusyButton
            key={wanted}
            icon="download"
            busy={act.busy && asked === wanted}
            busyLabel={text('statements.pdf-busy')}
            onClick={() => {
              setAsked(wanted);
              void act.run(wanted);
            }}
          >
            {text(`statements.pdf-${wanted}`)}
          </BusyButton>
        ))}
      </div>
    </>
  );
}
