import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { draftOf, draftWith } from '@comptoir/shared/timesheets/corrections/draft';
import { isUndecided } from '@comptoir/shared/timesheets/correction-states';
import type { Punch } from '@comptoir/shared/punches/punch';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { type ReactNode, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { DayEditor, type EditedDay } from './corrections/day-editor.tsx';
import { ReasonDialog } from './corrections/reason-dialog.tsx';
import { useDecisions } from './corrections/use-decisions.ts';
import { SilentTablets } from './sheet-frame.tsx';
import type { SheetPlace } from './sheet-search.ts';

/** One person's day, as whoever looks may change it. */
export type DayOf = {
  person: string;
  name: string;
  day: string;
  place: SheetPlace;
  punches: readonly Punch[];
  silent: readonly { establishment: string; name?: string | undefined; since: number }[];
};

/**
 * What somebody who decides about a day can do: put it right, and approve, edit or refuse what was asked for. Every
 * dialog of it stands in `dialogs`.
 */
export function useDayActs(of: DayOf | null, now: number, onSettled: () => void = () => undefined) {
  const { text } = useSpeech();
  const decisions = useDecisions();
  const [editing, setEditing] = useState<CorrectionRow | 'day' | null>(null);
  const [refusing, setRefusing] = useState<CorrectionRow | null>(null);
  const approval = useAct(async (correction: CorrectionRow) => {
    await decisions.decide(correction, of?.name ?? '', 'approved');
    onSettled();
  });

  const edited = (): EditedDay | null => {
    if (of === null || editing === null) return null;
    const { person, name, day, place, punches } = of;
    const proposal = editing === 'day' ? null : editing;
    return {
      ...{ person, name, day, place, punches },
      lines:
        proposal === null
          ? draftOf(punches, day, place)
          : draftWith(punches, proposal, { day, person, rule: place }),
      approves: proposal?.id ?? null,
    };
  };
  const open = edited();
  const dialogs: ReactNode = (
    <>
      {open === null || of === null ? null : (
        <DayEditor
          edited={open}
          now={now}
          notices={<SilentTablets silent={of.silent} zone={of.place.zone} />}
          onSend={async (change, reason) => {
            const { person, name, day, place } = of;
            const whose = { person, name, day, establishment: place.id };
            if (editing === 'day') await decisions.correct(whose, change, reason);
            else if (editing !== null) {
              await decisions.decide(editing, name, 'approved', { edited: change, reason });
            }
            onSettled();
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {refusing === null || of === null ? null : (
        <ReasonDialog
          title={text('correct.refuse-title', { name: of.name })}
          text={text('correct.refuse-text')}
          act={text('correct.refuse')}
          onSend={async (reason) => {
            await decisions.decide(refusing, of.name, 'refused', { reason });
            onSettled();
          }}
          onClose={() => setRefusing(null)}
        />
      )}
    </>
  );
  return {
    dialogs,
    edit: () => setEditing('day'),
    editProposal: setEditing as (correction: CorrectionRow) => void,
    refuse: setRefusing as (correction: CorrectionRow) => void,
    approve: (correction: CorrectionRow) => void approval.run(correction),
    busy: approval.busy,
    failure: approval.failure,
  };
}

/** Approve, edit, refuse: under a correction that waits for a decision. */
export function DecisionActs({
  correction,
  acts,
}: {
  correction: CorrectionRow;
  acts: ReturnType<typeof useDayActs>;
}) {
  const { text } = useSpeech();
  if (!isUndecided(correction)) return null;
  return (
    <>
      <BusyButton
        tone="primary"
        busy={acts.busy}
        busyLabel={text('act.sending')}
        onClick={() => acts.approve(correction)}
      >
        {text('correct.approve')}
      </BusyButton>
      <Button icon="edit" onClick={() => acts.editProposal(correction)}>
        {text('correct.edit')}
      </Button>
      <Button icon="close" onClick={() => acts.refuse(correction)}>
        {text('correct.refuse')}
      </Button>
      <Failed failure={acts.failure} />
    </>
  );
}
