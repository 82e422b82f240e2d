import { movedBy } from '@comptoir/shared/planning/copy';
import type { PlannedShift, PlanningAnswer } from '@comptoir/shared/planning/portal';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { DialogForm } from '../dialog-form.tsx';
import { useSpeech } from '../language/language.tsx';
import { daysApart, dayOf } from './carry.ts';
import { ExistingChoice } from './existing-choice.tsx';
import { type OpenPlan, newId } from './open-plan.ts';
import { type Existing, layingOut } from './plan-acts.ts';
import { type PlanPeriod, daysOf } from './plan-days.ts';
import { type Edit, standingOf, writtenOf } from './plan.ts';

/** Copies what stands on a day or in a week to another one, at the same wall times. */
export function CopyDialog({
  what,
  period,
  answer,
  shifts,
  open,
  concerns,
  onCopied,
  onClose,
}: {
  what: 'day' | 'week';
  period: PlanPeriod;
  answer: PlanningAnswer;
  shifts: readonly PlannedShift[];
  open: OpenPlan;
  /** Whether a shift is of the people who are shown. */
  concerns: (shift: PlannedShift) => boolean;
  onCopied: (edits: readonly Edit[], where: string) => void;
  onClose: () => void;
}) {
  const { text, days: say, dayLong } = useSpeech();
  const rule = answer.establishment;
  const starts =
    what === 'day' ? daysOf(period) : [...new Set(daysOf(period).map((day) => mondayOf(day)))];
  const [from, setFrom] = useState(starts[0] ?? period.from);
  const length = what === 'day' ? 1 : 7;
  const [to, setTo] = useState(addDays(starts.at(-1) ?? period.from, length));
  const [existing, setExisting] = useState<Existing>('empty-days');
  const name = (start: string) =>
    what === 'day'
      ? dayLong(start)
      : text('plan.week-of', { week: weekNumber(start), days: say(start, addDays(start, 6)) });
  const within = (start: string) => (shift: PlannedShift) => {
    const content = standingOf(shift);
    if (content === null || !concerns(shift)) return false;
    const day = dayOf(content, rule);
    return day >= start && day <= addDays(start, length - 1);
  };
  const sources = shifts.filter(within(from));
  const known = /^\d{4}-\d\d-\d\d$/.test(to);
  const target = known && what === 'week' ? mondayOf(to) : to;
  const { run, busy, failure } = useAct(async () => {
    const there = await open.ask({ from: target, to: addDays(target, length - 1) });
    const waiting = new Map(shifts.map((one) => [one.id, one]));
    const standing = there.shifts.map((one) => waiting.get(one.id) ?? one).filter(within(target));
    const by = daysApart(from, target);
    const contents = sources.flatMap((shift) => {
      const content = writtenOf(standingOf(shift));
      return content === null ? [] : [movedBy(content, by, rule.zone)];
    });
    onCopied(layingOut(contents, standing, existing, { rule, newId }), name(target));
  });
  const wrong = !known ? text('plan.day-wrong') : target === from ? text('plan.copy-same') : null;
  const mondays = Array.from({ length: 9 }, (_, at) =>
    addDays(mondayOf(period.from), (at - 1) * 7),
  );
  return (
    <DialogForm
      title={text(`plan.copy-title-${what}`)}
      act={text('plan.copy')}
      busy={busy}
      failure={failure}
      onSubmit={() => {
        if (wrong === null && sources.length > 0) void run(undefined);
      }}
      onClose={onClose}
    >
      <SelectField
        label={text('plan.copy-from')}
        value={from}
        hint={
          sources.length === 0
            ? text('plan.copy-nothing')
            : text('plan.shifts', { count: sources.length })
        }
        onChange={({ target: { value } }) => setFrom(value)}
      >
        {starts.map((start) => (
          <option key={start} value={start}>
            {name(start)}
          </option>
        ))}
      </SelectField>
      {what === 'day' ? (
        <TextField
          label={text('plan.copy-to')}
          type="date"
          value={to}
          error={wrong}
          onChange={({ target: { value } }) => setTo(value)}
        />
      ) : (
        <SelectField
          label={text('plan.copy-to')}
          value={target}
          error={wrong}
          onChange={({ target: { value } }) => setTo(value)}
        >
          {(mondays.includes(target) ? mondays : [...mondays, target]).map((monday) => (
            <option key={monday} value={monday}>
              {name(monday)}
            </option>
          ))}
        </SelectField>
      )}
      <ExistingChoice chosen={existing} onChoose={setExisting} />
    </DialogForm>
  );
}
