import { shiftsOfTemplate, templateOf } from '@comptoir/shared/planning/copy';
import type { PlannedShift, PlanningAnswer, TemplateView } from '@comptoir/shared/planning/portal';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { EmptyState } from '@comptoir/ui/empty-state';
import { TextField } from '@comptoir/ui/text-field';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { defineTemplate, templatesQuery } from './api.ts';
import { dayOf } from './carry.ts';
import styles from './dialogs.module.css';
import { ExistingChoice } from './existing-choice.tsx';
import { newId } from './open-plan.ts';
import { type Existing, layingOut } from './plan-acts.ts';
import { type Edit, standingOf } from './plan.ts';

/** Weeks that are planned again and again: applied to the week that is shown, or made of it. */
export function TemplatesDialog({
  answer,
  shifts,
  monday,
  concerns,
  onApplied,
  onClose,
}: {
  answer: PlanningAnswer;
  shifts: readonly PlannedShift[];
  /** The week that is shown. */
  monday: string;
  concerns: (shift: PlannedShift) => boolean;
  onApplied: (edits: readonly Edit[], where: string) => void;
  onClose: () => void;
}) {
  const { text, days } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const queries = useQueryClient();
  const { establishment } = answer;
  const options = templatesQuery(api, establishment.id);
  const query = useQuery(options);
  const [existing, setExisting] = useState<Existing>('empty-days');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const week = shifts.filter((shift) => {
    const content = standingOf(shift);
    return (
      content !== null && mondayOf(dayOf(content, establishment)) === monday && concerns(shift)
    );
  });
  const where = text('plan.week-of', {
    week: weekNumber(monday),
    days: days(monday, addDays(monday, 6)),
  });
  const define = useAct(
    async (body: Omit<Parameters<typeof defineTemplate>[1], 'establishment'>) => {
      await defineTemplate(api, { ...body, establishment: establishment.id });
      await queries.invalidateQueries({ queryKey: options.queryKey });
      return true;
    },
  );
  const apply = (template: TemplateView) => {
    const planned = shiftsOfTemplate(template.content, monday, establishment);
    const present = new Set(answer.people.map(({ id }) => id));
    const contents = planned.map((one) => ({
      ...one,
      note: null,
      // Whoever is no longer here leaves an open shift.
      person: one.person !== null && present.has(one.person) ? one.person : null,
    }));
    onApplied(layingOut(contents, week, existing, { rule: establishment, newId }), where);
  };
  const trimmed = name.trim();
  const save = async () => {
    setTried(true);
    if (trimmed === '' || trimmed.length > 40 || week.length === 0) return;
    const content = templateOf(
      week.flatMap((shift) => standingOf(shift) ?? []),
      establishment,
    );
    const body = { template: newId(), name: trimmed, content, archived: false };
    if ((await define.run(body)) !== true) return;
    setName('');
    setTried(false);
    toast({ text: text('plan.template-saved', { name: trimmed }) });
  };
  const putAway = async ({ id, name: its, content }: TemplateView) => {
    if ((await define.run({ template: id, name: its, content, archived: true })) !== true) return;
    toast({
      text: text('plan.template-deleted', { name: its }),
      undo: () => void define.run({ template: id, name: its, content, archived: false }),
    });
  };
  return (
    <Dialog title={text('plan.templates-title')} onClose={onClose}>
      <Fields>
        <Loaded query={query} rows={2}>
          {(templates) =>
            templates.length === 0 ? (
              <EmptyState icon="copy" title={text('plan.templates-none')}>
                {text('plan.templates-none-text')}
              </EmptyState>
            ) : (
              <Fields>
                <ul className={styles.list}>
                  {templates.map((one) => (
                    <li key={one.id} className={styles.item}>
                      <span className={styles.itemName}>
                        {one.name}
                        <span className={styles.itemMore}>
                          {text('plan.template-shifts', { count: one.content.shifts.length })}
                        </span>
                      </span>
                      <Button
                        aria-label={text('plan.template-apply-to', { name: one.name })}
                        onClick={() => apply(one)}
                      >
                        {text('plan.template-apply')}
                      </Button>
                      <Button
                        tone="plain"
                        aria-label={text('plan.template-delete', { name: one.name })}
                        onClick={() => void putAway(one)}
                      >
                        {text('plan.delete')}
                      </Button>
                    </li>
                  ))}
                </ul>
                <ExistingChoice chosen={existing} onChoose={setExisting} />
              </Fields>
            )
          }
        </Loaded>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Fields>
            <TextField
              label={text('plan.template-name')}
              hint={where}
              maxLength={40}
              value={name}
              error={
                !tried
                  ? null
                  : week.length === 0
                    ? text('plan.template-empty')
                    : trimmed === ''
                      ? text('plan.template-name-wrong')
                      : null
              }
              onChange={({ target }) => setName(target.value)}
            />
            <Failed failure={define.failure} />
            <Acts>
              <BusyButton type="submit" busy={define.busy} busyLabel={text('act.sending')}>
                {text('plan.template-save')}
              </BusyButton>
              <Button onClick={onClose}>{text('act.close')}</Button>
            </Acts>
          </Fields>
        </form>
      </Fields>
    </Dialog>
  );
}
