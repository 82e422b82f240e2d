import { planningSpan } from '@comptoir/shared/planning/portal';
import { addDays } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { CheckCard } from '@comptoir/ui/checkbox';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Acts, Fields, Pair, Section } from '../../page.tsx';
import { saveFile } from '../../platform/save-file.ts';
import type { PlanPlace } from '../planning-page.tsx';
import { type TableFormat, weeksAsTable } from './api.ts';
import styles from './files.module.css';

/** The shifts of some days as a table. */
export function ExportPart({
  place,
  from: first,
  to: last,
}: {
  place: PlanPlace;
  from: string;
  to: string;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const [span, setSpan] = useState({ from: first, to: last });
  const [drafts, setDrafts] = useState(false);
  const { from, to } = span;
  const dates = [from, to].every((date) => /^2\d{3}-\d\d-\d\d$/.test(date));
  const right = dates && from <= to && to < addDays(from, planningSpan);
  const act = useAct(async (format: TableFormat) => {
    const file = await weeksAsTable(api, {
      ...{ establishment: place.id, from, to, format, language, drafts },
    });
    saveFile(`${text('planfile.export-name', { from, to })}.${format}`, file);
  });
  const save = (format: TableFormat) => (right ? void act.run(format) : undefined);
  return (
    <Section title={text('planfile.export')}>
      <Fields>
        <p className={styles.text}>{text('planfile.export-text')}</p>
        <Pair>
          <TextField
            label={text('planfile.from')}
            type="date"
            value={from}
            onChange={({ target }) => setSpan({ ...span, from: target.value })}
          />
          <TextField
            label={text('planfile.to')}
            type="date"
            value={to}
            error={right ? null : text('planfile.span-wrong')}
            onChange={({ target }) => setSpan({ ...span, to: target.value })}
          />
        </Pair>
        <CheckCard
          title={text('planfile.drafts')}
          text={text('planfile.export-drafts-text')}
          checked={drafts}
          onChange={({ target }) => setDrafts(target.checked)}
        />
        <Failed failure={act.failure} />
        <Acts>
          <Button icon="download" disabled={act.busy} onClick={() => save('xlsx')}>
            {text('planfile.xlsx')}
          </Button>
          <Button icon="download" disabled={act.busy} onClick={() => save('csv')}>
            {text('planfile.csv')}
          </Button>
        </Acts>
      </Fields>
    </Section>
  );
}
