import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { PlannedShift, PlanningAnswer } from '@comptoir/shared/planning/portal';
import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../api/api.ts';
import { type PlanWindow, planningQuery, writeShifts } from './api.ts';
import { dayOf } from './carry.ts';
import { keptBatches } from './kept-batches.ts';
import { standingOf } from './plan.ts';
import { PlanWriter } from './plan-writer.ts';

export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

export type OpenPlan = {
  writer: PlanWriter;
  /** Every confirmed shift that this page knows. */
  known: () => readonly PlannedShift[];
  /** Which days are looked at from now on. */
  show: (window: PlanWindow) => void;
  /** Asks for other days, and knows their shifts from then on. */
  ask: (window: PlanWindow) => Promise<PlanningAnswer>;
};

/** The plan of one establishment on one page: what is confirmed, and the one way to change it. */
export function openPlan(
  api: Api,
  queries: QueryClient,
  of: { establishment: string; person: string; window: PlanWindow },
): OpenPlan {
  const { establishment, person } = of;
  let shown = of.window;
  /** Confirmed shifts of days that are not looked at: what was copied there can be taken back. */
  const beyond = new Map<string, PlannedShift>();
  const asking = () => planningQuery(api, establishment, shown);
  const rows = () => {
    const answer = queries.getQueryData(asking().queryKey);
    if (answer === undefined) return [...beyond.values()];
    // Of the days that are looked at the answer knows better: what it does not name is gone.
    const isBeyond = (row: PlannedShift) => {
      const content = standingOf(row) ?? row.published;
      const day = content === null ? '' : dayOf(content, answer.establishment);
      return day < shown.from || day > shown.to;
    };
    return [...answer.shifts, ...[...beyond.values()].filter(isBeyond)];
  };
  const keeping = keptBatches(person, establishment);
  const writer = new PlanWriter(
    {
      rows,
      send: (attempt, changes) => writeShifts(api, establishment, attempt, changes),
      look: () => queries.fetchQuery({ ...asking(), staleTime: 0 }),
      confirmed: (written) => {
        for (const row of written) beyond.set(row.id, row);
        // An answer that is still on its way is older than this.
        void queries.cancelQueries({ queryKey: asking().queryKey });
        queries.setQueryData(asking().queryKey, (before) =>
          before === undefined ? before : { ...before, shifts: patched(before.shifts, written) },
        );
        // Other spans of days are asked for again when they are looked at.
        void queries.invalidateQueries({
          queryKey: ['planning', establishment],
          refetchType: 'none',
        });
      },
      newId,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      keep: keeping.keep,
    },
    keeping.read(),
  );
  return {
    writer,
    known: rows,
    show: (window) => {
      shown = window;
    },
    ask: async (window) => {
      const answer = await queries.fetchQuery({
        ...planningQuery(api, establishment, window),
        staleTime: 0,
      });
      for (const row of answer.shifts) beyond.set(row.id, row);
      return answer;
    },
  };
}

function patched(
  before: readonly PlannedShift[],
  written: readonly PlannedShift[],
): PlannedShift[] {
  const rows = new Map(before.map((row) => [row.id, row]));
  for (const row of written) {
    if (row.published === null && row.draft === null) rows.delete(row.id);
    else rows.set(row.id, row);
  }
  return [...rows.values()];
}
