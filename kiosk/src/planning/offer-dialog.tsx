import type { DayRule } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Field } from '@comptoir/ui/field';
import { SelectField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './schedule.module.css';
import type { Partner, ShownShift } from './view.ts';
import { dayAndTimes } from './words.ts';

/** To whom, and for which shift of theirs; null: whoever answers first, for nothing. */
export type Offer = { colleague: string | null; takes: string | null; reason: string };

/** « Proposer ou échanger »: to whoever answers first, to somebody, or for one of their shifts (spec PLAN-84). */
export function OfferDialog({
  shift,
  rule,
  colleagues,
  onSend,
  onClose,
}: {
  shift: ShownShift;
  rule: DayRule;
  colleagues: readonly Partner[];
  onSend: (offer: Offer) => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [colleague, setColleague] = useState('');
  const [takes, setTakes] = useState('');
  const [reason, setReason] = useState('');
  const theirs = colleagues.find(({ who }) => who.id === colleague)?.shifts ?? [];
  // It may have gone while the dialog stood open: then nothing is asked for it.
  const chosen = theirs.find(({ row }) => row.id === takes)?.row.id ?? null;
  return (
    <Dialog title={text('schedule.offer')} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.times}>{dayAndTimes(speech, shift.row, rule)}</p>
        <SelectField
          label={text('offer.to')}
          value={colleague}
          onChange={(event) => {
            setColleague(event.target.value);
            setTakes('');
          }}
        >
          <option value="">{text('offer.anybody')}</option>
          {colleagues.map(({ who: { id, name } }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        {theirs.length === 0 ? null : (
          <SelectField
            label={text('offer.against')}
            value={takes}
            onChange={(event) => setTakes(event.target.value)}
          >
            <option value="">{text('offer.against-nothing')}</option>
            {theirs.map(({ row, position }) => (
              <option key={row.id} value={row.id}>
                {[dayAndTimes(speech, row, rule), position?.name]
                  .filter((one) => one !== undefined)
                  .join(' · ')}
              </option>
            ))}
          </SelectField>
        )}
        <Field
          label={text('absence.reason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className={styles.soft}>
          {text(chosen === null ? 'offer.note' : 'offer.note-exchange')}
        </p>
        <div className={styles.acts}>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button
            tone="primary"
            onClick={() =>
              onSend({ colleague: colleague === '' ? null : colleague, takes: chosen, reason })
            }
          >
            {text(chosen === null ? 'offer.send' : 'offer.send-exchange')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
