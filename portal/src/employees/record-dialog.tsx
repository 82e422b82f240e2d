import type { EmployeeRecord, eraseRequestSchema } from '@comptoir/shared/employees/portal';
import { OptionCards } from '@comptoir/ui/option-cards';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { asFailure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { sayFailure } from '../language/failure-words.ts';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { changeEmployee, invite, renewPin, revokeAccess } from './api.ts';
import { LinkDialog } from './link-dialog.tsx';
import type { RecordAct } from './record-acts.ts';
import { deleteAccountOf, endFactorOf, eraseDataOf, resetPasswordOf } from './record-api.ts';
import { refusalOf } from './use-quick-acts.ts';
import { fullName } from './users-list.ts';

type Asked = Exclude<RecordAct, 'link'>;
type Erasure = z.infer<typeof eraseRequestSchema>['what'];
type Props = {
  person: EmployeeRecord;
  onClose: () => void;
  /** A new PIN, to be shown this once. */
  onPin: (pin: string) => void;
};

/** What is asked before an act of the record: whose, what it touches, and what stays. */
export function RecordDialog({ act, ...rest }: Props & { act: RecordAct }) {
  if (act === 'link') return <LinkDialog person={rest.person} onClose={rest.onClose} />;
  return <AskedDialog act={act} {...rest} />;
}

function AskedDialog({ act, person, onClose, onPin }: Props & { act: Asked }) {
  const speech = useSpeech();
  const { text } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [erasure, setErasure] = useState<Erasure>('contacts');
  const name = fullName(person) ?? text('person.erased');
  const settle = () =>
    Promise.all(
      ['employees', 'waiting', 'cover', 'journal'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const undo = async () => {
    try {
      await changeEmployee(api, person.id, 'restore');
      toast({ text: text('record.said-restore', { name }) });
    } catch (error) {
      const failure = asFailure(error);
      if (failure === null) throw error;
      const problem = sayFailure(speech, failure);
      toast({ tone: 'danger', text: text('users.said-failed', { name, problem }) });
    } finally {
      await settle();
    }
  };
  const sendInvitation = async () => {
    const { results, mailed } = await invite(api, [person.id]);
    const refusal = results[0]?.refusal ?? null;
    if (refusal !== null) throw refusalOf(refusal);
    // Without a mail server it is kept, and somebody has to hand it over.
    if (mailed === false) return text('users.said-kept', { name });
  };
  /** Answers what is to be said where that is not the usual. */
  const perform: Record<Asked, () => Promise<string | void>> = {
    invite: sendInvitation,
    resend: sendInvitation,
    revoke: () => revokeAccess(api, person.id),
    reset: () => resetPasswordOf(api, person.id),
    'factor-off': () => endFactorOf(api, person.id),
    pin: async () => onPin((await renewPin(api, person.id)).pin),
    archive: () => changeEmployee(api, person.id, 'archive'),
    restore: () => changeEmployee(api, person.id, 'restore'),
    'delete-account': () => deleteAccountOf(api, person.id),
    erase: () => eraseDataOf(api, person.id, { what: erasure }),
  };
  const doing = useAct(async (_: void) => {
    const said = (await perform[act]()) ?? text(`record.said-${act}`, { name });
    toast(act === 'archive' ? { text: said, undo: () => void undo() } : { text: said });
    await settle();
    return true;
  });
  return (
    <Confirm
      title={text(`record.ask-${act}`, { name })}
      act={text(`record.act-${act}`)}
      danger={dangerous.has(act)}
      busy={doing.busy}
      failure={doing.failure}
      onClose={onClose}
      onConfirm={() => {
        void doing.run(undefined).then((done) => {
          if (done === true) onClose();
        });
      }}
    >
      {act === 'erase' ? (
        <OptionCards
          label={text('record.erase-what')}
          chosen={erasure}
          options={(['contacts', 'all'] as const).map((value) => ({
            value,
            title: text(`record.erase-${value}`),
            text: text(`record.erase-${value}-text`),
          }))}
          onChoose={setErasure}
        />
      ) : null}
      <Consequences act={act} person={person} name={name} />
    </Confirm>
  );
}

const dangerous: ReadonlySet<Asked> = new Set([
  'revoke',
  'reset',
  'factor-off',
  'archive',
  'delete-account',
  'erase',
]);

/** What an act touches and what stays, one sentence each. */
function Consequences({ act, person, name }: { act: Asked; person: EmployeeRecord; name: string }) {
  const { text } = useSpeech();
  const { login } = person.access;
  const email = person.email ?? '';
  const told: Record<Asked, string[]> = {
    invite: [text('record.invite-to', { email })],
    resend: [text('record.resend-new', { email }), text('record.resend-dead')],
    revoke: [text('record.revoke-sessions'), text('record.revoke-stays')],
    reset: [text('record.reset-mail', { email: login ?? email }), text('record.reset-sessions')],
    'factor-off': [text('record.factor-person'), text('record.factor-ends')],
    pin: [text('pin.renew-text', { name })],
    archive: [
      text('record.archive-access'),
      text('record.archive-pin'),
      text('record.archive-stays'),
    ],
    restore: [text('record.restore-text')],
    'delete-account': [
      login === null
        ? text('record.delete-no-login')
        : text('record.delete-login', { email: login }),
      text('record.delete-stays'),
      text('record.delete-for-good'),
    ],
    erase: [text('record.erase-stays'), text('record.erase-when'), text('record.erase-for-good')],
  };
  return (
    <>
      {told[act].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}
