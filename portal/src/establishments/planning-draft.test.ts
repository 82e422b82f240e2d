import { defaultPlanningRules } from '@comptoir/shared/establishments/planning-rules';
import { expect, it } from 'vitest';
import { type PlanningDraft, draftOfPlanning, planningOf } from './planning-draft.ts';

const read = (changes: Partial<PlanningDraft>) =>
  planningOf({ ...draftOfPlanning(defaultPlanningRules), ...changes });

it('PLAN-58 rules that are typed as they stand are the same', () => {
  expect(read({})).toEqual({ ok: true, rules: defaultPlanningRules });
  expect(read({ noticeDays: ' 14', colleagues: false })).toEqual({
    ok: true,
    rules: { ...defaultPlanningRules, noticeDays: 14, colleagues: false },
  });
});

it('PLAN-58 part-time work has three working days at least, and nothing is read into other figures', () => {
  expect(read({ partTimeNoticeDays: '2' })).toEqual({ ok: false, faults: ['partTimeNoticeDays'] });
  expect(read({ partTimeNoticeDays: '3' }).ok).toBe(true);
  expect(read({ noticeDays: '', tolerance: '61' })).toEqual({
    ...{ ok: false, faults: ['noticeDays', 'tolerance'] },
  });
  expect(read({ noticeDays: '-1' }).ok).toBe(false);
  expect(read({ tolerance: '5.5' }).ok).toBe(false);
});
