import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { Pair } from '../page.tsx';
import styles from './announcements.module.css';
import type { Draft, DraftFault } from './draft.ts';

/** From when until when it is said, by the wall clock of the store. */
export function TimeFields({
  draft,
  fault,
  fixed,
  onChange,
}: {
  draft: Draft;
  fault: (one: DraftFault) => string | null;
  /** It has a beginning already. */
  fixed: boolean;
  onChange: (next: Partial<Draft>) => void;
}) {
  const { text } = useSpeech();
  return (
    <Pair>
      <div className={styles.sheet}>
        {fixed ? null : (
          <SelectField
            label={text('announce.begin')}
            value={draft.begins}
            onChange={(event) => onChange({ begins: event.target.value === 'at' ? 'at' : 'now' })}
          >
            <option value="now">{text('announce.begin-now')}</option>
            <option value="at">{text('announce.begin-at')}</option>
          </SelectField>
        )}
        {draft.begins === 'now' ? null : (
          <div className={styles.pair}>
            <TextField
              type="date"
              label={text('announce.begin-day')}
              error={fault('from')}
              value={draft.fromDay}
              onChange={(event) => onChange({ fromDay: event.target.value })}
            />
            <TextField
              type="time"
              label={text('announce.begin-time')}
              value={draft.fromTime}
              onChange={(event) => onChange({ fromTime: event.target.value })}
            />
          </div>
        )}
      </div>
      <div className={styles.sheet}>
        <SelectField
          label={text('announce.end')}
          value={draft.ends}
          onChange={(event) => onChange({ ends: event.target.value === 'at' ? 'at' : 'none' })}
        >
          <option value="none">{text('announce.end-none')}</option>
          <option value="at">{text('announce.end-at')}</option>
        </SelectField>
        {draft.ends === 'none' ? null : (
          <div className={styles.pair}>
            <TextField
              type="date"
              label={text('announce.end-day')}
              error={fault('until')}
              value={draft.untilDay}
              onChange={(event) => onChange({ untilDay: event.target.value })}
            />
            <TextField
              type="time"
              label={text('announce.end-time')}
              value={draft.untilTime}
              onChange={(event) => onChange({ untilTime: event.target.value })}
            />
          </div>
        )}
      </div>
    </Pair>
  );
}
