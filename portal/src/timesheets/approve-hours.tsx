import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { approveHours, refreshHours } from './sheet-api.ts';
import type { SheetPeriod } from './sheet-period.ts';
import type { SheetPerson } from './sheet-people.ts';
import { spanName } from './span-name.ts';

/** Says that somebody has looked at these people's hours as they stand, and names what is still open in them. */
export function ApproveHours({
  people,
  asked,
  period,
  onClose,
  onDone,
}: {
  people: readonly SheetPerson[];
  asked: { establishment: string; from: string; to: string };
  period: SheetPeriod;
  onClose: () => void;
  onDone: () => void;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const open = people.filter(({ anomalies }) => anomalies > 0).length;
  const hours = people.reduce((sum, { totals }) => sum + totals.corrected, 0);
  const act = useAct(async () => {
    await approveHours(api, {
      ...asked,
      people: people.map(({ person, totals }) => ({ person: person.id, worked: totals.corrected })),
    });
    await refreshHours(queries);
    return true;
  });
  const confirm = async () => {
    if ((await act.run(undefined)) !== true) return;
    toast({ text: text('sheets.approved-some', { count: people.length }) });
    onDone();
    onClose();
  };
  return (
    <Confirm
      title={text('sheets.approve-title', { count: people.length })}
      act={text('sheets.approve')}
      danger={false}
      busy={act.busy}
      failure={act.failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        {text('sheets.approve-text', {
          days: spanName(speech, period, true),
          hours: duration(hours),
        })}
      </p>
      {open === 0 ? null : <p>{text('sheets.approve-open', { count: open })}</p>}
    </Confirm>
  );
}
