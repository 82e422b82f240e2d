import type {
  PlannedShift,
  PlanningAnswer,
  WrittenContent,
} from '@comptoir/shared/planning/portal';
import { addDays } from '@comptoir/shared/time/business-day';
import { useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { carriedTo, daysApart, nudged } from './carry.ts';
import type { DayDrop } from './day-drag.ts';
import type { GridDrop } from './grid-drag.ts';
import type { Spot } from './grid-steps.ts';
import { newId } from './open-plan.ts';
import {
  type Clipboard,
  type Way,
  clipboardOf,
  copied,
  movedAcross,
  pasted,
  placedIn,
  removing,
  standingEdit,
} from './plan-acts.ts';
import type { Board } from './plan-board.ts';
import type { PlanRows } from './plan-days.ts';
import type { Edit } from './plan.ts';
import type { Plan } from './use-plan.ts';

/** What a hand does to the shifts of the board. Each act is one step back in the history. */
export function useDesk(of: {
  answer: PlanningAnswer;
  plan: Plan;
  board: Board;
  by: PlanRows;
  chosen: ReadonlySet<string>;
  /** The shift that shall have the focus once it is drawn. */
  onFollow: (shift: string | null) => void;
}) {
  const { answer, plan, board, by, chosen, onFollow } = of;
  const { text } = useSpeech();
  const toast = useToast();
  const rule = answer.establishment;
  const known = useMemo(() => new Map(plan.shifts.map((one) => [one.id, one])), [plan.shifts]);
  const [clipboard, setClipboard] = useState<Clipboard>([]);
  const where = { rows: board.rows, by, zone: rule.zone };

  /** The chosen shifts where one of them is meant, else that one alone. */
  const meant = (shift: string | null): PlannedShift[] => {
    const ids = shift !== null && !chosen.has(shift) ? [shift] : [...chosen];
    return ids.flatMap((id) => known.get(id) ?? []).filter(({ draft }) => draft !== 'removed');
  };
  const lineOf = (row: string) => board.rows.findIndex(({ key }) => key === row);
  const step = (way: 'undo' | 'redo') => {
    const edits = plan.step(way);
    if (edits === null) toast({ text: text('plan.undo-late'), tone: 'warn' });
    // Where something came back the focus goes; where it is gone it stays in its cell.
    else onFollow(edits.find(({ to }) => to !== null)?.shift ?? null);
  };
  const undo = () => step('undo');
  const redo = () => step('redo');
  const told = (edits: readonly Edit[], words: string) => {
    plan.act(edits);
    toast({ text: words, undo });
  };
  const move = (shift: string, way: Way, copy = false) => {
    const edits = movedAcross(meant(shift), way, where);
    if (edits.length === 0) return;
    plan.act(copy ? copied(edits, newId) : edits);
    onFollow(shift);
  };
  return {
    undo,
    redo,
    told,
    move,
    save: (shift: string | null, content: WrittenContent) => {
      const before = shift === null ? undefined : known.get(shift);
      const standing = before === undefined ? null : standingEdit(before);
      const id = shift ?? newId();
      plan.act([{ shift: id, from: standing?.from ?? null, to: content }]);
      onFollow(id);
    },
    remove: (shift: string | null) => {
      const shifts = meant(shift);
      if (shifts.length === 0) return;
      const count = shifts.length;
      const published = shifts.some((one) => one.published !== null);
      const words = text('plan.deleted', { count });
      told(removing(shifts), published ? `${words} ${text('plan.deleted-why')}` : words);
    },
    copy: (shift: string | null) => {
      const shifts = meant(shift);
      if (shifts.length === 0) return;
      setClipboard(clipboardOf(shifts, { rows: board.rows, by, rule }));
      toast({ text: text('plan.pasted-hint') });
    },
    paste: (spot: Spot) => {
      const at = { row: lineOf(spot.row), day: spot.day };
      const edits = pasted(clipboard, at, { rows: board.rows, rule, newId });
      plan.act(edits);
      const [first] = edits;
      if (first !== undefined) onFollow(first.shift);
    },
    drop: ({ shift, from, to, copy }: GridDrop) =>
      move(
        shift,
        { rows: lineOf(to.row) - lineOf(from.row), days: daysApart(from.day, to.day) },
        copy,
      ),
    dropInDay: ({ shift, row, start, end, copy }: DayDrop) => {
      const before = known.get(shift);
      const edit = before === undefined ? null : standingEdit(before);
      const line = board.rows.find(({ key }) => key === row);
      if (edit === null || line === undefined || line.of.kind === 'gone') return;
      const to = nudged(placedIn(edit.from, line.of), { start, end }, rule);
      if (to === null) return;
      const edits = [{ ...edit, to }];
      plan.act(copy ? copied(edits, newId) : edits);
      onFollow(shift);
    },
    nudge: (shift: string, by_: { start: number; end: number }) => {
      const edits = meant(shift).flatMap((one): Edit[] => {
        const edit = standingEdit(one);
        const to = edit === null ? null : nudged(edit.from, by_, rule);
        return edit === null || to === null ? [] : [{ ...edit, to }];
      });
      plan.act(edits);
      onFollow(shift);
    },
    /** What a shift would be; null where it cannot. */
    nudgedTo: (shift: string, by_: { start: number; end: number }): WrittenContent | null => {
      const before = known.get(shift);
      const edit = before === undefined ? null : standingEdit(before);
      return edit === null ? null : nudged(edit.from, by_, rule);
    },
    /** The same shift one business day later: what a phone offers instead of dragging. */
    nextDay: (content: WrittenContent, day: string) => carriedTo(content, addDays(day, 1), rule),
    count: (shift: string) => meant(shift).length,
    canPaste: clipboard.length > 0,
  };
}
