import { weekNumber } from '@comptoir/shared/planning/week-number';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { BusyButton } from '@comptoir/ui/busy-button';
import { CheckCard } from '@comptoir/ui/checkbox';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Acts, Fields, Pair, Section } from '../../page.tsx';
import { saveFile } from '../../platform/save-file.ts';
import { planningQuery } from '../api.ts';
import type { PlanPlace } from '../planning-page.tsx';
import { weekOnPaper } from './api.ts';
import styles from './files.module.css';

/** The week on a page for the wall. */
export function PaperPart({
  place,
  day,
  team: first,
}: {
  place: PlanPlace;
  day: string;
  team: string | null;
}) {
  const { text, days, language } = useSpeech();
  const api = useApi();
  const [week, setWeek] = useState(day);
  const [team, setTeam] = useState(first);
  const [drafts, setDrafts] = useState(false);
  const known = /^2\d{3}-\d\d-\d\d$/.test(week);
  const monday = mondayOf(known ? week : day);
  const sunday = addDays(monday, 6);
  const teams =
    useQuery(planningQuery(api, place.id, { from: monday, to: sunday })).data?.teams ?? [];
  const act = useAct(async () => {
    const file = await weekOnPaper(api, {
      ...{ establishment: place.id, week: monday, team, language, drafts },
    });
    saveFile(`${text('planfile.paper-name', { week: weekNumber(monday) })}.pdf`, file);
  });
  return (
    <Section title={text('planfile.print')}>
      <Fields>
        <p className={styles.text}>{text('planfile.print-text')}</p>
        <Pair>
          <TextField
            label={text('planfile.week')}
            type="date"
            value={week}
            onChange={({ target }) => setWeek(target.value)}
          />
          {teams.length === 0 ? null : (
            <SelectField
              label={text('planfile.team')}
              value={team ?? ''}
              onChange={({ target }) => setTeam(target.value === '' ? null : target.value)}
            >
              <option value="">{text('planfile.everybody')}</option>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
        </Pair>
        <p className={styles.week} role="status">
          {text('planfile.week-shown', {
            ...{ week: weekNumber(monday), days: days(monday, sunday) },
          })}
        </p>
        <CheckCard
          title={text('planfile.drafts')}
          text={text('planfile.drafts-text')}
          checked={drafts}
          onChange={({ target }) => setDrafts(target.checked)}
        />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton
            tone="primary"
            icon="print"
            busy={act.busy}
            busyLabel={text('planfile.making')}
            onClick={() => void act.run(undefined)}
          >
            {text('planfile.open')}
          </BusyButton>
        </Acts>
      </Fields>
    </Section>
  );
}
