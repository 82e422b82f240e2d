import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { OptionCards } from '@comptoir/ui/option-cards';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { exportEmployees } from './api.ts';
import { saveFile } from '../platform/save-file.ts';

/** W11: the list as a file, of everybody, of what is shown or of who was chosen. */
export function ExportDialog({
  shown,
  chosen,
  onClose,
}: {
  shown: readonly string[];
  chosen: readonly string[];
  onClose: () => void;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const [whom, setWhom] = useState<'all' | 'shown' | 'chosen'>(
    chosen.length > 0 ? 'chosen' : 'all',
  );
  const act = useAct(async (format: 'csv' | 'xlsx') => {
    const people = { all: null, shown: [...shown], chosen: [...chosen] }[whom];
    const file = await exportEmployees(api, { format, people, language });
    saveFile(`comptoir-${text('export.file')}.${format}`, file);
    return true;
  });
  const save = (format: 'csv' | 'xlsx') => {
    void act.run(format).then((done) => {
      if (done !== true) return;
      toast({ text: text('export.said') });
      onClose();
    });
  };
  return (
    <Dialog title={text('export.title')} onClose={onClose}>
      <Fields>
        <OptionCards
          label={text('export.whom')}
          chosen={whom}
          options={[
            { value: 'all' as const, title: text('export.all') },
            ...(shown.length === 0
              ? []
              : [
                  { value: 'shown' as const, title: text('export.shown', { count: shown.length }) },
                ]),
            ...(chosen.length === 0
              ? []
              : [
                  {
                    value: 'chosen' as const,
                    title: text('export.chosen', { count: chosen.length }),
                  },
                ]),
          ]}
          onChoose={setWhom}
        />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton
            tone="primary"
            icon="download"
            busy={act.busy}
            busyLabel={text('export.busy')}
            onClick={() => save('csv')}
          >
            {text('export.csv')}
          </BusyButton>
          <Button icon="download" disabled={act.busy} onClick={() => save('xlsx')}>
            {text('export.xlsx')}
          </Button>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
