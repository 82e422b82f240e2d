import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { Unsaved } from '../unsaved.tsx';
import { editEmployee, employeeQuery } from './api.ts';
import { Clash } from './clash.tsx';
import {
  type Draft,
  type FieldName,
  clashesOf,
  draftOf,
  faultsOf,
  patchOf,
  rebase,
  take,
} from './draft.ts';
import { PersonFields } from './person-fields.tsx';

type Clashing = { now: EmployeeRecord; fields: FieldName[] };

/**
 * The form of a record. Where somebody else was quicker with the same field, both values stand side by side and
 * nothing is written until one is chosen (O4).
 */
export function PersonEdit({
  record,
  focus,
  onClose,
}: {
  record: EmployeeRecord;
  /** The field at which one begins. */
  focus: 'given' | 'email';
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  // The record as this form showed it: what comes in meanwhile must not change what `from` says.
  const [opened, setOpened] = useState(record);
  const [draft, setDraft] = useState(() => draftOf(record));
  const [tried, setTried] = useState(false);
  const [clash, setClash] = useState<Clashing | null>(null);

  const save = async (
    from: EmployeeRecord,
    wanted: Draft,
    repeated = false,
  ): Promise<'saved' | Clashing> => {
    const patch = patchOf(from, wanted);
    if (Object.keys(patch).length === 0) return 'saved';
    try {
      await editEmployee(api, from.id, patch);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      const now = await queries.fetchQuery({ ...employeeQuery(api, from.id), staleTime: 0 });
      const fields = clashesOf(from, now, wanted);
      setDraft(rebase(from, now, wanted));
      setOpened(now);
      if (fields.length > 0) return { now, fields };
      // Only fields that this form left alone had changed: there is nothing to choose. Said twice, it is no such case.
      if (repeated) throw error;
      return save(now, rebase(from, now, wanted), true);
    }
    await queries.invalidateQueries({ queryKey: ['employees'] });
    void queries.invalidateQueries({ queryKey: ['teams'] });
    return 'saved';
  };
  const act = useAct(({ from, wanted }: { from: EmployeeRecord; wanted: Draft }) =>
    save(from, wanted),
  );
  const send = async (from: EmployeeRecord, wanted: Draft) => {
    const done = await act.run({ from, wanted });
    if (done === null) return;
    if (done !== 'saved') return setClash(done);
    toast({ text: text('record.saved') });
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(draft).size > 0) return focusFirstWrong(event.currentTarget);
    void send(opened, draft);
  };

  const leaving = (
    <Unsaved
      when={Object.keys(patchOf(opened, draft)).length > 0 && !act.busy}
      title={text('record.leave')}
    >
      {text('record.leave-text')}
    </Unsaved>
  );
  if (clash !== null) {
    return (
      <>
        {leaving}
        <Clash
          now={clash.now}
          draft={draft}
          fields={clash.fields}
          busy={act.busy}
          failure={act.failure}
          onBack={() => setClash(null)}
          onChosen={(theirs) => {
            const wanted = take(draft, clash.now, theirs);
            setDraft(wanted);
            void send(clash.now, wanted);
          }}
        />
      </>
    );
  }
  return (
    <form noValidate onSubmit={submit} aria-label={text('person.edit')}>
      {leaving}
      <Fields>
        <PersonFields
          draft={draft}
          tried={tried}
          focus={focus}
          onDraft={(change) => setDraft((before) => ({ ...before, ...change }))}
        />
        <Failed failure={act.failure} />
        <Acts>
          <BusyButton type="submit" tone="primary" busy={act.busy} busyLabel={text('act.sending')}>
            {text('act.save')}
          </BusyButton>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
        </Acts>
      </Fields>
    </form>
  );
}
