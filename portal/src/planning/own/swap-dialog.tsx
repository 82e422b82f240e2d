import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { OptionCards } from '@comptoir/ui/option-cards';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
import { useSpeech } from '../../language/language.tsx';
import { useToast } from '../../toasts.tsx';
import { askSwap, refreshSchedule } from './api.ts';
import { partnersFor } from './own-requests.ts';
import { whenOf } from './shift-words.ts';

type How = 'all' | 'one' | 'exchange';

/** Gives a shift to whoever wants it, to somebody, or for another shift. Nothing moves until a manager has said yes. */
export function SwapDialog({
  shift,
  schedule,
  now,
  onClose,
}: {
  shift: OwnShift;
  schedule: OwnSchedule;
  now: number;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const partners = partnersFor(schedule, shift, now);
  const [swap] = useState(() => crypto.randomUUID());
  const [how, setHow] = useState<How>('all');
  const [colleague, setColleague] = useState('');
  const [takes, setTakes] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = partners.find(({ person }) => person === colleague);
  const lacks = {
    colleague: how !== 'all' && chosen === undefined,
    takes: how === 'exchange' && !chosen?.shifts.some(({ id }) => id === takes),
  };
  const act = useAct(async () => {
    await askSwap(api, {
      ...{ swap, establishment: shift.establishment, gives: shift.id },
      takes: how === 'exchange' ? takes : null,
      colleague: how === 'all' ? null : colleague,
      reason: reason.trim() === '' ? null : reason.trim(),
    });
    await refreshSchedule(queries);
    toast({ text: text('mine.swap-done') });
    return true;
  });
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (lacks.colleague || lacks.takes) return focusFirstWrong(form);
    if ((await act.run(undefined)) === true) onClose();
  };
  const ways: readonly How[] = partners.length === 0 ? ['all'] : ['all', 'one', 'exchange'];
  return (
    <DialogForm
      title={text('mine.swap-title')}
      act={text('mine.swap-send')}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <p>
        <b>{whenOf(speech, shift, schedule)}</b>
        <br />
        {text('mine.swap-keep')}
      </p>
      <OptionCards
        label={text('mine.swap-how')}
        options={ways.map((value) => ({
          ...{ value, title: text(`mine.swap-${value}`) },
          text: text(`mine.swap-${value}-text`),
        }))}
        chosen={how}
        onChoose={setHow}
      />
      {how === 'all' ? null : (
        <SelectField
          label={text('mine.swap-colleague')}
          value={colleague}
          error={tried && lacks.colleague ? text('mine.swap-missing') : null}
          onChange={({ target }) => {
            setColleague(target.value);
            setTakes('');
          }}
        >
          <option value="">{text('mine.swap-choose')}</option>
          {partners.map(({ person, name }) => (
            <option key={person} value={person}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {how !== 'exchange' || chosen === undefined ? null : (
        <SelectField
          label={text('mine.swap-shift')}
          value={takes}
          error={tried && lacks.takes ? text('mine.swap-shift-missing') : null}
          onChange={({ target }) => setTakes(target.value)}
        >
          <option value="">{text('mine.swap-choose')}</option>
          {chosen.shifts.map((one) => (
            <option key={one.id} value={one.id}>
              {whenOf(speech, one, schedule)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={text('mine.swap-reason')}
        hint={text('mine.swap-reason-hint')}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </DialogForm>
  );
}
