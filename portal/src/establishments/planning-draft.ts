import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import { planningRulesSchema } from '@comptoir/shared/establishments/planning-rules-schema';

/** Figures of the planning rules, and what each may be. */
export const planningBounds = {
  noticeDays: { least: 0, most: 31 },
  partTimeNoticeDays: { least: 3, most: 31 },
  tolerance: { least: 0, most: 60 },
} as const;
export type PlanningFigure = keyof typeof planningBounds;
export const planningFigures = ['noticeDays', 'partTimeNoticeDays', 'tolerance'] as const;
export const planningFreedoms = ['colleagues', 'swaps', 'openShifts'] as const;

/** The rules as they are being typed. */
export type PlanningDraft = Record<PlanningFigure, string> &
  Pick<PlanningRules, (typeof planningFreedoms)[number]>;

export function draftOfPlanning(rules: PlanningRules): PlanningDraft {
  const { noticeDays, partTimeNoticeDays, tolerance, ...freedoms } = rules;
  return {
    ...freedoms,
    noticeDays: String(noticeDays),
    partTimeNoticeDays: String(partTimeNoticeDays),
    tolerance: String(tolerance),
  };
}

/** The rules that a draft stands for, or the fields that nobody can read. */
export function planningOf(
  draft: PlanningDraft,
): { ok: true; rules: PlanningRules } | { ok: false; faults: PlanningFigure[] } {
  const faults: PlanningFigure[] = [];
  const figures = planningFigures.map((name) => {
    const { least, most } = planningBounds[name];
    const value = /^\d{1,3}$/.test(draft[name].trim()) ? Number(draft[name]) : -1;
    if (value < least || value > most) faults.push(name);
    return [name, value] as const;
  });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    rules: planningRulesSchema.parse({ ...draft, ...Object.fromEntries(figures) }),
  };
}
