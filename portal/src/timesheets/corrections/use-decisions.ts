import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { useToast } from '../../toasts.tsx';
import { acceptPunch, refreshHours } from '../sheet-api.ts';
import {
  decideCorrection,
  objectToCorrection,
  proposeCorrection,
  withdrawCorrection,
} from './api.ts';

/** Whose day, where. `name` null: one's own. */
type Whose = { person: string; name: string | null; establishment: string | null; day: string };

/** Everything that is decided about hours: each act is told at the top right, and every account of hours is asked for again. */
export function useDecisions() {
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const { text, dayLong } = useSpeech();
  const told = async (words: string) => {
    await refreshHours(queries);
    toast({ text: words });
  };
  return {
    accept: async (punches: readonly string[], name: string) => {
      for (const punch of punches) await acceptPunch(api, punch);
      await told(text('correct.accepted', { name, count: punches.length }));
    },
    /** One's own is proposed; somebody else's is decided at once. */
    correct: async (
      { person, name, establishment, day }: Whose,
      change: PunchChange,
      reason: string,
    ) => {
      const approve = name !== null;
      await proposeCorrection(api, { person, establishment, day, change, reason, approve });
      await told(
        name === null
          ? text('correct.sent', { day: dayLong(day) })
          : text('correct.corrected', { name, day: dayLong(day) }),
      );
    },
    decide: async (
      { id }: Pick<CorrectionRow, 'id'>,
      name: string,
      decision: 'approved' | 'refused',
      more: { edited?: PunchChange; reason?: string } = {},
    ) => {
      const { edited = null, reason = null } = more;
      await decideCorrection(api, id, { decision, edited, reason });
      await told(text(`correct.done-${decision}`, { name }));
    },
    withdraw: async ({ id }: Pick<CorrectionRow, 'id'>) => {
      await withdrawCorrection(api, id);
      await told(text('correct.withdrawn'));
    },
    object: async ({ id }: Pick<CorrectionRow, 'id'>, reason: string) => {
      await objectToCorrection(api, id, reason);
      await told(text('correct.objected'));
    },
  };
}
