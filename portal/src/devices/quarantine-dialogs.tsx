import type { QuarantineAnswer, SettleRequest } from '@comptoir/shared/devices/portal';
import { type PunchType, punchTypes } from '@comptoir/shared/punches/operations';
import { instantOf } from '@comptoir/shared/time/business-day';
import { formatTime } from '@comptoir/shared/time/format';
import { Notice } from '@comptoir/ui/notice';
import { TextArea } from '@comptoir/ui/text-area';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { DialogForm } from '../dialog-form.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Pair } from '../page.tsx';

type Punch = NonNullable<QuarantineAnswer['entries'][number]['punch']>;
type Deciding = { busy: boolean; failure: Failure | null; onClose: () => void };

/** What is kept counts as it stands in the form: whose, what and when may be put right. */
export function KeepDialog({
  punch,
  people,
  self,
  zone,
  busy,
  failure,
  onKeep,
  onClose,
}: Deciding & {
  punch: Punch;
  people: readonly { id: string; name: string }[];
  /** Whoever decides: nobody keeps one as their own (spec DEVICE-22). */
  self: string;
  zone: string;
  onKeep: (body: SettleRequest) => void;
}) {
  const { text } = useSpeech();
  const shown = { date: dateOf(punch.at, zone), time: formatTime(punch.at, zone) };
  const own = punch.person === self;
  const others = people.filter(({ id }) => id !== self);
  const [person, setPerson] = useState(own ? '' : (punch.person ?? ''));
  const [type, setType] = useState<PunchType>(punch.type);
  const [date, setDate] = useState(shown.date);
  const [time, setTime] = useState(shown.time);
  const [tried, setTried] = useState(false);
  const listed = others.some(({ id }) => id === person);
  const submit = (form: HTMLFormElement) => {
    setTried(true);
    if (person === '' || date === '' || time === '') return focusFirstWrong(form);
    // Untouched, it stays what it was, to the second.
    const same = date === shown.date && time === shown.time;
    onKeep({ act: 'keep', person, type, at: same ? punch.at : instantOf(date, time, zone, 0) });
  };
  return (
    <DialogForm
      title={text('apart.keep-title')}
      act={text('apart.keep-act')}
      busy={busy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text('apart.keep-text')}</p>
      {own ? (
        <Notice tone="calm" icon="info">
          {text('apart.keep-own')}
        </Notice>
      ) : null}
      <SelectField
        label={text('apart.keep-person')}
        value={person}
        error={tried && person === '' ? text('apart.keep-person-missing') : null}
        onChange={(event) => setPerson(event.target.value)}
      >
        <option value="">{text('apart.keep-person-choose')}</option>
        {person === '' || listed ? null : (
          <option value={person}>{punch.name ?? text('apart.erased')}</option>
        )}
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={text('apart.keep-type')}
        value={type}
        onChange={(event) => setType(event.target.value as PunchType)}
      >
        {punchTypes.map((one) => (
          <option key={one} value={one}>
            {text(`approvals.type-${one}`)}
          </option>
        ))}
      </SelectField>
      <Pair>
        <TextField
          label={text('apart.keep-date')}
          type="date"
          value={date}
          error={tried && date === '' ? text('apart.keep-time-missing') : null}
          onChange={(event) => setDate(event.target.value)}
        />
        <TextField
          label={text('apart.keep-time')}
          type="time"
          value={time}
          error={tried && time === '' ? text('apart.keep-time-missing') : null}
          onChange={(event) => setTime(event.target.value)}
        />
      </Pair>
    </DialogForm>
  );
}

/** Never without a reason that others can read. */
export function DismissDialog({
  busy,
  failure,
  onDismiss,
  onClose,
}: Deciding & { onDismiss: (body: SettleRequest) => void }) {
  const { text } = useSpeech();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const given = reason.trim();
  const submit = (form: HTMLFormElement) => {
    setTried(true);
    if (given === '') return focusFirstWrong(form);
    onDismiss({ act: 'dismiss', reason: given });
  };
  return (
    <DialogForm
      title={text('apart.dismiss-title')}
      act={text('apart.dismiss-act')}
      tone="danger"
      busy={busy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text('apart.dismiss-text')}</p>
      <TextArea
        label={text('apart.dismiss-reason')}
        value={reason}
        maxLength={500}
        error={tried && given === '' ? text('apart.dismiss-missing') : null}
        onChange={(event) => setReason(event.target.value)}
      />
    </DialogForm>
  );
}

/** `2026-11-21`, there. */
function dateOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(at);
}
