import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { saveFile } from '../platform/save-file.ts';
import { useToast } from '../toasts.tsx';
import { evidenceFile } from './api.ts';
import { HowToVerify } from './how-to-verify.tsx';
import { type Period, isPeriod } from './period.ts';
import { PeriodFields } from './punch-times.tsx';
import styles from './proofs.module.css';

/** O7: the file that somebody else can verify, and how they do it. */
export function FileDialog({
  person,
  name,
  period: shown,
  onClose,
}: {
  person: string;
  /** Null: whoever looks. */
  name: string | null;
  period: Period;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const [period, setPeriod] = useState(shown);
  const file = `comptoir-${period.first}-${period.last}.json`;
  const act = useAct(async (_: void) => {
    saveFile(file, await evidenceFile(api, { person, ...period }));
    toast({ text: text('evidence-file.said') });
  });
  return (
    <Dialog title={text('evidence-file.title')} onClose={onClose}>
      <Fields>
        <p>
          {name === null ? text('evidence-file.own-what') : text('evidence-file.what', { name })}
        </p>
        <PeriodFields period={period} onPeriod={setPeriod} />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton
            tone="primary"
            icon="download"
            busy={act.busy}
            disabled={!isPeriod(period)}
            busyLabel={text('evidence-file.busy')}
            onClick={() => {
              if (isPeriod(period)) void act.run(undefined);
            }}
          >
            {text('evidence-file.save')}
          </BusyButton>
          <Button onClick={onClose}>{text('act.close')}</Button>
        </Acts>
        <p className={styles.soft}>{text('evidence-file.private')}</p>
        <details className={styles.how}>
          <summary>{text('evidence-file.how')}</summary>
          <HowToVerify file={file} />
        </details>
      </Fields>
    </Dialog>
  );
}
