import type { PlannedShift, PlanningAnswer } from '@comptoir/shared/planning/portal';
import { useSpeech } from '../language/language.tsx';
import { Confirm } from '../confirm.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import type { Near } from './near-dialog.tsx';
import type { ShiftWarnings } from './plan-alerts.ts';
import type { Board } from './plan-board.ts';
import type { PlanPeriod } from './plan-days.ts';
import type { PlanAct } from './plan-head-acts.tsx';
import { type Edit, discarding } from './plan.ts';
import type { Names } from './plan-words.ts';
import { PositionsDialog } from './positions-dialog.tsx';
import { ShiftForm } from './shift-form.tsx';
import type { ShiftDraft } from './shift-draft.ts';
import { TemplatesDialog } from './templates-dialog.tsx';
import type { useDesk } from './use-desk.ts';
import type { Plan } from './use-plan.ts';

export type DeskDialog =
  | { kind: Exclude<PlanAct, 'undo' | 'redo'> }
  | { kind: 'shift'; shift: PlannedShift | null; first: ShiftDraft; near: Near };

/** What is open over the board. */
export function DeskDialogs({
  dialog,
  answer,
  names,
  alerts,
  plan,
  board,
  period,
  monday,
  desk,
  onLast,
  onClose,
}: {
  dialog: DeskDialog | null;
  answer: PlanningAnswer;
  names: Names;
  alerts: ShiftWarnings;
  plan: Plan;
  board: Board;
  period: PlanPeriod;
  /** The week that is meant. */
  monday: string;
  desk: ReturnType<typeof useDesk>;
  onLast: (draft: ShiftDraft) => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  if (dialog === null) return null;
  const here = new Set(
    board.rows.flatMap(({ key, of }) => (of.kind === 'person' || of.kind === 'open' ? [key] : [])),
  );
  const lines = board.rows.some(({ of }) => of.kind === 'position') ? null : here;
  /** Of the people who are shown: a team's copy leaves the others alone. */
  const concerns = ({ draft, published }: PlannedShift) => {
    const content = draft === 'removed' ? null : (draft ?? published);
    return content !== null && (lines === null || lines.has(content.person ?? 'open'));
  };
  const drafted = (edits: readonly Edit[], where: string) => {
    const count = edits.filter(({ to }) => to !== null).length;
    desk.told(edits, text('plan.copy-done', { count, where }));
    onClose();
  };
  const shared = { answer, shifts: plan.shifts, concerns, onClose };
  switch (dialog.kind) {
    case 'shift':
      return (
        <ShiftForm
          key={dialog.shift?.id ?? 'new'}
          {...{ answer, names, onClose }}
          shift={dialog.shift}
          first={dialog.first}
          near={dialog.near}
          alerts={dialog.shift === null ? [] : (alerts.get(dialog.shift.id)?.alerts ?? [])}
          onSave={(content, draft) => {
            if (draft !== null) onLast(draft);
            onClose();
            desk.save(dialog.shift?.id ?? null, content);
          }}
          onDelete={() => {
            onClose();
            desk.remove(dialog.shift?.id ?? null);
          }}
        />
      );
    case 'copy-week':
    case 'copy-day':
      return (
        <CopyDialog
          {...shared}
          what={dialog.kind === 'copy-week' ? 'week' : 'day'}
          period={period}
          open={plan.open}
          onCopied={drafted}
        />
      );
    case 'templates':
      return <TemplatesDialog {...shared} monday={monday} onApplied={drafted} />;
    case 'positions':
      return <PositionsDialog answer={answer} onClose={onClose} />;
    case 'discard': {
      const shown = board.rows.flatMap(({ cells }) =>
        cells.flatMap(({ entries }) => entries.map(({ shift }) => shift)),
      );
      const edits = discarding(shown);
      return (
        <Confirm
          title={text('plan.discard-title')}
          act={text('plan.discard-act')}
          busy={false}
          failure={null}
          onConfirm={() => {
            desk.told(edits, text('plan.discarded', { count: edits.length }));
            onClose();
          }}
          onClose={onClose}
        >
          <p>{text('plan.discard-text', { count: edits.length })}</p>
        </Confirm>
      );
    }
    case 'keys':
      return <KeysDialog onClose={onClose} />;
  }
}
