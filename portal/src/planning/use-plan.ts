import type { PlannedShift, PlanningAnswer } from '@comptoir/shared/planning/portal';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '../api/use-api.ts';
import { planningQuery, windowAround } from './api.ts';
import { type History, isPossible, noHistory, remembered, stepped } from './history.ts';
import { type OpenPlan, openPlan } from './open-plan.ts';
import { type Edit, composed, withEdits } from './plan.ts';
import type { PlanPeriod } from './plan-days.ts';
import type { WriterState } from './plan-writer.ts';

export type Plan = {
  query: UseQueryResult<PlanningAnswer>;
  /** As they are once everything is written that waits. */
  shifts: readonly PlannedShift[];
  writing: WriterState;
  open: OpenPlan;
  /** Does it at once on the screen, and on the server in its turn. */
  act: (edits: readonly Edit[]) => void;
  /** What a step did; null where somebody else changed it since. */
  step: (way: 'undo' | 'redo') => readonly Edit[] | null;
  canUndo: boolean;
  canRedo: boolean;
};

const nothing: readonly PlannedShift[] = [];

/** The plan of an establishment and these days, and what a hand does to it. */
export function usePlan(establishment: string, person: string, period: PlanPeriod): Plan {
  const api = useApi();
  const queries = useQueryClient();
  const { from, to } = windowAround(period);
  const [open] = useState(() =>
    openPlan(api, queries, { establishment, person, window: { from, to } }),
  );
  const [history, setHistory] = useState<History>(noHistory);
  const { writer } = open;
  const query = useQuery({
    ...planningQuery(api, establishment, { from, to }),
    placeholderData: (before) => (before?.establishment.id === establishment ? before : undefined),
  });
  const writing = useSyncExternalStore(writer.subscribe, writer.state);
  const known = query.data?.shifts ?? nothing;
  const shifts = useMemo(
    () =>
      withEdits(
        known,
        writing.batches.flatMap(({ edits }) => edits),
      ),
    [known, writing.batches],
  );
  useEffect(() => open.show({ from, to }), [open, from, to]);
  const answered = query.data !== undefined;
  useEffect(() => {
    if (answered) writer.begin();
  }, [writer, answered]);
  useEffect(() => {
    const online = () => writer.retry();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [writer]);

  const act = useCallback(
    (edits: readonly Edit[]) => {
      if (composed(edits).length === 0) return;
      setHistory((before) => remembered(before, edits));
      writer.write(edits);
    },
    [writer],
  );
  const step = (way: 'undo' | 'redo'): readonly Edit[] | null => {
    const next = stepped(history, way);
    if (next === null) return [];
    if (
      !isPossible(
        next.edits,
        withEdits(
          open.known(),
          writing.batches.flatMap((one) => one.edits),
        ),
      )
    ) {
      setHistory(noHistory);
      return null;
    }
    setHistory(next.history);
    writer.write(next.edits);
    return next.edits;
  };
  return {
    ...{ query, shifts, writing, open, act, step },
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
