import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { changeEmployee, renewPin, revokeAccess } from './api.ts';
import { useSlips } from './slips.tsx';
import { SmsDialog } from './sms-dialog.tsx';
import { useLines } from './use-lines.ts';
import { useQuickActs } from './use-quick-acts.ts';
import { fullName } from './users-list.ts';

export type AskingAct = 'revoke' | 'pin' | 'archive' | 'sms';
type Props = { line: EmployeeLine; place: string; onClose: () => void };

/** What is asked before an act on one person that is hard to take back. */
export function UserDialog({ act, ...rest }: Props & { act: AskingAct }) {
  if (act === 'sms') return <SmsDialog line={rest.line} onClose={rest.onClose} />;
  return <Asked act={act} {...rest} />;
}

function Asked({ act, line, place, onClose }: Props & { act: Exclude<AskingAct, 'sms'> }) {
  const { text } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const slips = useSlips();
  const { settle } = useLines();
  const quick = useQuickActs();
  const name = fullName(line) ?? text('person.erased');
  const perform = {
    revoke: async () => {
      await revokeAccess(api, line.id);
      toast({ text: text('users.said-revoked', { name }) });
    },
    pin: async () => {
      const { pin } = await renewPin(api, line.id);
      slips.add([{ person: line.id, name, place, pin }]);
      toast({ text: text('users.said-pin', { name }) });
    },
    archive: async () => {
      await changeEmployee(api, line.id, 'archive');
      toast({
        text: text('users.said-archived', { name }),
        undo: () => void quick.restore(line),
      });
    },
  };
  const doing = useAct(async (_: void) => {
    await perform[act]();
    await settle();
    return true;
  });
  return (
    <Confirm
      title={text(titles[act], { name })}
      act={text(`users.act-${act}`)}
      danger={act !== 'pin'}
      busy={doing.busy}
      failure={doing.failure}
      onClose={onClose}
      onConfirm={() => {
        void doing.run(undefined).then((done) => {
          if (done === true) onClose();
        });
      }}
    >
      {act === 'revoke' ? <p>{text('access.revoke-text')}</p> : null}
      {act === 'pin' ? <p>{text('pin.renew-text', { name })}</p> : null}
      {act === 'archive' ? (
        <>
          <p>{text('person.archive-ends')}</p>
          <p>{text('person.archive-stays')}</p>
        </>
      ) : null}
    </Confirm>
  );
}

const titles = {
  revoke: 'access.revoke-title',
  pin: 'pin.renew-title',
  archive: 'person.archive-title',
} as const;
