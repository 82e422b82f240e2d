import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
import { hoursText } from '../../hours-text.ts';
import { useSpeech } from '../../language/language.tsx';
import { useToast } from '../../toasts.tsx';
import { type Contract, setContract } from './api.ts';
import { type ContractDraft, contractOf, contractsOn } from './contract-draft.ts';

/** Weekly hours from a day on; what stood before stays in the history. */
export function ContractDialog({
  person,
  name,
  today,
  contracts,
  onClose,
}: {
  person: string;
  name: string;
  today: string;
  contracts: readonly Contract[];
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const [draft, setDraft] = useState<ContractDraft>(() => {
    const held = contractsOn(contracts, today).find(({ state }) => state === 'now');
    const weekly = held?.weekly ?? null;
    return {
      ...{ from: today, partTime: held?.partTime ?? false },
      weekly: weekly === null ? '' : hoursText(weekly),
    };
  });
  const [tried, setTried] = useState(false);
  const read = contractOf(draft);
  const change = (wanted: Partial<ContractDraft>) =>
    setDraft((before) => ({ ...before, ...wanted }));
  const act = useAct(async (contract: Contract) => {
    await setContract(api, person, contract);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['contracts', person] }),
      queries.invalidateQueries({ queryKey: ['planning'] }),
    ]);
    toast({ text: text('contract.saved', { name }) });
    return true;
  });
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (typeof read === 'string') return focusFirstWrong(form);
    if ((await act.run(read)) === true) onClose();
  };
  const wrong =
    tried && (read === 'weekly' || read === 'part-time-full')
      ? text(read === 'weekly' ? 'contract.weekly-wrong' : 'contract.part-time-full')
      : null;
  const replaces = contracts.some(({ from }) => from === draft.from);
  return (
    <DialogForm
      title={text('contract.add')}
      act={text('act.save')}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <OptionCards
        label={text('contract.kind')}
        chosen={draft.partTime ? 'part-time' : 'full-time'}
        options={(['full-time', 'part-time'] as const).map((value) => ({
          value,
          title: text(`contract.choose-${value}`),
          text: text(`contract.choose-${value}-text`),
        }))}
        onChoose={(value) => change({ partTime: value === 'part-time' })}
      />
      <TextField
        label={text('contract.weekly')}
        hint={text('contract.weekly-hint')}
        autoFocus
        value={draft.weekly}
        error={wrong}
        onChange={({ target }) => change({ weekly: target.value })}
      />
      <TextField
        label={text('contract.since')}
        type="date"
        value={draft.from}
        error={tried && read === 'from' ? text('field.missing') : null}
        onChange={({ target }) => change({ from: target.value })}
      />
      {replaces ? (
        <Notice tone="warn" icon="info">
          {text('contract.replaces')}
        </Notice>
      ) : null}
    </DialogForm>
  );
}
